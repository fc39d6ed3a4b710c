using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Knowledge.Content;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Knowledge.Printed;

/// <summary>What an agent hands to the person in front of them: what residents may read, on one sheet of paper.</summary>
[Authorize(Policies.Knowledge)]
public sealed class IndexModel(
    KnowledgeCatalogue catalogue,
    SettingsStore settings,
    TownClock clock,
    CurrentViewer viewer
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>« facile », or a language.</summary>
    [BindProperty(SupportsGet = true, Name = "version")]
    public string? Variant { get; set; }

    public PrintedSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await catalogue.FindAsync(Id, viewer.Value, cancellationToken);
        if (found is not { ForResidents.Count: > 0 })
            return NotFound();
        Sheet = new PrintedSheet(
            await settings.GetAsync<TownSettings>(cancellationToken),
            ShownSheet.Of(found.Content, Variant ?? "fr"),
            found.ForResidents,
            await clock.TodayAsync(cancellationToken)
        );
        return Page();
    }
}
