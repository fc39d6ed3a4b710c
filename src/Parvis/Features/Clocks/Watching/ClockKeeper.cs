using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Deadlines.Clocks;
using Parvis.Features.Requests;

namespace Parvis.Features.Clocks.Watching;

/// <summary>Keeps the date of the law of each request true, in the transaction of whatever moves it.</summary>
public sealed class ClockKeeper(ParvisDbContext db, StatutoryClocks clocks)
    : IHandle<RequestRegistered>,
        IHandle<TopicChanged>,
        IHandle<AnsweredAtOnce>,
        IHandle<ReplyQueued>,
        IHandle<ReplyWithdrawn>,
        IHandle<ReplyFailed>,
        IHandle<RequestClosed>,
        IHandle<RequestReopened>,
        IHandle<RequestMerged>,
        IHandle<MergeUndone>,
        IHandle<ReceptionCorrected>
{
    public async Task HandleAsync(
        CitizenRequest request,
        RequestRegistered happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        // Nothing to look for: it has just been made.
        if ((await clocks.ReadAsync(request, [], cancellationToken))?.Deadline is { Due: not null } deadline)
            db.Add(new WatchedClock(request.Id, deadline));
    }

    public Task HandleAsync(
        CitizenRequest request,
        TopicChanged happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => KeepAndTellAsync(request, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        AnsweredAtOnce happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => KeepAsync(request, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        ReplyQueued happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => KeepAsync(request, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        ReplyWithdrawn happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => KeepAsync(request, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        ReplyFailed happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => KeepAsync(request, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        RequestClosed happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => KeepAsync(request, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        RequestReopened happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => KeepAsync(request, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        RequestMerged happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => KeepAsync(request, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        MergeUndone happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => KeepAsync(request, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        ReceptionCorrected happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => KeepAndTellAsync(request, cancellationToken);

    /// <summary>What moved it was a person or the town, not what became of the request: the history says so.</summary>
    public async Task KeepAndTellAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var before = await FindAsync(request, cancellationToken);
        var (former, meant) = (before?.DueOn, before?.Silence);
        var now = await KeepAsync(request, cancellationToken);
        if (former != now?.DueOn || meant != now?.Silence)
            request.MoveStatutoryDate(former, now?.DueOn, now?.Silence);
    }

    async Task<WatchedClock?> KeepAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var kept = await FindAsync(request, cancellationToken);
        var deadline = await EvaluateAsync(request, cancellationToken);
        if (deadline is null)
        {
            if (kept is not null)
                db.Remove(kept);
            return null;
        }

        if (kept is null)
            db.Add(kept = new WatchedClock(request.Id, deadline));
        else if (!kept.Follows(deadline))
            kept.Follow(deadline);
        return kept;
    }

    /// <summary>Null when no date is due.</summary>
    async Task<Deadline?> EvaluateAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        await clocks.ReadAsync(request, cancellationToken) is { Deadline: { Due: not null } due } ? due : null;

    ValueTask<WatchedClock?> FindAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        db.Set<WatchedClock>().FindAsync([request.Id], cancellationToken);
}
