using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;

namespace Parvis.Features.Requests.Writing;

/// <summary>What the outbox carried, for the slice that wrote it: the words, and the request they are about.</summary>
public sealed class CarriedMessages(ParvisDbContext db, RequestChanges changes)
{
    public Task<Correspondence> FindAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        db.Set<Correspondence>().SingleAsync(c => c.Id == message.CorrespondenceId, cancellationToken);

    public Task ApplyAsync(
        Correspondence message,
        Action<CitizenRequest> verb,
        ProcessContext by,
        CancellationToken cancellationToken
    ) =>
        ApplyAsync(
            message,
            request =>
            {
                verb(request);
                return Task.CompletedTask;
            },
            by,
            cancellationToken
        );

    public async Task ApplyAsync(
        Correspondence message,
        Func<CitizenRequest, Task> verb,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var reference = await db.Set<CitizenRequest>()
            .Where(r => r.Id == message.RequestId)
            .Select(r => r.Reference)
            .SingleAsync(cancellationToken);
        await changes.ApplyAsync(reference, verb, by, cancellationToken);
    }
}
