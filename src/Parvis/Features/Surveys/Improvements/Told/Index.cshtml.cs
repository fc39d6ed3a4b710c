using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Ui.Translation;

namespace Parvis.Features.Surveys.Improvements.Told;

/// <summary>What residents said and what came of it, for anybody.</summary>
[AllowAnonymous]
public sealed class IndexModel(
    ImprovementService improvements,
    SettingsStore settings,
    TownClock clock,
    PortalWords words
) : PageModel
{
    public IReadOnlyList<ImprovementAction> Actions { get; private set; } = [];

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await settings.GetAsync<TownSettings>(cancellationToken)).IsOpenToResidents)
            return NotFound();
        Zone = await clock.ZoneAsync(cancellationToken);
        Actions = await improvements.ToldAsync(cancellationToken);
        return Page();
    }

    public string When(ImprovementAction action) =>
        action.EndedAt is { } ended
            ? words["Fait le {0}", words.InFull(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(ended, Zone)))]
            : words["Prévu pour le {0}", words.InFull(action.DueOn)];
}
