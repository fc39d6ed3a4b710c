using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Oversight.Evidence.Archive;

/// <summary>The evidence, to hand over.</summary>
[Authorize(Policies.Oversight)]
public sealed class IndexModel(EvidenceReader reader, SettingsStore settings, TownClock clock, CurrentViewer viewer)
    : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "periode")] string? period,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.Value.WatchesTown)
            return NotFound();
        var today = await clock.TodayAsync(cancellationToken);
        var (from, until) = EvidencePeriods.Parse(period).Months(today);
        var tables = await reader.ReadAsync(from, until, cancellationToken);
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        return File(
            EvidenceArchive.Write(town.Name, from, until, today, tables),
            EvidenceArchive.ContentType,
            $"preuves-{from:yyyy-MM}-{until.AddDays(-1):yyyy-MM}.zip"
        );
    }
}
