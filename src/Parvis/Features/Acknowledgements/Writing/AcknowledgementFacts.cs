using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>What one acknowledgement, or one demand of items, is written from.</summary>
public sealed record AcknowledgementFacts
{
    public required AcknowledgementVariant Variant { get; init; }

    /// <summary>Who writes, and about which request.</summary>
    public required Mentions Mentions { get; init; }

    public required AppealRoutes Routes { get; init; }

    public required string Salutation { get; init; }

    /// <summary>Of the person, as an ISO 639 code; empty when it is not known.</summary>
    public string Language { get; init; } = "";

    /// <summary>A local day.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The local day another administration received it, before it sent it on.</summary>
    public DateOnly? FirstReceivedOn { get; init; }

    public string FirstReceivedBy { get; init; } = "";

    /// <summary>The local day it is written on.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Silence has decided already, or does today: nothing may be announced any more.</summary>
    public bool IsDecided => Deadline is { Kind: not SilenceRule.None, Due: { } due } && due <= Today;

    /// <summary>What the clock says, the missing items counted as if they were asked for today; null where none runs.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>« deux mois »</summary>
    public string Period { get; init; } = "";

    /// <summary>An appeal that a text wants before the court, as the town writes it; empty when there is none.</summary>
    public string PriorAppeal { get; init; } = "";

    /// <summary>A matter of planning has its own time to appeal (code de l'urbanisme, L600-12-2).</summary>
    public bool Planning { get; init; }

    /// <summary>Of the town hall, on one line: where an appeal to the mayor goes.</summary>
    public string TownAddress { get; init; } = "";

    /// <summary>Whoever opens the mailbox must learn nothing.</summary>
    public bool Confidential { get; init; }

    public IReadOnlyList<MissingItem> Missing { get; init; } = [];

    /// <summary>Without what is missing the file cannot be handled.</summary>
    public bool NeedsItems => Missing.Any(i => i.Indispensable);

    /// <summary>The last day given for them.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The acknowledgement has left: only the items are asked for (CRPA L114-5).</summary>
    public bool OnlyItems { get; init; }

    /// <summary>A former list of items gives way to this one: the day it left.</summary>
    public DateOnly? Replaces { get; init; }

    /// <summary>What the agent adds, above what the law asks.</summary>
    public string Word { get; init; } = "";
}
