using Parvis.Data;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Letters;
using Parvis.Features.Referrals;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Queues;

namespace Parvis.Features.Oversight.Board;

/// <summary>
/// The numbers of the board and the lists behind them are made by the very same filters. Each is worded as the
/// filtered index that serves it (see the mapping of requests).
/// </summary>
public static class BoardFilters
{
    public static IQueryable<CitizenRequest> Of(
        this IQueryable<CitizenRequest> requests,
        BoardMeasure measure,
        BoardRules rules,
        ParvisDbContext db
    )
    {
        var open = requests.Where(r => r.EndedAt == null);
        var (today, waitingSince, acceptBefore) = (rules.Today, rules.WaitingSinceBefore, rules.AcceptBeforeUntil);
        var (clocks, near) = (db.Set<WatchedClock>(), rules.NearUntil);
        var soon = rules.AcknowledgeUntil;
        return measure switch
        {
            // Chasers bring SortDue forward, never back: it narrows the walk of the index.
            BoardMeasure.Late => open.Where(r => r.SortDue < today && r.DueOn < today && r.PausedSince == null),
            BoardMeasure.Unowned => open.Where(r => r.DepartmentId == null),
            BoardMeasure.Refused => open.Where(r => r.Refusals > 0),
            BoardMeasure.Unaccepted => open.Where(r =>
                r.AcceptBefore <= acceptBefore && r.DepartmentId != null && r.AcceptedAt == null
            ),
            BoardMeasure.WaitingLong => open.Where(r => r.WaitingSince < waitingSince),
            BoardMeasure.Chased => open.Where(r => r.ChaserCount > 1),
            BoardMeasure.SilenceNear => open.Where(r =>
                clocks.Where(c => c.DecidedOn == null && c.DueOn <= near).Select(c => c.RequestId).Contains(r.Id)
            ),
            BoardMeasure.SilenceDecided => open.Where(r =>
                clocks.Where(c => c.DecidedOn != null).Select(c => c.RequestId).Contains(r.Id)
            ),
            BoardMeasure.Unacknowledged => open.Where(r =>
                db.Set<Acknowledgement>().OwedBy(soon).Select(a => a.RequestId).Contains(r.Id)
            ),
            BoardMeasure.PartnerSilent => db.Set<Referral>().Silent(open, today).Select(s => s.Request),
            BoardMeasure.FirstAnswerLate => open.Where(r =>
                r.SortDue < today
                && r.FirstAnswerDueOn < today
                && r.DueOn >= today
                && r.FirstAnsweredAt == null
                && r.PausedSince == null
            ),
            BoardMeasure.LetterUnanswered => open.WithoutAnswer(),
        };
    }

    public static IQueryable<CitizenRequest> Within(this IQueryable<CitizenRequest> requests, BoardScope scope)
    {
        requests = requests.VisibleTo(scope.Viewer);
        return scope.Departments is { } departments ? requests.OfDepartments(departments) : requests;
    }
}
