using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;

namespace Parvis.Features.Settings.Texts;

/// <summary>Not at night, not on a day of rest, and not too many in a day to one number.</summary>
public sealed class TextCaps(ParvisDbContext db, SettingsStore settings, TownClock clock) : IOutboxCheck
{
    public OutboxKind? Kind => null;

    public async Task<OutboxVerdict> CheckAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Carrier != OutboxCarrier.TextMessage)
            return OutboxVerdict.Go;
        var zone = (await settings.GetAsync<TownSettings>(cancellationToken)).Holidays();
        var now = await clock.ToLocalAsync(clock.UtcNow, cancellationToken);
        var allowed = TextHours.OnOrAfter(now, zone);
        if (allowed > now)
            return await HoldAsync(allowed, "Les textos partent de 8 h à 20 h, du lundi au samedi.", cancellationToken);
        var caps = await settings.GetAsync<TextMessageSettings>(cancellationToken);
        var today = DateOnly.FromDateTime(now);
        var since = await clock.ToUtcAsync(today, cancellationToken);
        var sent = await db.Set<OutboxMessage>()
            .Where(m => m.Carrier == OutboxCarrier.TextMessage && m.Recipient == message.Recipient && m.SentAt >= since)
            .Take(caps.PerNumberAndDay)
            .CountAsync(cancellationToken);
        return message.IgnoresCaps || sent < caps.PerNumberAndDay
            ? OutboxVerdict.Go
            : await HoldAsync(
                TextHours.DayAfter(today, zone).ToDateTime(TextHours.Opens),
                "Ce numéro a déjà reçu les textos permis aujourd'hui.",
                cancellationToken
            );
    }

    async Task<HoldBack> HoldAsync(DateTime local, string why, CancellationToken cancellationToken) =>
        new(
            TimeZoneInfo.ConvertTimeToUtc(
                DateTime.SpecifyKind(local, DateTimeKind.Unspecified),
                await clock.ZoneAsync(cancellationToken)
            ),
            why
        );
}
