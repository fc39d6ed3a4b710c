using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>Links, parts, merging and its undoing.</summary>
public sealed partial class CitizenRequest
{
    public long? MergedIntoId { get; private set; }

    RequestStatus? StatusBeforeMerge { get; set; }

    DateTime? EndedAtBeforeMerge { get; set; }

    public void Link(CitizenRequest other, LinkKind kind)
    {
        if (other.Id == Id)
            throw new RefusedException("Une demande ne se lie pas à elle-même.", "Other");
        Record(new RequestLinked(other.Id, other.Reference, kind));
    }

    public void Unlink(CitizenRequest other) => Record(new RequestUnlinked(other.Id, other.Reference));

    public void SplitOff(CitizenRequest part)
    {
        RefuseUnlessOpen("la diviser");
        Record(new RequestSplit(part.Id, part.Reference));
    }

    public void MergeInto(CitizenRequest other, string reason, ProcessContext by)
    {
        if (Status == RequestStatus.Merged)
            throw new RefusedException("Cette demande est déjà fusionnée.");
        if (other.Id == Id)
            throw new RefusedException("Choisissez une autre demande.", "Other");
        if (other.Status == RequestStatus.Merged)
            throw new RefusedException("La demande choisie vit elle-même dans une autre.", "Other");
        if (other.CircleId != CircleId)
            throw new RefusedException("Ces deux demandes n'ont pas la même confidentialité.", "Other");
        RefuseWhileReplyLeaves();
        RefuseWhileElsewhere();
        Record(new RequestMerged(other.Id, other.Reference, Status, reason.Trim()));
        other.Record(new RequestAbsorbed(Id, Reference));
        (StatusBeforeMerge, EndedAtBeforeMerge) = (Status, EndedAt);
        Status = RequestStatus.Merged;
        EndedAt ??= by.At;
        MergedIntoId = other.Id;
    }

    public void UndoMerge(CitizenRequest other)
    {
        if (Status != RequestStatus.Merged || MergedIntoId != other.Id || StatusBeforeMerge is not { } former)
            throw new RefusedException("Cette demande n'est pas fusionnée.");
        if (ErasedAt is not null)
            throw new RefusedException("Ses données ont été effacées : il n'y a plus rien à séparer.");
        (Status, EndedAt) = (former, EndedAtBeforeMerge);
        (StatusBeforeMerge, EndedAtBeforeMerge) = (null, null);
        MergedIntoId = null;
        Record(new MergeUndone(other.Id, other.Reference));
        other.Record(new MergeUndone(Id, Reference));
    }
}

/// <summary>A tie between two requests; stored once, read from both ends.</summary>
public sealed class RequestLink
{
    public required long FromId { get; init; }

    public required long ToId { get; init; }

    public required LinkKind Kind { get; init; }
}

public enum LinkKind
{
    Related,

    /// <summary>A part of the other one, cut out of it.</summary>
    PartOf,

    /// <summary>Registered because the other one could no longer be reopened.</summary>
    FollowsUp,
}
