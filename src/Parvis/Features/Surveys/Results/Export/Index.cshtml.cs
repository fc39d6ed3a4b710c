using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Surveys.Results.Export;

/// <summary>What the page of results shows, for the town's own spreadsheets.</summary>
[Authorize(Policies.Oversight)]
public sealed class IndexModel(SurveyReader reader, TownClock clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "periode")] string? period,
        CancellationToken cancellationToken
    )
    {
        var from = SurveyPeriods.Parse(period).Since(await clock.TodayAsync(cancellationToken));
        var results = await reader.ReadAsync(
            await clock.ToUtcAsync(from, cancellationToken),
            until: null,
            cancellationToken
        );
        return File(SurveyCsv.Write(results), CsvFile.ContentType, "satisfaction.csv");
    }
}
