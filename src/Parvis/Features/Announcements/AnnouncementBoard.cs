using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Announcements;

/// <summary>What is announced now: every page of residents asks, and none waits for the database.</summary>
public sealed class AnnouncementBoard(IServiceScopeFactory scopes, ViewerEpoch epoch, TimeProvider clock)
{
    readonly Refreshed<IReadOnlyList<Announcement>> coming = new(
        scopes,
        epoch,
        clock,
        async (services, cancellationToken) =>
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            return await services
                .GetRequiredService<ParvisDbContext>()
                .Set<Announcement>()
                .AsNoTracking()
                .Where(a => a.Until > now)
                .OrderBy(a => a.From)
                .ToListAsync(cancellationToken);
        }
    );

    /// <summary>Urgent ones first, then the newest.</summary>
    public async ValueTask<IReadOnlyList<Announcement>> CurrentAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return
        [
            .. (await coming.GetAsync(cancellationToken))
                .Where(a => a.IsCurrent(now))
                .OrderByDescending(a => a.IsUrgent)
                .ThenByDescending(a => a.From),
        ];
    }
}
