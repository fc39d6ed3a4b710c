using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Progress;

/// <summary>
/// Notes what a resident would want to know, in the transaction in which it happens; <see cref="TellProgressJob"/> tells it.
/// Nothing is noted of a confidential request: a mail may be read by others.
/// </summary>
public sealed class ProgressNoting(ParvisDbContext db, SettingsStore settings)
    : IHandle<RequestRegistered>,
        IHandle<RequestAccepted>,
        IHandle<RequestAssigned>,
        IHandle<RequestTaken>,
        IHandle<InterventionPlanned>,
        IHandle<InterventionCancelled>,
        IHandle<DueDateSet>,
        IHandle<LatenessTold>,
        IHandle<RequestClosed>
{
    public async Task HandleAsync(
        CitizenRequest request,
        RequestRegistered happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (happened.Unanswerable != true || !await IsWantedAsync(request, cancellationToken))
            return;
        var news = new ProgressNews(request.Id);
        news.Silence();
        db.Add(news);
    }

    public Task HandleAsync(
        CitizenRequest request,
        RequestAccepted happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => NoteAsync(request, ProgressSteps.Taken, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        RequestAssigned happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => NoteFirstAsync(request, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        RequestTaken happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => NoteFirstAsync(request, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        InterventionPlanned happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => NoteAsync(request, ProgressSteps.Planned, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        InterventionCancelled happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => NoteAsync(request, ProgressSteps.Planned, by, cancellationToken);

    /// <summary>An answer that comes sooner needs no announcement.</summary>
    public Task HandleAsync(
        CitizenRequest request,
        DueDateSet happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) =>
        happened is { From: { } from, To: { } to } && to > from
            ? NoteAsync(request, ProgressSteps.Later, by, cancellationToken)
            : Task.CompletedTask;

    public Task HandleAsync(
        CitizenRequest request,
        LatenessTold happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => NoteAsync(request, ProgressSteps.Late, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        RequestClosed happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) =>
        happened.Reason == ClosureReason.WorkDone
            ? NoteAsync(request, ProgressSteps.Done, by, cancellationToken)
            : Task.CompletedTask;

    /// <summary>From one colleague to another is the town's business.</summary>
    async Task NoteFirstAsync(CitizenRequest request, ProcessContext by, CancellationToken cancellationToken)
    {
        if (await db.Set<ProgressNews>().FindAsync([request.Id], cancellationToken) is null)
            await NoteAsync(request, ProgressSteps.Taken, by, cancellationToken);
    }

    async Task NoteAsync(
        CitizenRequest request,
        ProgressSteps step,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (!await IsWantedAsync(request, cancellationToken))
            return;
        var news = await db.Set<ProgressNews>().FindAsync([request.Id], cancellationToken);
        if (news is null)
            db.Add(news = new ProgressNews(request.Id));
        news.Note(step, by.At);
    }

    async ValueTask<bool> IsWantedAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        request.CircleId is null && (await settings.GetAsync<RequestSettings>(cancellationToken)).TellsProgress;
}
