using Parvis.Features.Privacy.Cases;

namespace Parvis.Features.Privacy.Erasing;

/// <summary>A request of the person, and what its erasure would meet.</summary>
public sealed record ErasableRequest
{
    public required long Id { get; init; }

    public required string Reference { get; init; }

    public required string Subject { get; init; }

    /// <summary>Somebody else's, for whom the person acts: only their part in it goes.</summary>
    public required bool IsTheirs { get; init; }

    public DateTime? EndedAt { get; init; }

    /// <summary>Why it stays now, as the page and the letter say it; null when it may go.</summary>
    public required string? Obstacle { get; init; }

    public bool MayGo => Obstacle is null;
}

/// <summary>What may be erased, and what must stay.</summary>
public sealed record ErasurePlan
{
    public required IReadOnlyList<ErasableRequest> Requests { get; init; }

    /// <summary>The person's, by their public ids.</summary>
    public required IReadOnlyList<string> Sheets { get; init; }

    /// <summary>In circles that have not agreed.</summary>
    public required int Unseen { get; init; }

    public bool SheetMayGo => Unseen == 0 && Requests.All(r => r.MayGo);
}

/// <summary>What the officer decided.</summary>
public sealed record ErasureOptions
{
    public required string? Reason { get; init; }

    /// <summary>Requests that could go and stay, by their reference.</summary>
    public required IReadOnlyDictionary<string, KeepReason> Kept { get; init; }

    /// <summary>References that the page showed as going; anything else since is refused.</summary>
    public required IReadOnlyList<string> Shown { get; init; }

    /// <summary>The sheets that the page was made from.</summary>
    public required IReadOnlyList<string> Sheets { get; init; }

    public bool IsStill(ErasurePlan plan) =>
        plan.Requests.Where(r => r.MayGo).Select(r => r.Reference).ToHashSet().SetEquals(Shown)
        && plan.Sheets.ToHashSet().SetEquals(Sheets);
}
