using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Knowledge.Readings;

/// <summary>Who has read a guide or a charter, and who has not.</summary>
[Authorize(Policies.KnowledgeReadings)]
public sealed class IndexModel(
    KnowledgeCatalogue catalogue,
    SheetReadings readings,
    TownClock clock,
    CurrentViewer viewer
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PublishedSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<AgentReading> Agents { get; private set; } = [];

    public int Read => Agents.Count(a => a.HasRead);

    TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(Id, viewer.Value, cancellationToken) is not { AsksReceipt: true } sheet)
            return NotFound();
        Sheet = sheet;
        Agents = await readings.OfAsync(sheet, cancellationToken);
        Zone = await clock.ZoneAsync(cancellationToken);
        return Page();
    }

    public string StateOf(AgentReading agent) =>
        agent switch
        {
            { HasRead: true, Reading: { } read } => $"a lu le {On(read.At)}",
            { Reading: { } before } => $"a lu une version d'avant, le {On(before.At)}",
            _ => "n'a pas encore lu",
        };

    string On(DateTime at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, Zone)).Short();
}
