using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Knowledge;
using Parvis.Features.Knowledge.Content;
using Parvis.Features.Settings;

namespace Parvis.Features.Portal.Answers.Printed;

/// <summary>The answer on paper, with its documents to tick.</summary>
[AllowAnonymous]
public sealed class IndexModel(KnowledgeCatalogue catalogue, SettingsStore settings, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "version")]
    public string? Variant { get; set; }

    public PrintedSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        if (!town.IsOpenToResidents || await catalogue.FindForResidentsAsync(Id, cancellationToken) is not { } found)
            return NotFound();
        if (!SheetLanguages.IsVariant(Variant) && Variant != "fr")
            Variant = null;
        Sheet = new PrintedSheet(
            town,
            ShownSheet.Of(found.Content, Variant),
            found.ForResidents,
            await clock.TodayAsync(cancellationToken)
        );
        return Page();
    }
}
