using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Texts;
using Parvis.Web;

namespace Parvis.Features.Administration.Texts;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(
    TextSettingsService service,
    TextHealthReader health,
    TextSecret secrets,
    OrganisationDirectory directory,
    TrainingMode training
) : PageModel, IRedisplayed
{
    [BindProperty]
    public TextForm Input { get; set; } = new();

    [BindProperty]
    public string? TestTo { get; set; }

    public EditConflict? Conflict { get; private set; }

    public bool HasSecret { get; private set; }

    public bool Training => training.On;

    /// <summary>What came of the test just made; the sentence is empty when it went well.</summary>
    public string? TestProblem { get; private set; }

    /// <summary>Just made: shown this once.</summary>
    public string? StopAddress => TempData[nameof(StopAddress)] as string;

    public TextMessageSettings Stored { get; private set; } = new();

    public TextHealth Health { get; private set; } = null!;

    public OrganisationSnapshot Names { get; private set; } = null!;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task OnGetAsync()
    {
        var version = await LoadAsync();
        Input = TextForm.Of(Stored, Names.OpenDepartments.Select(d => d.Id), version);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var (stored, _) = await service.FindAsync(Aborted);
        await service.SaveAsync(Input.Over(stored, secrets), Input.Version, Aborted);
        TempData["Done"] = "L'envoi des textos est réglé. Faites un essai pour être sûr.";
        return Redirect(AdministrationLinks.Texts);
    }

    public async Task<IActionResult> OnPostStopsAsync()
    {
        TempData[nameof(StopAddress)] = await service.OpenStopsAsync(Aborted);
        return Redirect(AdministrationLinks.Texts);
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostTestAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        await LoadAsync();
        TestProblem = await service.TryAsync(Input.Over(Stored, secrets), TestTo?.Trim() ?? "", Aborted) ?? "";
        return Page();
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var version = await LoadAsync();
        Conflict = EditConflict.Between(
            Input.Version,
            version,
            TextSettingsService.Describe(Stored, Names),
            TextSettingsService.Describe(Input.Over(Stored, secrets), Names)
        );
        Input.Version = version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
        return Page();
    }

    async Task<int> LoadAsync()
    {
        (Stored, var version) = await service.FindAsync(Aborted);
        HasSecret = Stored.ProtectedSecret.Length > 0;
        Names = await directory.GetAsync(Aborted);
        Health = await health.ReadAsync(Aborted);
        return version;
    }
}
