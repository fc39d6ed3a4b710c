using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.Features.Acknowledgements;

/// <summary>A receipt that left is done; one that could not leave is shown, so that somebody prints or reads it out.</summary>
public sealed class ReceiptOutcome(
    ParvisDbContext db,
    RequestChanges changes,
    SettingsStore settings,
    TimeProvider clock
) : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.RegistrationReceipt;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task SentAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var receipt = await FindAsync(message, cancellationToken);
        receipt.Left(message.SentAt);
    }

    public async Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var receipt = await FindAsync(message, cancellationToken);
        var why = SendingServer.Unnamed(message.LastError, await settings.GetAsync<MailSettings>(cancellationToken));
        receipt.Fail(why, Now);
        await ApplyAsync(receipt, request => request.ReceiptRefused(receipt.Id, why), cancellationToken);
    }

    public async Task CalledOffAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var receipt = await FindAsync(message, cancellationToken);
        receipt.State = CorrespondenceState.Withdrawn;
        await ApplyAsync(
            receipt,
            request =>
            {
                // Of what was erased nothing more is said.
                if (request.ErasedAt is null)
                    request.CallReceiptOff(receipt.Id, message.LastError);
            },
            cancellationToken
        );
    }

    async Task ApplyAsync(Correspondence receipt, Action<CitizenRequest> verb, CancellationToken cancellationToken)
    {
        var reference = await db.Set<CitizenRequest>()
            .Where(r => r.Id == receipt.RequestId)
            .Select(r => r.Reference)
            .SingleAsync(cancellationToken);
        await changes.ApplyAsync(reference, verb, ProcessContext.System(Now), cancellationToken);
    }

    Task<Correspondence> FindAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        db.Set<Correspondence>().SingleAsync(c => c.Id == message.CorrespondenceId, cancellationToken);
}
