namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>What an acknowledgement must tell depends on what silence will mean, and of what.</summary>
public enum AcknowledgementKind
{
    /// <summary>Silence accepts (CRPA L231-1).</summary>
    Acceptance,

    /// <summary>Silence rejects (CRPA L231-4).</summary>
    Rejection,

    /// <summary>An appeal to the town against a decision of its own (CRPA L411-2): silence rejects it.</summary>
    Appeal,

    /// <summary>Administrative documents (CRPA R311-12).</summary>
    Documents,

    /// <summary>Personal data (GDPR art. 12): no decision is born of silence.</summary>
    PersonalData,

    /// <summary>No text sets a period: an information, a report.</summary>
    Plain,
}

/// <param name="Kind">What silence means.</param>
/// <param name="Electronic">The request came by electronic means: CRPA R112-11-1 applies, else R112-5.</param>
/// <param name="Incomplete">Items are missing (CRPA L114-5, R112-11-4).</param>
public readonly record struct AcknowledgementVariant(AcknowledgementKind Kind, bool Electronic, bool Incomplete);
