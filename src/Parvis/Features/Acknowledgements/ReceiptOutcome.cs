using Parvis.Data.Outbox;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.Features.Acknowledgements;

/// <summary>A receipt that left is done; one that could not leave is shown, so that somebody prints or reads it out.</summary>
public sealed class ReceiptOutcome(CarriedMessages carried, SettingsStore settings, TimeProvider clock) : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.RegistrationReceipt;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task SentAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var receipt = await carried.FindAsync(message, cancellationToken);
        receipt.Left(message.SentAt);
    }

    public async Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var receipt = await carried.FindAsync(message, cancellationToken);
        var why = SendingServer.Unnamed(message.LastError, await settings.GetAsync<MailSettings>(cancellationToken));
        receipt.Fail(why, Now);
        await carried.ApplyAsync(
            receipt,
            request => request.ReceiptRefused(receipt.Id, why),
            ProcessContext.System(Now),
            cancellationToken
        );
    }

    public async Task CalledOffAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var receipt = await carried.FindAsync(message, cancellationToken);
        receipt.State = CorrespondenceState.Withdrawn;
        await carried.ApplyAsync(
            receipt,
            request =>
            {
                // Of what was erased nothing more is said.
                if (request.ErasedAt is null)
                    request.CallReceiptOff(receipt.Id, message.LastError);
            },
            ProcessContext.System(Now),
            cancellationToken
        );
    }
}
