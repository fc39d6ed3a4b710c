namespace Parvis.Features.Privacy.Cases;

public enum CaseKind
{
    Access,
    Erasure,
}

/// <summary>A choice and no free text: what a document says of somebody has no place here.</summary>
public enum IdentityProof
{
    DocumentSeen,
    KnownAddress,
    Questions,
    MandateSeen,
}

public enum CaseOutcome
{
    Granted,
    Partly,
    Refused,
}

/// <summary>Why the officer keeps what could be erased (GDPR art. 17-3).</summary>
public enum KeepReason
{
    LegalObligation,
    PublicTask,
    PublicArchives,
    LegalClaims,
}

public static class CaseWords
{
    public static string InFrench(this CaseKind kind) =>
        kind switch
        {
            CaseKind.Access => "Accès",
            CaseKind.Erasure => "Effacement",
        };

    public static string InFrench(this IdentityProof proof) =>
        proof switch
        {
            IdentityProof.DocumentSeen => "Pièce d'identité vue, non copiée",
            IdentityProof.KnownAddress => "Demande venue d'une adresse déjà inscrite sur la fiche",
            IdentityProof.Questions => "Réponses justes à des questions sur son dossier",
            IdentityProof.MandateSeen => "Mandat et pièce d'identité du mandataire vus",
        };

    public static string InFrench(this CaseOutcome outcome) =>
        outcome switch
        {
            CaseOutcome.Granted => "Acceptée",
            CaseOutcome.Partly => "Acceptée en partie",
            CaseOutcome.Refused => "Refusée",
        };

    public static string InFrench(this KeepReason reason) =>
        reason switch
        {
            KeepReason.LegalObligation => "obligation légale",
            KeepReason.PublicTask => "mission d'intérêt public",
            KeepReason.PublicArchives => "archives publiques",
            KeepReason.LegalClaims => "droits en justice",
        };
}
