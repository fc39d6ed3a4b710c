namespace Parvis.Features.Requests.Page;

/// <summary>One entry of the conversation as shown: a word exchanged, a note, an opinion, or a line of history.</summary>
public sealed record TimelineItem
{
    public required int Sequence { get; init; }

    /// <summary>Local time of the town.</summary>
    public required DateTime At { get; init; }

    public required string Actor { get; init; }

    public required string Sentence { get; init; }

    public Correspondence? Message { get; init; }

    /// <summary>Who put the message here, when a person did what the machine usually does.</summary>
    public string? PlacedBy { get; init; }

    /// <summary>A machine answered, or said that a message did not arrive.</summary>
    public bool IsOfMachine { get; init; }

    /// <summary>An answer was proposed, or somebody said what they think of it.</summary>
    public bool IsOfApproval { get; init; }

    /// <summary>An interpreter was asked for, or somebody noted what became of it.</summary>
    public bool IsOfInterpreter { get; init; }

    /// <summary>The receipt that the line tells of: preparing it is not sending it, so its state is shown.</summary>
    public Correspondence? Receipt { get; init; }

    public Note? Note { get; init; }

    public Opinion? Opinion { get; init; }

    public string? DepartmentName { get; init; }

    public IReadOnlyList<RequestFile> Files { get; init; } = [];

    /// <summary>The viewer works in the department whose opinion is awaited.</summary>
    public bool MayGiveOpinion { get; init; }

    /// <summary>It came by mail after the request was made, and the viewer may say that it is not about it.</summary>
    public bool MayDetach { get; init; }

    public required string Reference { get; init; }
}
