using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Settings;

namespace Parvis.Features.Requests;

/// <summary>
/// The only door through which a request changes: it checks the right, locks the row, applies the verb, writes the
/// timeline and the counters, in one transaction.
/// </summary>
public sealed class RequestChanges(
    ParvisDbContext db,
    Transactions transactions,
    Timeline timeline,
    RequestCounters counters,
    RequestCircles circles,
    RequestNumbers numbers,
    TargetPauses pauses,
    TownClock town
)
{
    /// <summary>Registers, and runs <paramref name="then"/> (a first message, an immediate answer) in the same breath.</summary>
    public Task<CitizenRequest> RegisterAsync(
        RegistrationOptions options,
        ProcessContext by,
        Func<CitizenRequest, Task>? then,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var year = (await town.ToLocalAsync(by.At, cancellationToken)).Year;
                var reference = await numbers.NextAsync(db, year, cancellationToken);
                var request = CitizenRequest.Register(options, reference, by);
                db.Add(request);
                await counters.MoveAsync(request, cancellationToken);
                // The timeline needs the row's number.
                await db.SaveChangesAsync(cancellationToken);
                if (then is not null)
                    await then(request);
                await FinishAsync(by, cancellationToken);
                return request;
            },
            cancellationToken
        );

    /// <summary>
    /// Applies a verb. <paramref name="seen"/> is the timeline number the person was looking at: when somebody else
    /// acted since, nothing is done and <see cref="StaleRequestException"/> lets the page show both.
    /// </summary>
    public Task<CitizenRequest> ApplyAsync(
        string reference,
        RequestAction action,
        int? seen,
        Viewer viewer,
        Func<CitizenRequest, ProcessContext, Task> verb,
        CancellationToken cancellationToken,
        Channel? channel = null
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var request = await LoadForChangeAsync(reference, cancellationToken);
                if (request is null || !RequestPolicy.CanRead(viewer, request))
                    throw new RequestNotFoundException(reference);
                if (!RequestPolicy.Allows(viewer, request, action))
                    throw new RefusedException("Cette action revient au service qui a la demande, ou au pilote.");
                if (seen is { } number && number != request.LastSequence)
                    throw new StaleRequestException(reference, number);
                var by = new ProcessContext(viewer.AgentId, viewer.Name, town.UtcNow, channel);
                await verb(request, by);
                await FinishAsync(by, cancellationToken);
                return request;
            },
            cancellationToken
        );

    public Task<CitizenRequest> ApplyAsync(
        string reference,
        RequestAction action,
        int? seen,
        Viewer viewer,
        Action<CitizenRequest, ProcessContext> verb,
        CancellationToken cancellationToken,
        Channel? channel = null
    ) =>
        ApplyAsync(
            reference,
            action,
            seen,
            viewer,
            (request, by) =>
            {
                verb(request, by);
                return Task.CompletedTask;
            },
            cancellationToken,
            channel
        );

    /// <summary>For jobs: no person is asking, so no right is checked.</summary>
    public Task ApplyAsync(
        string reference,
        Action<CitizenRequest> verb,
        ProcessContext by,
        CancellationToken cancellationToken
    ) =>
        ApplyAsync(
            reference,
            request =>
            {
                verb(request);
                return Task.CompletedTask;
            },
            by,
            cancellationToken
        );

    /// <summary>For jobs, when the verb has more to write.</summary>
    public Task ApplyAsync(
        string reference,
        Func<CitizenRequest, Task> verb,
        ProcessContext by,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                if (await LoadForChangeAsync(reference, cancellationToken) is not { } request)
                    return;
                await verb(request);
                await FinishAsync(by, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Locks the row on PostgreSQL; on SQLite the write gate already lets one writer through.</summary>
    public async Task<CitizenRequest?> LoadForChangeAsync(string reference, CancellationToken cancellationToken)
    {
        var requests = db.Database.IsNpgsql()
            ? db.Set<CitizenRequest>()
                .FromSql($"""SELECT * FROM "Requests" WHERE "Reference" = {reference} FOR NO KEY UPDATE""")
            : db.Set<CitizenRequest>().Where(r => r.Reference == reference);
        return (await requests.ToListAsync(cancellationToken)).SingleOrDefault();
    }

    /// <summary>For what hangs on a request without changing it: others who do the same wait for the end of the transaction.</summary>
    public static Task LockAsync(ParvisDbContext db, long requestId, CancellationToken cancellationToken) =>
        db.Database.IsNpgsql()
            ? db.Database.ExecuteSqlAsync(
                $"""SELECT 1 FROM "Requests" WHERE "Id" = {requestId} FOR NO KEY UPDATE""",
                cancellationToken
            )
            : Task.CompletedTask;

    /// <summary>
    /// Of every request the verb touched: a merge or a link changes two. Nothing is saved before all are counted, or
    /// where one stood would be forgotten.
    /// </summary>
    async Task FinishAsync(ProcessContext by, CancellationToken cancellationToken)
    {
        var moved = new List<(CitizenRequest Before, CitizenRequest Now)>();
        foreach (var request in Touched())
        {
            await pauses.SettleAsync(request, by.At, cancellationToken);
            await timeline.WriteAsync(request, by, cancellationToken);
            // Who heard of it may have ended a wait in their turn.
            if (await pauses.SettleAsync(request, by.At, cancellationToken))
                await timeline.WriteAsync(request, by, cancellationToken);
            if (db.Entry(request).State == EntityState.Modified)
                moved.Add(((CitizenRequest)db.Entry(request).OriginalValues.ToObject(), request));
        }

        foreach (var (before, now) in moved)
        {
            await counters.MoveAsync(now, cancellationToken);
            await CountForPeopleAsync(before, now, by, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var (before, now) in moved)
        {
            if (before.CircleId != now.CircleId)
                await TellPeopleAsync(now, before.CircleId, cancellationToken);
        }
    }

    /// <summary>In order, so that two transactions never wait for each other's counters.</summary>
    List<CitizenRequest> Touched() =>
        [
            .. db
                .ChangeTracker.Entries<CitizenRequest>()
                .Where(e => e.State == EntityState.Modified || e.Entity.PendingEvents.Count > 0)
                .Select(e => e.Entity)
                .OrderBy(r => r.Id),
        ];

    /// <summary>Only ordinary requests count: the number shows outside their circle.</summary>
    async Task CountForPeopleAsync(
        CitizenRequest before,
        CitizenRequest now,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var (was, present) = (CountedFor(before), CountedFor(now));
        if (was == present)
            return;
        if (was is { } former)
            await RequesterActivity.CountRequestAsync(db, former, -1, by.At, cancellationToken);
        if (present is { } requester)
            await RequesterActivity.CountRequestAsync(db, requester, +1, by.At, cancellationToken);
    }

    static long? CountedFor(CitizenRequest request) =>
        request.IsOpen && request.CircleId is null ? request.RequesterId : null;

    async Task TellPeopleAsync(CitizenRequest request, Guid? former, CancellationToken cancellationToken)
    {
        if (request.CircleId is not null)
            await circles.HidePeopleAsync(
                db.Set<CitizenRequest>().Where(r => r.Id == request.Id),
                former,
                cancellationToken
            );
        else
        {
            await RequesterActivity.BecomeKnownAsync(db, request.RequesterId, circleId: null, cancellationToken);
            await RequesterActivity.BecomeKnownAsync(db, request.RepresentativeId, circleId: null, cancellationToken);
        }
    }
}

/// <summary>It does not exist, or the person may not know that it does: the same answer for both.</summary>
public sealed class RequestNotFoundException(string reference) : Exception($"No request {reference} for this viewer.");

/// <summary>Somebody else acted since the page was shown.</summary>
public sealed class StaleRequestException(string reference, int seen)
    : Exception($"Request {reference} has moved on since entry {seen}.")
{
    public string Reference { get; } = reference;

    public int Seen { get; } = seen;
}
