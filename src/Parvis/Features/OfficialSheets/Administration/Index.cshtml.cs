using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.OfficialSheets.Import;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.OfficialSheets.Administration;

/// <summary>The folder of the official fiches, what its last readings found, and the topics that show some.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(
    OfficialFicheService fiches,
    FicheImport import,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    /// <summary>They change every day: older, nobody takes them any more.</summary>
    const int DaysUntilOld = 30;

    [BindProperty]
    public FicheForm Input { get; set; } = new();

    [BindProperty]
    public Guid? TopicId { get; set; }

    [BindProperty]
    public string? FicheId { get; set; }

    public EditConflict? Conflict { get; private set; }

    public OfficialFicheSettings Stored { get; private set; } = new();

    public string Folder { get; private set; } = "";

    public IReadOnlyList<FicheReading> Readings { get; private set; } = [];

    /// <summary>The last one that changed the fiches.</summary>
    public FicheReading? Last => Readings.FirstOrDefault(r => !r.IsRefused);

    public bool IsOld => Last is { } last && last.At < clock.UtcNow.AddDays(-DaysUntilOld);

    public IReadOnlyList<TopicFicheRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    public IReadOnlyList<SelectListItem> TopicChoices { get; private set; } = [];

    TimeZoneInfo zone = TimeZoneInfo.Utc;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        var (stored, version) = await fiches.FindSettingsAsync(Aborted);
        Input = FicheForm.Of(stored, version);
        return await ShowAsync(stored);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        try
        {
            await fiches.SaveAsync(Input.Read(), Input.Seen, Aborted);
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw new RefusedException(refused.Message, $"{nameof(Input)}.{field}");
        }

        return Done("Les réglages des fiches officielles sont enregistrés.");
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostReadAsync()
    {
        try
        {
            var reading = await import.RunAsync(
                await import.FolderAsync(Aborted),
                viewer.Value.Name,
                attended: true,
                Aborted
            );
            return Done($"Le dossier est lu : {reading.InWords()}.");
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(refused.Message, $"{nameof(Input)}.{nameof(Input.Folder)}");
        }
    }

    public async Task<IActionResult> OnPostAttachAsync()
    {
        await fiches.AttachAsync(TopicId, FicheId, Aborted);
        return Done("La fiche est rattachée au sujet.");
    }

    public async Task<IActionResult> OnPostDetachAsync()
    {
        await fiches.DetachAsync(TopicId ?? Guid.Empty, FicheId, Aborted);
        return Done("La fiche est retirée du sujet.");
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var (stored, version) = await fiches.FindSettingsAsync(Aborted);
        // What only another form of the page sends says nothing of this one.
        if (Input.Version is null)
            Input = FicheForm.Of(stored, version);
        var names = await directory.GetAsync(Aborted);
        Conflict = EditConflict.Between(
            Input.Seen,
            version,
            OfficialFicheService.Describe(stored, names),
            OfficialFicheService.Describe(Input.Read(), names)
        );
        Input.Seen = version;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Seen)}");
        return await ShowAsync(stored);
    }

    async Task<IActionResult> ShowAsync(OfficialFicheSettings stored)
    {
        Stored = stored;
        Folder = await import.FolderAsync(Aborted);
        zone = await clock.ZoneAsync(Aborted);
        Readings = await import.ReadingsAsync(Aborted);
        Rows = await fiches.TopicsAsync(Aborted);
        var names = await directory.GetAsync(Aborted);
        Places =
        [
            new("Aucun", ""),
            .. names.ServicePoints.Where(p => p.Active).Select(p => new SelectListItem(p.Name, $"{p.Id}")),
        ];
        TopicChoices =
        [
            new("Choisir un sujet", ""),
            .. (await topics.GetAsync(Aborted))
                .All.Where(t => t.Active)
                .Select(t => new SelectListItem(t.Path, $"{t.Id}")),
        ];
        return Page();
    }

    public string When(FicheReading reading) => TimeZoneInfo.ConvertTimeFromUtc(reading.At, zone).Short();

    RedirectResult Done(string sentence)
    {
        TempData["Done"] = sentence;
        return Redirect(OfficialLinks.Administration);
    }
}
