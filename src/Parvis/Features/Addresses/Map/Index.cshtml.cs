using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Addresses.Map;

/// <summary>Where the map of the residents' forms comes from.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(SettingsStore settings, AdministrationJournal journal) : PageModel, IRedisplayed
{
    [BindProperty]
    public MapForm Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (map, version) = await settings.GetForEditAsync<MapSettings>(cancellationToken);
        Input = MapForm.Of(map, version);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        MapSettings map;
        try
        {
            map = Input.Read();
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw new RefusedException(refused.Message, $"{nameof(Input)}.{field}");
        }

        await settings.SaveAsync(map, Input.Version, cancellationToken);
        journal.Write(map.IsOn ? $"carte : {map.Origin}" : "carte retirée");
        TempData["Done"] = map.IsOn ? "La carte est proposée aux habitants." : "Aucune carte n'est proposée.";
        return Redirect(AddressLinks.Map);
    }

    public Task<IActionResult> RedisplayAsync() => Task.FromResult<IActionResult>(Page());
}
