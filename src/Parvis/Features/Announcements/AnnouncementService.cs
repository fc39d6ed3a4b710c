using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Announcements;

/// <summary>The door to announcements; each change is in the journal and shows at once.</summary>
public sealed class AnnouncementService(
    ParvisDbContext db,
    AdministrationJournal journal,
    ViewerEpoch epoch,
    Transactions transactions,
    TimeProvider clock
)
{
    const int MostShown = 100;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Those that come and those that are over, latest first.</summary>
    public Task<List<Announcement>> ListAsync(CancellationToken cancellationToken) =>
        db.Set<Announcement>()
            .AsNoTracking()
            .OrderByDescending(a => a.Until)
            .ThenBy(a => a.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);

    public Task<Announcement?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Announcement>().FirstOrDefaultAsync(a => a.Id == id, cancellationToken);

    /// <summary>Null when it is no more.</summary>
    public async Task<Announcement?> SaveAsync(
        Guid? id,
        AnnouncementOptions options,
        int seen,
        string by,
        CancellationToken cancellationToken
    )
    {
        var announcement = id is { } known ? await FindAsync(known, cancellationToken) : new Announcement();
        if (announcement is null)
            return null;
        if (id is not null)
            announcement.MustBe(seen);
        announcement.Edit(options, by);
        if (id is null)
            db.Add(announcement);
        journal.Write($"annonce « {announcement.Title} » {(id is null ? "publiée" : "changée")}");
        transactions.AfterCommit(epoch.Advance);
        return announcement;
    }

    public void End(Announcement announcement)
    {
        announcement.End(Now);
        journal.Write($"annonce « {announcement.Title} » arrêtée");
        transactions.AfterCommit(epoch.Advance);
    }
}
