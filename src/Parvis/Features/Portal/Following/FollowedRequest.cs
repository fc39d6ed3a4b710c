using Parvis.Features.Requests;
using Parvis.Features.Requests.Mandates;

namespace Parvis.Features.Portal.Following;

/// <summary>What a resident is shown of a request of theirs.</summary>
public sealed record FollowedRequest
{
    public required CitizenRequest Request { get; init; }

    /// <summary>Where it stands, in words of every day: the state, then what follows.</summary>
    public required IReadOnlyList<string> State { get; init; }

    /// <summary>Nothing of what it is about: somebody else may read this mailbox.</summary>
    public bool IsDiscreet => Request.CircleId is not null;

    /// <summary>Who answers for it and how to reach them, one line each.</summary>
    public required IReadOnlyList<string> Contact { get; init; }

    /// <summary>What the town still needs, and until when.</summary>
    public required IReadOnlyList<AwaitedItems> Awaited { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<FollowedMessage> Messages { get; init; }

    /// <summary>Of who follows it with them today; null when nobody does.</summary>
    public required RequestMandate? Mandate { get; init; }

    /// <summary>It ended, and may be opened again.</summary>
    public required bool MayReopen { get; init; }

    /// <summary>The day of the last chaser, which is enough for now; null when one may be noted.</summary>
    public required DateOnly? ChasedOn { get; init; }

    public bool MayWrite => Request.IsOpen;

    /// <summary>Nothing is on its way to them, and nobody else can end it through their mailbox.</summary>
    public bool MayWithdraw => MayChase && !IsDiscreet;

    public bool MayChase => Request.IsOpen && Request.StatusBeforeReply is null;
}

public sealed record AwaitedItems(DateOnly Until, IReadOnlyList<string> Names);

/// <param name="Heading">Who, when, which way.</param>
/// <param name="IsTheirs">The resident's own words.</param>
/// <param name="Body">Empty where only the fact is told.</param>
/// <param name="Files">Names and addresses.</param>
public sealed record FollowedMessage(
    string Heading,
    bool IsTheirs,
    string Body,
    IReadOnlyList<(string Name, string PublicId)> Files
);
