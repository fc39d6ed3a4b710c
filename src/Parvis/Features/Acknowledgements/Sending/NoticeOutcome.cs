using Parvis.Data.Outbox;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;

namespace Parvis.Features.Acknowledgements.Sending;

/// <summary>A notice that left is a proof; one that could not leave is owed again, and somebody is told.</summary>
public sealed class NoticeOutcome(
    CarriedMessages carried,
    AcknowledgementKeeper keeper,
    ItemsDemands demands,
    SettingsStore settings,
    TimeProvider clock
) : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.Notice;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task SentAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var notice = await carried.FindAsync(message, cancellationToken);
        notice.Left(message.SentAt);
        // It came back before we noted that it left: nobody got it.
        if (notice.State == CorrespondenceState.Bounced)
            return;
        // In the name of who wrote it: the machine only carried it.
        var asks = await demands.ByMessageAsync(notice.Id, cancellationToken) is not null;
        var by = new ProcessContext(notice.AgentId, notice.Author, Now, notice.Channel);
        await carried.ApplyAsync(
            notice,
            request => request.NoticeLeft(notice.Id, notice.Kind, notice.Channel, asks),
            by,
            cancellationToken
        );
    }

    public async Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var notice = await carried.FindAsync(message, cancellationToken);
        var why = SendingServer.Unnamed(message.LastError, await settings.GetAsync<MailSettings>(cancellationToken));
        notice.Fail(why, Now);
        var asked = await demands.ByMessageAsync(notice.Id, cancellationToken) is not null;
        await carried.ApplyAsync(
            notice,
            async request =>
            {
                await OweAgainAsync(request, notice, cancellationToken);
                request.NoticeRefused(notice.Id, notice.Kind, asked, why);
            },
            ProcessContext.System(Now),
            cancellationToken
        );
    }

    public async Task CalledOffAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var notice = await carried.FindAsync(message, cancellationToken);
        notice.State = CorrespondenceState.Withdrawn;
        await carried.ApplyAsync(
            notice,
            async request =>
            {
                // Of what was erased nothing more is said.
                if (request.ErasedAt is not null)
                    return;
                await OweAgainAsync(request, notice, cancellationToken);
                request.CallNoticeOff(notice.Id, notice.Kind, message.LastError);
            },
            ProcessContext.System(Now),
            cancellationToken
        );
    }

    async Task OweAgainAsync(CitizenRequest request, Correspondence notice, CancellationToken cancellationToken)
    {
        if (await keeper.FindAsync(request.Id, cancellationToken) is { } duty && duty.MessageId == notice.Id)
            duty.Fail();
    }
}
