using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Merging;
using Parvis.Features.Requests;

namespace Parvis.Features.Desk.People;

/// <summary>Two sheets of one person, and all their requests, become one; or two again.</summary>
public sealed class PeopleMerging(RequesterMerging people, RequestHands hands, TimeProvider clock)
{
    public async Task MergeAsync(
        string kept,
        string absorbed,
        string? reason,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var merge = await people.MergeAsync(kept, absorbed, reason, viewer, cancellationToken);
        var moved = await hands.MoveAsync(merge.AbsorbedId, merge.KeptId, By(viewer), cancellationToken);
        merge.NoteRequests(moved.AsRequester, moved.AsRepresentative);
    }

    /// <summary>Says the name of who has a sheet of their own again.</summary>
    public async Task<string> UndoAsync(string mergeId, Viewer viewer, CancellationToken cancellationToken)
    {
        var (merge, kept, absorbed) = await people.UndoAsync(mergeId, viewer, cancellationToken);
        await hands.MoveBackAsync(
            new MovedRequests(merge.Parts.Requests, merge.Parts.RepresentedRequests),
            kept.Id,
            absorbed.Id,
            By(viewer),
            cancellationToken
        );
        return absorbed.DisplayName;
    }

    ProcessContext By(Viewer viewer) => new(viewer.AgentId, viewer.Name, clock.GetUtcNow().UtcDateTime);
}
