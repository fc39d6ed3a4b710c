using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;

namespace Parvis.Features.Requests.Texts;

/// <summary>News that left is done; news that could not is for somebody to see to.</summary>
public sealed class NewsOutcome(ParvisDbContext db, RequestChanges changes, TimeProvider clock) : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.News;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task SentAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        (await FindAsync(message, cancellationToken)).Left(message.SentAt);

    public async Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var news = await FindAsync(message, cancellationToken);
        news.Fail(message.LastError, Now);
        var reference = await db.Set<CitizenRequest>()
            .Where(r => r.Id == news.RequestId)
            .Select(r => r.Reference)
            .SingleAsync(cancellationToken);
        await changes.ApplyAsync(
            reference,
            request => request.NewsRefused(news.Id, message.LastError),
            ProcessContext.System(Now),
            cancellationToken
        );
    }

    public async Task CalledOffAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        (await FindAsync(message, cancellationToken)).State = CorrespondenceState.Withdrawn;

    Task<Correspondence> FindAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        db.Set<Correspondence>().SingleAsync(c => c.Id == message.CorrespondenceId, cancellationToken);
}
