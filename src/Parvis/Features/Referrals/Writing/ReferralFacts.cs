using Parvis.Deadlines.Clocks;
using Parvis.Features.Organisation;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Referrals.Writing;

/// <summary>What the notice to the resident and the message to the partner are written from.</summary>
public sealed record ReferralFacts
{
    /// <summary>Who writes, and about which request.</summary>
    public required Mentions Mentions { get; init; }

    public required PartnerAuthority Partner { get; init; }

    /// <summary>Of the resident.</summary>
    public required string Salutation { get; init; }

    /// <summary>The local day it entered the town hall.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The local day another administration received it, before the town did.</summary>
    public DateOnly? FirstReceivedOn { get; init; }

    public string FirstReceivedBy { get; init; } = "";

    /// <summary>The local day it is sent on.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What the clock says; null where none runs.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>Why it is the partner's, in plain words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the agent adds for the resident.</summary>
    public string Word { get; init; } = "";

    /// <summary>Whoever opens an envelope must learn nothing from its subject.</summary>
    public bool Confidential { get; init; }
}
