using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Approval;

/// <summary>An answer that waits, with all that helps to decide.</summary>
public sealed record Proposal
{
    public required ApprovalRound Round { get; init; }

    public required string Reference { get; init; }

    public required string About { get; init; }

    public required bool RequestIsOpen { get; init; }

    public required bool IsConfidential { get; init; }

    /// <summary>Local times of the town.</summary>
    public required DateTime AskedAt { get; init; }

    public required DateTime HeldSince { get; init; }

    /// <summary>The last words of the resident.</summary>
    public string LastWord { get; init; } = "";

    public IReadOnlyList<RequestFile> Files { get; init; } = [];

    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>Asked since it was proposed.</summary>
    public IReadOnlyList<ProposalOpinion> Opinions { get; init; } = [];

    /// <summary>The colleague for whom the viewer would speak.</summary>
    public string? ActingFor { get; init; }

    /// <summary>The viewer may ask colleagues what they think of it.</summary>
    public bool MayAskOpinions { get; init; }

    /// <summary>It waits for the viewer.</summary>
    public bool IsMine { get; init; }

    public string Subject => IsConfidential ? ReplySending.NeutralSubject(Reference) : Round.Subject;

    /// <summary>What is ticked in the list: which one, as it was read.</summary>
    public string Tick => $"{Round.PublicId}.{Round.Version}";
}

/// <summary>What somebody changed, or what changed since it was refused.</summary>
/// <param name="Title">« Modifié par Claire Martin »</param>
public sealed record Change(string Title, string Words, IReadOnlyList<Passage> Passages);

public sealed record ProposalOpinion(Opinion Opinion, string Department, bool IsLate);
