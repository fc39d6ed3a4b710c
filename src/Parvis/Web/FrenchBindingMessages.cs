using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Parvis.Ui.Translation;

namespace Parvis.Web;

/// <summary>What the framework says of a value it cannot read: in French, or in the language of a resident's page.</summary>
static class FrenchBindingMessages
{
    const string Invalid = "« {0} » n'est pas une valeur valable ici.";
    const string Unknown = "Cette valeur n'est pas valable ici.";
    const string Number = "Écrivez un nombre.";

    public static void Use(this DefaultModelBindingMessageProvider messages, PortalWords words)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => words[Invalid, value]);
        messages.SetMissingBindRequiredValueAccessor(_ => words["Ce champ manque."]);
        messages.SetMissingKeyOrValueAccessor(() => words["Une valeur manque."]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => words["Le formulaire est arrivé vide."]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => words[Invalid, value]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => words[Unknown]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => words[Number]);
        messages.SetUnknownValueIsInvalidAccessor(_ => words[Unknown]);
        messages.SetValueIsInvalidAccessor(value => words[Invalid, value]);
        messages.SetValueMustBeANumberAccessor(_ => words[Number]);
        messages.SetValueMustNotBeNullAccessor(_ => words["Remplissez ce champ."]);
    }
}
