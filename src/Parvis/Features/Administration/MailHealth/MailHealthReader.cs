using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Mail;

namespace Parvis.Features.Administration.MailHealth;

/// <summary>
/// How the sending goes, in numbers and reasons: an administrator may serve nobody, so neither a name nor an address is
/// read. Three SQL commands.
/// </summary>
public sealed class MailHealthReader(ParvisDbContext db, SettingsStore settings, SenderDomain domains, TownClock clock)
{
    public const int Days = 30;

    const int MostReasons = 30;

    public async Task<MailHealthView> ReadAsync(CancellationToken cancellationToken)
    {
        var mail = await settings.GetAsync<MailSettings>(cancellationToken);
        var sender = MailSender.Of(await settings.GetAsync<TownSettings>(cancellationToken), mail);
        var zone = await clock.ZoneAsync(cancellationToken);
        var lastSent = await db.Set<OutboxMessage>()
            .Where(m => m.Carrier == OutboxCarrier.Mail && m.SentAt != null)
            .OrderByDescending(m => m.SentAt)
            .Select(m => m.SentAt)
            .FirstOrDefaultAsync(cancellationToken);
        var records = sender.IsSet
            ? await domains.FindAsync(sender.Domain, mail.DkimSelector, cancellationToken)
            : null;
        return new MailHealthView
        {
            Domain = sender.IsSet ? sender.Domain : "",
            Advice = records is null
                ? []
                : SenderAdvice.Of(
                    records,
                    sender.Domain,
                    mail.DkimSelector,
                    mail.Delivery == MailDelivery.Smtp ? mail.Host : ""
                ),
            LastSentAt = lastSent is { } at ? TimeZoneInfo.ConvertTimeFromUtc(at, zone) : null,
            Waiting = await WaitingAsync(zone, cancellationToken),
            Troubles = await TroublesAsync(zone, cancellationToken),
        };
    }

    async Task<IReadOnlyList<WaitingMails>> WaitingAsync(TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var groups = await db.Set<OutboxMessage>()
            .Where(m => m.Carrier == OutboxCarrier.Mail && m.DueAt < OutboxMessage.Never)
            .Where(m => m.State == OutboxState.Waiting || m.State == OutboxState.Leased)
            .GroupBy(m => new
            {
                m.Held,
                m.LastError,
                m.State,
            })
            .Select(g => new
            {
                g.Key.Held,
                g.Key.LastError,
                g.Key.State,
                Count = g.Count(),
                Since = g.Min(m => m.AskedAt),
                Next = g.Min(m => m.DueAt),
            })
            .OrderBy(g => g.Since)
            .Take(MostReasons)
            .ToListAsync(cancellationToken);
        return groups.ConvertAll(g => new WaitingMails(
            g.Count,
            Why(g.State, g.LastError),
            TimeZoneInfo.ConvertTimeFromUtc(g.Since, zone),
            TimeZoneInfo.ConvertTimeFromUtc(g.Next, zone),
            g.Held
        ));
    }

    /// <summary>A sender that died has its messages until its lease ends: nobody can tell it from a slow one.</summary>
    static string Why(OutboxState state, string lastError) =>
        (state, lastError) switch
        {
            (OutboxState.Leased, _) =>
                "Ils sont en train de partir. Si l'envoi a été interrompu, il reprend de lui-même à l'heure du prochain essai.",
            (_, "") => "Rien ne les retient : ils partent dans quelques secondes.",
            _ => lastError,
        };

    async Task<IReadOnlyList<TroubledMails>> TroublesAsync(TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var since = clock.UtcNow.AddDays(-Days);
        var groups = await db.Set<Correspondence>()
            .Where(c => c.Channel != Requesters.Channel.TextMessage)
            .Where(c => c.ProblemAt != null && c.ProblemAt >= since)
            .GroupBy(c => c.Problem)
            .Select(g => new
            {
                Problem = g.Key,
                Count = g.Count(),
                Open = g.Count(c => c.SettledAt == null),
                Last = g.Max(c => c.ProblemAt),
            })
            .OrderByDescending(g => g.Count)
            .Take(MostReasons)
            .ToListAsync(cancellationToken);
        return groups.ConvertAll(g => new TroubledMails(
            g.Count,
            g.Open,
            g.Problem,
            TimeZoneInfo.ConvertTimeFromUtc(g.Last!.Value, zone)
        ));
    }
}

/// <summary>Times are local.</summary>
public sealed record MailHealthView
{
    /// <summary>Empty until the town has said its address.</summary>
    public required string Domain { get; init; }

    /// <summary>Empty when no name server answers.</summary>
    public required IReadOnlyList<SenderAdvice> Advice { get; init; }

    public required DateTime? LastSentAt { get; init; }

    public required IReadOnlyList<WaitingMails> Waiting { get; init; }

    public required IReadOnlyList<TroubledMails> Troubles { get; init; }
}

/// <param name="Held">Their addresses got enough for today.</param>
public sealed record WaitingMails(int Count, string Why, DateTime Since, DateTime Next, bool Held);

/// <param name="Open">Nobody saw to them yet.</param>
public sealed record TroubledMails(int Count, int Open, string Why, DateTime Last);
