using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Parvis.Web;

static class FrenchBindingMessages
{
    public static void UseFrench(this DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => $"« {value} » n'est pas une valeur valable ici.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Ce champ manque.");
        messages.SetMissingKeyOrValueAccessor(() => "Une valeur manque.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Le formulaire est arrivé vide.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value =>
            $"« {value} » n'est pas une valeur valable ici."
        );
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Cette valeur n'est pas valable ici.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Écrivez un nombre.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "Cette valeur n'est pas valable ici.");
        messages.SetValueIsInvalidAccessor(value => $"« {value} » n'est pas une valeur valable ici.");
        messages.SetValueMustBeANumberAccessor(_ => "Écrivez un nombre.");
        messages.SetValueMustNotBeNullAccessor(_ => "Remplissez ce champ.");
    }
}
