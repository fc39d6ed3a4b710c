using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Reminders.Digests;

/// <summary>A digest is of its day, and for who works here: one that waited until the next has another behind it.</summary>
public sealed class DigestCheck(TownClock clock, OrganisationDirectory directory) : IOutboxCheck
{
    public OutboxKind? Kind => OutboxKind.Digest;

    public async Task<OutboxVerdict> CheckAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var writtenOn = DateOnly.FromDateTime(await clock.ToLocalAsync(message.CreatedAt, cancellationToken));
        if (writtenOn != await clock.TodayAsync(cancellationToken))
            return new CallOff("ce récapitulatif est celui d'un autre jour.");
        var organisation = await directory.GetAsync(cancellationToken);
        return organisation.Agents.Any(a => a.Active && OutboxMessage.RecipientKey(a.Email) == message.Recipient)
            ? OutboxVerdict.Go
            : new CallOff("cette adresse n'est plus celle d'un agent.");
    }
}
