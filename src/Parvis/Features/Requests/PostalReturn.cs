namespace Parvis.Features.Requests;

/// <summary>Why the post brings a letter back, as it ticks on the envelope.</summary>
public enum PostalReturn
{
    /// <summary>« Destinataire inconnu à l'adresse ».</summary>
    Unknown,

    /// <summary>« Défaut d'accès ou d'adressage ».</summary>
    BadAddress,

    /// <summary>« Pli refusé par le destinataire ».</summary>
    Refused,

    /// <summary>« Pli avisé et non réclamé ».</summary>
    Unclaimed,
}

public static class PostalReturns
{
    public static string InFrench(this PostalReturn why) =>
        why switch
        {
            PostalReturn.Unknown => "destinataire inconnu à l'adresse",
            PostalReturn.BadAddress => "défaut d'accès ou d'adressage",
            PostalReturn.Refused => "pli refusé par le destinataire",
            PostalReturn.Unclaimed => "pli avisé et non réclamé",
        };

    /// <summary>
    /// Nobody was found there: it did not arrive. A letter that was refused or not fetched was presented to who it is
    /// for, and counts as notified on that day.
    /// </summary>
    public static bool IsOfTheAddress(this PostalReturn why) => why is PostalReturn.Unknown or PostalReturn.BadAddress;
}
