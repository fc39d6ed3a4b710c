using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requests;

namespace Parvis.Features.Acknowledgements;

/// <summary>A receipt that left is done; one that could not leave is shown, so that somebody prints or reads it out.</summary>
public sealed class ReceiptOutcome(ParvisDbContext db, RequestChanges changes, TimeProvider clock) : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.RegistrationReceipt;

    public async Task SentAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var receipt = await FindAsync(message, cancellationToken);
        receipt.State = CorrespondenceState.Done;
        receipt.SentAt = message.SentAt;
    }

    public async Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var receipt = await FindAsync(message, cancellationToken);
        receipt.State = CorrespondenceState.Failed;
        var reference = await db.Set<CitizenRequest>()
            .Where(r => r.Id == receipt.RequestId)
            .Select(r => r.Reference)
            .SingleAsync(cancellationToken);
        await changes.ApplyAsync(
            reference,
            request => request.ReceiptRefused(receipt.Id, message.LastError),
            ProcessContext.System(clock.GetUtcNow().UtcDateTime),
            cancellationToken
        );
    }

    Task<Correspondence> FindAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        db.Set<Correspondence>().SingleAsync(c => c.Id == message.CorrespondenceId, cancellationToken);
}
