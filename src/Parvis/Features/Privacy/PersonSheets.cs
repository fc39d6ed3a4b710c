using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;

namespace Parvis.Features.Privacy;

/// <summary>A person's sheet and those merged into it, however deep: they all hold something of the same person.</summary>
public sealed class PersonSheets(ParvisDbContext db)
{
    /// <summary>Whichever of them is asked about: it may have been merged meanwhile.</summary>
    public async Task<List<long>> OfAsync(long sheet, CancellationToken cancellationToken)
    {
        var kept = await KeptAsync(sheet, cancellationToken);
        var all = new List<long> { kept };
        List<long> level = [kept];
        while (level.Count > 0)
        {
            var above = level;
            level = await db.Set<Requester>()
                .Where(r => r.MergedIntoId != null && above.Contains(r.MergedIntoId.Value))
                .Select(r => r.Id)
                .ToListAsync(cancellationToken);
            all.AddRange(level);
        }

        return all;
    }

    /// <summary>A sheet that lives on in another is asked about under that one.</summary>
    public async Task<long> KeptAsync(long sheet, CancellationToken cancellationToken)
    {
        while (
            await db.Set<Requester>()
                .Where(r => r.Id == sheet)
                .Select(r => r.MergedIntoId)
                .FirstOrDefaultAsync(cancellationToken)
                is { } into
        )
            sheet = into;
        return sheet;
    }
}
