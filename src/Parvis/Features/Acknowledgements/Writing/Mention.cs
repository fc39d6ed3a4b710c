namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>Something that a text says an acknowledgement must tell.</summary>
public enum Mention
{
    ReceivedOn,
    Service,
    PostalAddress,

    /// <summary>An electronic acknowledgement may give either address.</summary>
    EmailOrPostalAddress,
    Phone,

    /// <summary>Who handles it, or that its safety forbids to say so.</summary>
    Agent,

    /// <summary>The day silence decides, or what it depends on while items are missing.</summary>
    SilenceDate,
    SilenceMeans,

    /// <summary>The date holds if the file is complete.</summary>
    IfComplete,
    Certificate,
    GraciousAppeal,
    Court,
    AppealPeriod,
    PriorAppeal,
    AppealAnew,
    MissingItems,
    ItemsUntil,
    ItemsEffect,
    DocumentsCommission,
    CommissionPeriod,
    AnswerDate,
    Extension,
    DataProtectionOfficer,
    DataAuthority,
}

/// <param name="What">What must be told.</param>
/// <param name="Article">The text that says so.</param>
public sealed record RequiredMention(Mention What, string Article);

public static class MentionWords
{
    /// <summary>As the screen names what is missing.</summary>
    public static string InFrench(this Mention mention) =>
        mention switch
        {
            Mention.ReceivedOn => "le jour de réception",
            Mention.Service => "le service chargé du dossier",
            Mention.PostalAddress => "l'adresse postale du service",
            Mention.EmailOrPostalAddress => "l'adresse du service",
            Mention.Phone => "le téléphone du service",
            Mention.Agent => "le nom de l'agent qui suit la demande",
            Mention.SilenceDate => "le jour où le silence décide",
            Mention.SilenceMeans => "ce que le silence décide",
            Mention.IfComplete => "la réserve d'un dossier complet",
            Mention.Certificate => "le droit à une attestation",
            Mention.GraciousAppeal => "le recours gracieux",
            Mention.Court => "le tribunal administratif et son adresse",
            Mention.AppealPeriod => "le délai de recours",
            Mention.PriorAppeal => "le recours préalable obligatoire",
            Mention.AppealAnew => "le nouveau délai de recours",
            Mention.MissingItems => "la liste des pièces",
            Mention.ItemsUntil => "le délai pour les envoyer",
            Mention.ItemsEffect => "l'effet des pièces sur le délai",
            Mention.DocumentsCommission => "la saisine de la CADA",
            Mention.CommissionPeriod => "le délai pour saisir la CADA",
            Mention.AnswerDate => "la date de réponse",
            Mention.Extension => "la prolongation possible",
            Mention.DataProtectionOfficer => "le délégué à la protection des données",
            Mention.DataAuthority => "la réclamation à la CNIL",
        };
}
