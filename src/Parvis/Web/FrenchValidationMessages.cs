using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Parvis.Web;

/// <summary>A sentence in French for every rule that does not bring its own.</summary>
sealed class FrenchValidationMessages : IValidationMetadataProvider
{
    /// <summary>A data type such as <see cref="EmailAddressAttribute"/> starts with a sentence that reads as its own.</summary>
    static readonly HashSet<string?> Defaults =
    [
        null,
        new EmailAddressAttribute().ErrorMessage,
        new PhoneAttribute().ErrorMessage,
        new UrlAttribute().ErrorMessage,
    ];

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (rule.ErrorMessageResourceName is null && Defaults.Contains(rule.ErrorMessage))
                rule.ErrorMessage = Sentence(rule);
        }
    }

    static string? Sentence(ValidationAttribute rule) =>
        rule switch
        {
            RequiredAttribute => "Remplissez ce champ.",
            StringLengthAttribute length => $"Écrivez au plus {length.MaximumLength} caractères.",
            MaxLengthAttribute length => $"Écrivez au plus {length.Length} caractères.",
            MinLengthAttribute length => $"Écrivez au moins {length.Length} caractères.",
            RangeAttribute range => $"Écrivez un nombre entre {range.Minimum} et {range.Maximum}.",
            EmailAddressAttribute => "Cette adresse électronique ne semble pas complète : prenom.nom@exemple.fr",
            PhoneAttribute => "Ce numéro de téléphone ne semble pas complet.",
            UrlAttribute => "Cette adresse ne semble pas complète : https://www.exemple.fr",
            CompareAttribute => "Les deux saisies diffèrent.",
            _ => null,
        };
}
