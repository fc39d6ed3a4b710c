using Parvis.Data;

namespace Parvis.Features.Requesters.Merging;

/// <summary>
/// Two sheets found to be one person: what moved to the one kept, so that undoing takes back exactly that. The sheet
/// absorbed keeps its names and stays out of sight.
/// </summary>
public sealed class RequesterMerge
{
    public const int MaxReason = 300;

    RequesterMerge() { }

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public long KeptId { get; private set; }

    public long AbsorbedId { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTime At { get; private set; }

    public Guid? AgentId { get; private set; }

    public string By { get; private set; } = "";

    public MergedParts Parts { get; private set; } = new();

    public DateTime? UndoneAt { get; private set; }

    public string UndoneBy { get; private set; } = "";

    public bool IsUndone => UndoneAt is not null;

    internal static RequesterMerge Record(
        Requester kept,
        Requester absorbed,
        MergedParts parts,
        string? reason,
        Guid? agentId,
        string by,
        DateTime at
    )
    {
        var said = reason?.Trim() ?? "";
        if (said.Length == 0)
            throw new RefusedException("Dites à quoi l'on voit que c'est la même personne.", nameof(Reason));
        if (said.Length > MaxReason)
            throw new RefusedException($"Dites-le en {MaxReason} caractères.", nameof(Reason));
        return new RequesterMerge
        {
            KeptId = kept.Id,
            AbsorbedId = absorbed.Id,
            Parts = parts,
            Reason = said,
            AgentId = agentId,
            By = by,
            At = at,
        };
    }

    /// <summary>The requests that changed hands are moved by the slice that owns them, and noted here.</summary>
    public void NoteRequests(IReadOnlyList<long> asRequester, IReadOnlyList<long> asRepresentative) =>
        Parts = Parts with { Requests = asRequester, RepresentedRequests = asRepresentative };

    /// <summary>A circle that what was absorbed has joined since takes its leave with it.</summary>
    public void NoteCircle(Guid circleId) => Parts = Parts with { Circles = [.. Parts.Circles, circleId] };

    internal void Undo(string by, DateTime at)
    {
        if (IsUndone)
            throw new RefusedException("Cette fusion est déjà annulée.");
        UndoneAt = at;
        UndoneBy = by;
    }
}

/// <summary>Numbers of the rows that moved to the sheet kept.</summary>
public sealed record MergedParts
{
    public IReadOnlyList<long> Contacts { get; init; } = [];

    public IReadOnlyList<long> Needs { get; init; } = [];

    public IReadOnlyList<long> ActedFor { get; init; } = [];

    public IReadOnlyList<long> RepresentedBy { get; init; } = [];

    public IReadOnlyList<long> Households { get; init; } = [];

    public IReadOnlyList<Guid> Circles { get; init; } = [];

    public IReadOnlyList<long> Requests { get; init; } = [];

    public IReadOnlyList<long> RepresentedRequests { get; init; } = [];
}
