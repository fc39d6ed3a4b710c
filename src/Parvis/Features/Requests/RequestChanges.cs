using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;

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
    TimeProvider clock
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
                var reference = await numbers.NextAsync(db, by.At.Year, cancellationToken);
                var request = CitizenRequest.Register(options, reference, by);
                db.Add(request);
                await counters.MoveAsync(request, cancellationToken);
                // The timeline needs the row's number.
                await db.SaveChangesAsync(cancellationToken);
                if (then is not null)
                    await then(request);
                await FinishAsync(request, by, cancellationToken);
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
                var by = new ProcessContext(viewer.AgentId, viewer.Name, clock.GetUtcNow().UtcDateTime, channel);
                await verb(request, by);
                await FinishAsync(request, by, cancellationToken);
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
        transactions.RunAsync(
            async () =>
            {
                if (await LoadForChangeAsync(reference, cancellationToken) is not { } request)
                    return;
                verb(request);
                await FinishAsync(request, by, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>The other request of a merge, a link or a split, already loaded and changed in this transaction.</summary>
    public Task FinishOtherAsync(CitizenRequest other, ProcessContext by, CancellationToken cancellationToken) =>
        FinishAsync(other, by, cancellationToken);

    /// <summary>Locks the row on PostgreSQL; on SQLite the write gate already lets one writer through.</summary>
    public async Task<CitizenRequest?> LoadForChangeAsync(string reference, CancellationToken cancellationToken)
    {
        var requests = db.Database.IsNpgsql()
            ? db.Set<CitizenRequest>()
                .FromSql($"""SELECT * FROM "Requests" WHERE "Reference" = {reference} FOR NO KEY UPDATE""")
            : db.Set<CitizenRequest>().Where(r => r.Reference == reference);
        return (await requests.ToListAsync(cancellationToken)).SingleOrDefault();
    }

    async Task FinishAsync(CitizenRequest request, ProcessContext by, CancellationToken cancellationToken)
    {
        await timeline.WriteAsync(request, by, cancellationToken);
        var entry = db.Entry(request);
        if (entry.State != EntityState.Modified)
        {
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        await counters.MoveAsync(request, cancellationToken);
        var before = (CitizenRequest)entry.OriginalValues.ToObject();
        await CountForPeopleAsync(before, request, by, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (before.CircleId != request.CircleId)
            await TellPeopleAsync(request, before.CircleId, cancellationToken);
    }

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
        else if (request.RequesterId is { } requester)
            await RequesterActivity.BecomeKnownAsync(db, requester, circleId: null, cancellationToken);
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
