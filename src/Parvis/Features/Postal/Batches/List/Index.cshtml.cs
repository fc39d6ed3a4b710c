using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Postal.Batches.List;

/// <summary>Batches, newest first.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ParvisDbContext db, TownClock clock, CurrentViewer viewer) : PageModel
{
    const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "apres")]
    public long? Before { get; set; }

    public IReadOnlyList<BatchRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Zone = await clock.ZoneAsync(cancellationToken);
        var rows = await db.Set<LetterBatch>()
            .AsNoTracking()
            .VisibleTo(db, viewer.Value)
            .Where(b => Before == null || b.Id < Before)
            .OrderByDescending(b => b.Id)
            .Take(PageSize + 1)
            .Select(b => new BatchRow(
                b,
                db.Set<OutgoingLetter>()
                    .Count(l =>
                        l.BatchId == b.Id
                        && !db.Set<Correspondence>()
                            .Any(c => c.Id == l.CorrespondenceId && c.State == CorrespondenceState.Withdrawn)
                    )
            ))
            .ToListAsync(cancellationToken);
        Rows = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize)
            Next = $"{PostalLinks.Batches}?apres={Rows[^1].Batch.Id}";
    }
}

public sealed record BatchRow(LetterBatch Batch, int Letters);
