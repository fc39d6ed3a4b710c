using Parvis.Data.Outbox;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Requests.Texts;

/// <summary>News that left is done; news that could not is for somebody to see to.</summary>
public sealed class NewsOutcome(CarriedMessages carried, TimeProvider clock) : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.News;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task SentAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        (await carried.FindAsync(message, cancellationToken)).Left(message.SentAt);

    public async Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var news = await carried.FindAsync(message, cancellationToken);
        news.Fail(message.LastError, Now);
        await carried.ApplyAsync(
            news,
            request => request.NewsRefused(news.Id, message.LastError),
            ProcessContext.System(Now),
            cancellationToken
        );
    }

    public async Task CalledOffAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        (await carried.FindAsync(message, cancellationToken)).State = CorrespondenceState.Withdrawn;
}
