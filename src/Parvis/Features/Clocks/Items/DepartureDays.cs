using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Clocks.Items;

/// <summary>The local day a message left: the day its proof counts from, whenever the program learns of it.</summary>
public sealed class DepartureDays(ParvisDbContext db, TownClock town)
{
    public async Task<DateOnly> OfAsync(long messageId, CancellationToken cancellationToken)
    {
        var message = await db.Set<Correspondence>().SingleAsync(c => c.Id == messageId, cancellationToken);
        return message.SentAt is { } at
            ? DateOnly.FromDateTime(await town.ToLocalAsync(at, cancellationToken))
            : await town.TodayAsync(cancellationToken);
    }
}
