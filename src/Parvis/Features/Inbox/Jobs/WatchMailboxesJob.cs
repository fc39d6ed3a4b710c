using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Deadlines;
using Parvis.Features.Inbox.Fetching;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Settings;

namespace Parvis.Features.Inbox.Jobs;

/// <summary>Finds the mailboxes that are silent longer than usual: a redirection was lost, a password changed.</summary>
public sealed class WatchMailboxesJob(
    ParvisDbContext db,
    MailboxProgress progress,
    SettingsStore settings,
    TownClock clock
) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var holidays = town.Holidays();
        var zone = await clock.ZoneAsync(cancellationToken);
        var now = clock.UtcNow;
        var since = now - UsualSilence.Compared;
        var mailboxes = await db.Set<Mailbox>()
            .AsNoTracking()
            .Where(m => m.Active && m.Id != Mailbox.LocalId)
            .ToListAsync(cancellationToken);
        foreach (var mailbox in mailboxes)
        {
            var arrivals = await db.Set<StoredMail>()
                .Where(m => m.MailboxId == mailbox.Id && m.StoredAt >= since && m.ReceivedAt >= since)
                .OrderBy(m => m.ReceivedAt)
                .Select(m => m.ReceivedAt)
                .ToListAsync(cancellationToken);
            var silent = UsualSilence.Since(
                arrivals.ConvertAll(at => TimeZoneInfo.ConvertTimeFromUtc(at, zone)),
                TimeZoneInfo.ConvertTimeFromUtc(now, zone),
                day => WorkingDays.OnOrAfter(day, holidays) == day
            );
            DateTime? last = arrivals.Count > 0 ? arrivals[^1] : null;
            await progress.NoteSilenceAsync(mailbox, silent is null ? null : last, last, cancellationToken);
        }
    }
}
