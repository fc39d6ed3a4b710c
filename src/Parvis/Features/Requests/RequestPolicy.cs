using System.Linq.Expressions;
using Parvis.Features.Organisation;
using Parvis.Web;

namespace Parvis.Features.Requests;

/// <summary>
/// The one place that says who may see and do what with a request. Lists, counts, search, suggestions, files and
/// notifications filter with <see cref="Visible"/>; a single request is checked with <see cref="CanRead"/> and
/// <see cref="Allows"/>.
/// </summary>
public static class RequestPolicy
{
    /// <summary>
    /// Any colleague who serves residents finds any ordinary request; a confidential one exists only for its circle.
    /// </summary>
    public static Expression<Func<CitizenRequest, bool>> Visible(Viewer viewer)
    {
        if (!viewer.ServesResidents)
            return static _ => false;
        var circles = viewer.Circles;
        return circles.Count == 0
            ? static r => r.CircleId == null
            : r => r.CircleId == null || circles.Contains(r.CircleId.Value);
    }

    public static IQueryable<CitizenRequest> VisibleTo(this IQueryable<CitizenRequest> requests, Viewer viewer) =>
        requests.Where(Visible(viewer));

    /// <summary>Ordinary requests are everybody's work; only who opened a confidential one is kept.</summary>
    public static void Note(this ShownRecords shown, CitizenRequest? request)
    {
        if (request is { CircleId: not null })
            shown.NoteConfidentialRequest(request.Id);
    }

    /// <summary>Counters follow the same rule as the rows they count.</summary>
    public static IQueryable<RequestCounter> VisibleTo(this IQueryable<RequestCounter> counters, Viewer viewer)
    {
        if (!viewer.ServesResidents)
            return counters.Where(static _ => false);
        var circles = viewer.Circles;
        return counters.Where(c => c.CircleId == Guid.Empty || circles.Contains(c.CircleId));
    }

    /// <summary>An elected official follows the topics of a delegation; nothing confidential, nothing unsorted.</summary>
    public static IQueryable<CitizenRequest> InDelegation(
        this IQueryable<CitizenRequest> requests,
        IReadOnlyList<Guid> topics
    ) => requests.Where(r => r.CircleId == null && r.TopicId != null && topics.Contains(r.TopicId.Value));

    public static bool CanRead(Viewer viewer, CitizenRequest request) =>
        viewer.ServesResidents && (request.CircleId is not { } circle || viewer.Circles.Contains(circle));

    public static bool Allows(Viewer viewer, CitizenRequest request, RequestAction action) =>
        CanRead(viewer, request)
        && action switch
        {
            RequestAction.Note => true,
            RequestAction.Chase => true,
            RequestAction.Hear => true,
            RequestAction.AddFile => true,
            // Whoever empties the printer posts the letters of the whole town hall.
            RequestAction.PostLetter => true,
            RequestAction.Link => true,
            // Whoever is in front of the person, whichever department has it.
            RequestAction.RenewFollowUp => true,
            RequestAction.AnswerAtOnce => MayAnswerAtOnce(viewer, request.DepartmentId),
            RequestAction.Correct => Holds(viewer, request) || viewer.IsReception,
            RequestAction.Accept => viewer.Handles(request.DepartmentId),
            RequestAction.SendBack => viewer.Handles(request.DepartmentId),
            RequestAction.Take => viewer.Handles(request.DepartmentId),
            RequestAction.Assign => viewer.Heads(request.DepartmentId) || viewer.IsPilot,
            RequestAction.Transfer => Holds(viewer, request) || viewer.IsReception,
            RequestAction.Refer => Holds(viewer, request) || viewer.IsReception,
            RequestAction.ReturnToPilot => Holds(viewer, request),
            RequestAction.AskOpinion => Holds(viewer, request),
            RequestAction.GiveOpinion => viewer.Departments.Count > 0 || viewer.IsPilot,
            RequestAction.Wait => Holds(viewer, request),
            RequestAction.Plan => Holds(viewer, request),
            RequestAction.Reply => Holds(viewer, request),
            // Whose turn it is, the answer itself knows: see MayApprove.
            RequestAction.Approve => true,
            RequestAction.Close => Holds(viewer, request),
            RequestAction.Reopen => Holds(viewer, request) || viewer.IsReception,
            RequestAction.Split => Holds(viewer, request),
            RequestAction.Merge => Holds(viewer, request),
        };

    /// <summary>Whoever works in the department that was asked, or the pilot for it.</summary>
    public static bool MayGiveOpinion(Viewer viewer, Guid departmentId) =>
        viewer.Departments.ContainsKey(departmentId) || viewer.IsPilot;

    /// <summary>Whoever an answer waits for, or who stands in for them.</summary>
    public static bool MayApprove(Viewer viewer, Guid? holderId) =>
        holderId is { } holder && viewer.WorkOf.Contains(holder);

    /// <summary>An elected official signs what waits for them, never what is confidential.</summary>
    public static bool MaySign(Viewer viewer, CitizenRequest request, Guid? officialId) =>
        officialId is { } official && official == viewer.ElectedOfficialId && request.CircleId is null;

    /// <summary>Known before the request exists: reception answers for every department.</summary>
    public static bool MayAnswerAtOnce(Viewer viewer, Guid? departmentId) =>
        viewer.IsReception || viewer.IsPilot || viewer.Handles(departmentId);

    /// <summary>
    /// The department that has it, who stands in for its handler, or the pilot, who watches over all and has what
    /// nobody has. The pilot may be outside a circle: what nobody has in it is its members'.
    /// </summary>
    static bool Holds(Viewer viewer, CitizenRequest request) =>
        viewer.Handles(request.DepartmentId)
        || viewer.IsPilot
        || (request.HandlerId is { } handler && viewer.StandsInFor.Contains(handler))
        || (request is { DepartmentId: null, CircleId: { } circle } && viewer.Circles.Contains(circle));
}

public enum RequestAction
{
    Note,
    Chase,
    Hear,
    AddFile,
    PostLetter,
    Link,
    RenewFollowUp,
    AnswerAtOnce,
    Correct,
    Accept,
    SendBack,
    Take,
    Assign,
    Transfer,
    Refer,
    ReturnToPilot,
    AskOpinion,
    GiveOpinion,
    Wait,
    Plan,
    Reply,
    Approve,
    Close,
    Reopen,
    Split,
    Merge,
}
