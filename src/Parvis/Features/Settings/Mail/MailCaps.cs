using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;

namespace Parvis.Features.Settings.Mail;

/// <summary>
/// What one address gets in a day of the town: whatever goes wrong, nobody finds a hundred of our messages in the
/// morning, and no server takes us for a nuisance. Two nodes that send to one address at the same moment may go one beyond:
/// a lock held while a server answers would cost more than that letter.
/// </summary>
public sealed class MailCaps(ParvisDbContext db, SettingsStore settings, TownClock clock) : IOutboxCheck
{
    /// <summary>What waited for the next day leaves when somebody may be at work, not in the night.</summary>
    static readonly TimeSpan Morning = TimeSpan.FromHours(7);

    public OutboxKind? Kind => null;

    public async Task<OutboxVerdict> CheckAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.IgnoresCaps || message.Carrier != OutboxCarrier.Mail)
            return OutboxVerdict.Go;
        var caps = await settings.GetAsync<MailSettings>(cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        var since = await clock.ToUtcAsync(today, cancellationToken);
        var sent = db.Set<OutboxMessage>().Where(m => m.Recipient == message.Recipient && m.SentAt >= since);
        if (message.Automatic && await HasAsync(sent.Where(m => m.Automatic), caps.AutomaticPerDay, cancellationToken))
            return new CallOff(
                $"cette adresse a déjà reçu {Count(caps.AutomaticPerDay, "message automatique", "messages automatiques")} aujourd'hui."
            );
        if (!await HasAsync(sent, caps.MessagesPerDay, cancellationToken))
            return OutboxVerdict.Go;
        return new HoldBack(
            await clock.ToUtcAsync(today.AddDays(1), cancellationToken) + Morning,
            $"Cette adresse a déjà reçu {Count(caps.MessagesPerDay, "message", "messages")} aujourd'hui."
        );
    }

    static async Task<bool> HasAsync(IQueryable<OutboxMessage> sent, int most, CancellationToken cancellationToken) =>
        await sent.Take(most).CountAsync(cancellationToken) >= most;

    static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";
}
