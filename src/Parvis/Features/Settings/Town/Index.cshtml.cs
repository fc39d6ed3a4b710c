using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Web;

namespace Parvis.Features.Settings.Town;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(TownService towns) : PageModel, IRedisplayed
{
    [BindProperty]
    public TownForm Input { get; set; } = new();

    public EditConflict? Conflict { get; private set; }

    public string? LogoBlob { get; private set; }

    public IEnumerable<SelectListItem> Zones =>
        Deadlines.HolidayZone.All.Select(z => new SelectListItem(z.Name, z.Code));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (town, version) = await towns.FindTownAsync(cancellationToken);
        Input = TownForm.Of(town, version);
        LogoBlob = town.LogoBlob;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var (current, _) = await towns.FindTownAsync(cancellationToken);
        var town = Input.Over(current);
        if (Input.Logo is { Length: > 0 } file)
        {
            await using var content = file.OpenReadStream();
            var (blob, type) = await towns.ReadLogoAsync(content, cancellationToken);
            town = town with { LogoBlob = blob, LogoContentType = type };
        }

        await towns.SaveTownAsync(town, Input.Version, cancellationToken);
        TempData["Done"] = "Les informations de la commune sont enregistrées.";
        return Redirect(SettingsLinks.Town);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var (stored, version) = await towns.FindTownAsync(HttpContext.RequestAborted);
        LogoBlob = stored.LogoBlob;
        Conflict = EditConflict.Between(
            Input.Version,
            version,
            TownService.Describe(stored),
            TownService.Describe(Input.Over(stored))
        );
        Input.Version = version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        return Page();
    }
}
