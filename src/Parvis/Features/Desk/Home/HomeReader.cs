using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Requests.Queues;
using Parvis.Features.Settings;

namespace Parvis.Features.Desk.Home;

/// <summary>Reads the desk of one person: only what their roles make useful, in eight SQL commands at most.</summary>
public sealed class HomeReader(
    ParvisDbContext db,
    RequestQueues queues,
    NotificationReader notifications,
    OrganisationDirectory directory,
    MailboxService mailboxes,
    TownClock clock
)
{
    const int Shown = 5;
    const int NotificationsShown = 8;

    public async Task<HomeView> ReadAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        var handled = viewer.Departments.Keys.Where(d => viewer.Handles(d)).ToList();
        var mine = RequestQueues.Open(queues.Scope(QueueKind.Mine, null, viewer));
        var ofDepartments = queues.Scope(QueueKind.Department, handled, viewer);
        var late = RequestQueues.Late(ofDepartments, today);
        var serves = handled.Count > 0;
        var news = viewer.AgentId is null ? [] : await ReadNotificationsAsync(viewer, cancellationToken);
        return new HomeView
        {
            FirstName = organisation.Agent(viewer.AgentId)?.FirstName ?? viewer.Name,
            Today = today,
            HandlesRequests = serves,
            Mine = serves ? await queues.FirstAsync(mine, Shown + 1, cancellationToken) : [],
            ToAccept = serves
                ? await queues.FirstAsync(RequestQueues.ToAccept(ofDepartments), Shown + 1, cancellationToken)
                : [],
            Late = serves ? await queues.FirstAsync(late, Shown + 1, cancellationToken) : [],
            Registered = viewer.IsReception ? await RegisteredByAsync(viewer, cancellationToken) : [],
            Notifications = news,
            OtherNotifications = await OthersAsync(viewer, news.Count, cancellationToken),
            Figures = await FiguresAsync(viewer, ofDepartments, today, cancellationToken),
            Absent = Absent(viewer, organisation, today),
            MailboxTroubles = viewer.IsPilot ? await TroublesAsync(cancellationToken) : [],
        };
    }

    async Task<IReadOnlyList<string>> TroublesAsync(CancellationToken cancellationToken)
    {
        var zone = await clock.ZoneAsync(cancellationToken);
        return [.. (await mailboxes.TroublesAsync(cancellationToken)).Select(t => t.InWords(zone))];
    }

    async Task<IReadOnlyList<HomeNotification>> ReadNotificationsAsync(
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var unread = await notifications.UnreadAsync(viewer, NotificationsShown, cancellationToken);
        var local = new List<HomeNotification>(unread.Count);
        foreach (var row in unread)
            local.Add(new HomeNotification(row, await clock.ToLocalAsync(row.At, cancellationToken)));
        return local;
    }

    /// <summary>From the count at the top of every page, which costs no command of its own.</summary>
    async Task<string> OthersAsync(Viewer viewer, int shown, CancellationToken cancellationToken)
    {
        if (shown < NotificationsShown)
            return "";
        var unread = await notifications.CountUnreadAsync(viewer, cancellationToken);
        return (unread - shown) switch
        {
            <= 0 => "",
            1 => "une autre",
            var others when unread == NotificationReader.MostCounted => $"au moins {others} autres",
            var others => $"{others} autres",
        };
    }

    /// <summary>The latest ones, so that reception can go back to the call before.</summary>
    async Task<IReadOnlyList<RequestRow>> RegisteredByAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var me = viewer.AgentId;
        var since = clock.UtcNow.AddDays(-2);
        return me is null
            ? []
            : await db.Set<CitizenRequest>()
                .AsNoTracking()
                .VisibleTo(viewer)
                .Where(r => r.RegisteredById == me && r.RegisteredAt >= since)
                .OrderByDescending(r => r.Id)
                .Take(Shown)
                .AsRows(db)
                .OrderByDescending(r => r.Id)
                .ToListAsync(cancellationToken);
    }

    /// <summary>The pilot's, else the director's, else the head's.</summary>
    async Task<IReadOnlyList<HomeFigure>> FiguresAsync(
        Viewer viewer,
        IQueryable<CitizenRequest> ofDepartments,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        if (viewer.WatchesTown)
            return await TownFiguresAsync(viewer, today, cancellationToken);
        if (!viewer.IsHead)
            return [];
        var unassigned = await RequestQueues
            .Open(ofDepartments)
            .Where(r => r.AcceptedAt != null && r.HandlerId == null)
            .CountUpToCapAsync(cancellationToken);
        var late = await RequestQueues.Late(ofDepartments, today).CountUpToCapAsync(cancellationToken);
        return
        [
            new HomeFigure(unassigned, "sans agent", $"{RequestLinks.Department()}?agent={QueueWords.Nobody}"),
            new HomeFigure(late, "en retard", RequestLinks.Late) { IsLate = true },
        ];
    }

    async Task<IReadOnlyList<HomeFigure>> TownFiguresAsync(
        Viewer viewer,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var open = await db.Set<RequestCounter>()
            .VisibleTo(viewer)
            .Where(c => RequestStatuses.Open.Contains(c.Status))
            .GroupBy(c => new { Unowned = c.DepartmentId == Guid.Empty, c.Status })
            .Select(g => new
            {
                g.Key.Unowned,
                g.Key.Status,
                Count = g.Sum(c => c.Count),
            })
            .ToListAsync(cancellationToken);
        var everything = db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer);
        var late = await RequestQueues.Late(everything, today).CountUpToCapAsync(cancellationToken);
        var unowned = new HomeFigure(
            new CappedCount(open.Where(o => o.Unowned).Sum(o => o.Count)),
            "à affecter",
            RequestLinks.Unowned
        );
        var lateFigure = new HomeFigure(late, "en retard", RequestLinks.Late) { IsLate = true };
        if (viewer.IsPilot)
        {
            var refused = await RequestQueues
                .Open(everything)
                .Where(r => r.Refusals > 0)
                .CountUpToCapAsync(cancellationToken);
            return [unowned, new HomeFigure(refused, "renvoyées par un service", "/pilotage"), lateFigure];
        }

        var waiting = open.Where(o => o.Status is RequestStatus.WaitingForRequester or RequestStatus.Referred);
        return
        [
            new HomeFigure(new CappedCount(open.Sum(o => o.Count)), "demandes ouvertes", "/pilotage"),
            lateFigure,
            new HomeFigure(new CappedCount(waiting.Sum(o => o.Count)), "en attente", RequestLinks.Waiting),
            unowned,
        ];
    }

    static IReadOnlyList<HomeAbsence> Absent(Viewer viewer, OrganisationSnapshot organisation, DateOnly today) =>
        [
            .. viewer
                .Departments.Keys.SelectMany(organisation.AgentsOf)
                .DistinctBy(a => a.Id)
                .Where(a => a.Id != viewer.AgentId)
                .Select(a => (Agent: a, Absence: a.AbsenceOn(today)))
                .Where(a => a.Absence is not null)
                .OrderBy(a => a.Agent.SortName, StringComparer.Ordinal)
                .Select(a => new HomeAbsence(
                    a.Agent.FullName,
                    a.Absence!.Until,
                    organisation.Agent(a.Absence.StandInId)?.FullName,
                    a.Absence.StandInId is { } standIn && standIn == viewer.AgentId
                )),
        ];
}
