using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Requests.Notifications;

/// <summary>Tells colleagues what concerns them, never about a confidential request outside its circle.</summary>
public sealed class Notifier(ParvisDbContext db, OrganisationDirectory directory, UnreadCounts counts, TownClock clock)
    : IHandle<NoteAdded>,
        IHandle<RequestAssigned>,
        IHandle<RequestTransferred>,
        IHandle<RequestReturnedToPilot>,
        IHandle<RequestSentBack>,
        IHandle<OpinionAsked>,
        IHandle<OpinionGiven>,
        IHandle<MessageReceived>,
        IHandle<RequestChased>,
        IHandle<MailReturned>,
        IHandle<ReplyFailed>,
        IHandle<RegistrationReceiptFailed>,
        IHandle<NoticeFailed>
{
    public Task HandleAsync(
        CitizenRequest request,
        NoteAdded happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => TellAsync(request, NotificationKind.Mentioned, by, cancellationToken, happened.Mentions);

    public Task HandleAsync(
        CitizenRequest request,
        RequestAssigned happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => TellAsync(request, NotificationKind.Assigned, by, cancellationToken, happened.AgentId);

    public Task HandleAsync(
        CitizenRequest request,
        RequestTransferred happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => TellDepartmentAsync(request, NotificationKind.Transferred, happened.To, by, cancellationToken);

    /// <summary>What comes back by itself, because nobody accepted it in time, is the business of a queue.</summary>
    public async Task HandleAsync(
        CitizenRequest request,
        RequestReturnedToPilot happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (by.AgentId is null)
            return;
        var whom = await WatchersAsync(request, cancellationToken);
        await TellAsync(request, NotificationKind.ReturnedToPilot, by, cancellationToken, whom);
    }

    public async Task HandleAsync(
        CitizenRequest request,
        RequestSentBack happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var whom = request.HandlerId ?? organisation.HeadOf(happened.To)?.Id;
        if (whom is { } agent)
            await TellAsync(request, NotificationKind.SentBack, by, cancellationToken, agent);
    }

    public Task HandleAsync(
        CitizenRequest request,
        OpinionAsked happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => TellDepartmentAsync(request, NotificationKind.OpinionAsked, happened.DepartmentId, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        OpinionGiven happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => TellHandlerAsync(request, NotificationKind.OpinionGiven, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        MessageReceived happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => TellHandlerAsync(request, NotificationKind.MessageReceived, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        RequestChased happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => TellHandlerAsync(request, NotificationKind.Chased, by, cancellationToken);

    /// <summary>A delay is no news: the message may still arrive.</summary>
    public Task HandleAsync(
        CitizenRequest request,
        MailReturned happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) =>
        happened.Permanent
            ? TellWhoHasItAsync(request, NotificationKind.MailReturned, by, cancellationToken)
            : Task.CompletedTask;

    public Task HandleAsync(
        CitizenRequest request,
        ReplyFailed happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => TellWhoHasItAsync(request, NotificationKind.MailRefused, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        RegistrationReceiptFailed happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => TellWhoHasItAsync(request, NotificationKind.MailRefused, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        NoticeFailed happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => TellWhoHasItAsync(request, NotificationKind.MailRefused, by, cancellationToken);

    /// <summary>The handler, else the department, else the pilot: somebody must do something.</summary>
    public async Task TellWhoHasItAsync(
        CitizenRequest request,
        NotificationKind kind,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var organisation = await directory.GetAsync(cancellationToken);
        // Somebody who has left is told nothing, and still has it.
        if (request.HandlerId is { } handler && organisation.Agent(handler) is { Active: true })
            await TellAsync(request, kind, by, cancellationToken, handler);
        else if (request.DepartmentId is { } department)
            await TellDepartmentAsync(request, kind, department, by, cancellationToken);
        else
            await TellAsync(request, kind, by, cancellationToken, await WatchersAsync(request, cancellationToken));
    }

    /// <summary>The pilot, or the circle of a confidential request. What they have not read of it under any of these words goes.</summary>
    public async Task TellWatchersAsync(
        CitizenRequest request,
        NotificationKind kind,
        IReadOnlyCollection<NotificationKind> former,
        ProcessContext by,
        CancellationToken cancellationToken
    ) =>
        await TellAgainAsync(
            request,
            kind,
            former,
            by,
            await WatchersAsync(request, cancellationToken),
            cancellationToken
        );

    /// <summary>What they have not read of it under any of these words goes: the latest says it all.</summary>
    public async Task TellAgainAsync(
        CitizenRequest request,
        NotificationKind kind,
        IReadOnlyCollection<NotificationKind> former,
        ProcessContext by,
        Guid[] agents,
        CancellationToken cancellationToken
    )
    {
        await db.Set<Notification>()
            .Where(n => n.RequestId == request.Id && former.Contains(n.Kind) && n.ReadAt == null)
            .Where(n => agents.Contains(n.AgentId))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, by.At), cancellationToken);
        await TellAsync(request, kind, by, cancellationToken, agents);
    }

    /// <summary>Of what nobody has.</summary>
    public async Task<Guid[]> WatchersAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        return organisation.Circle(request.CircleId) is { } circle
            ? [.. circle.Members]
            : await PilotsAsync(cancellationToken);
    }

    /// <summary>Its heads; without one who may know of it, those who can handle it.</summary>
    public async Task TellDepartmentAsync(
        CitizenRequest request,
        NotificationKind kind,
        Guid departmentId,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var able = Handlers.Of(organisation, departmentId, request.CircleId).ToList();
        var heads = able.FindAll(a => a.RoleIn(departmentId) == DepartmentRole.Head);
        var whom = (heads.Count > 0 ? heads : able).Select(a => a.Id);
        await TellAsync(request, kind, by, cancellationToken, [.. whom]);
    }

    Task<Guid[]> PilotsAsync(CancellationToken cancellationToken) =>
        db.Set<Agent>()
            .Where(a =>
                db.Set<Account>().Any(l => l.Id == a.AccountId && (l.Roles & TownRoles.Pilot) == TownRoles.Pilot)
            )
            .Select(a => a.Id)
            .ToArrayAsync(cancellationToken);

    Task TellHandlerAsync(
        CitizenRequest request,
        NotificationKind kind,
        ProcessContext by,
        CancellationToken cancellationToken
    ) =>
        request.HandlerId is { } handler
            ? TellAsync(request, kind, by, cancellationToken, handler)
            : Task.CompletedTask;

    public async Task TellAsync(
        CitizenRequest request,
        NotificationKind kind,
        ProcessContext by,
        CancellationToken cancellationToken,
        params Guid[] agents
    )
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        // Who stands in for somebody absent is told too: what reaches them must not sleep.
        var standIns = agents.Select(a => organisation.Agent(a)?.AbsenceOn(today)?.StandInId).OfType<Guid>();
        foreach (var agent in agents.Concat(standIns).Distinct())
        {
            if (agent == by.AgentId || organisation.Agent(agent) is not { Active: true })
                continue;
            if (request.CircleId is { } circle && !organisation.IsIn(circle, agent))
                continue;
            counts.Forget(agent);
            db.Add(
                new Notification
                {
                    AgentId = agent,
                    RequestId = request.Id,
                    Kind = kind,
                    By = by.Name,
                    At = by.At,
                }
            );
        }
    }
}
