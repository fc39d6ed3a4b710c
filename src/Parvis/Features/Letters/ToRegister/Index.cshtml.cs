using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Requests.Files;
using Parvis.Features.Settings;
using Parvis.Scans.Files;
using Parvis.Scans.Pages;
using Parvis.Scans.Programs;
using Parvis.Web;

namespace Parvis.Features.Letters.ToRegister;

/// <summary>The mailroom's morning: what the scanner left, letter by letter.</summary>
[Authorize(Policies.Agent)]
[RequestSizeLimit(UploadLimits.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.MaxBody)]
public sealed class IndexModel(
    LetterLists lists,
    ScanStore store,
    ScanLimits limits,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    const int MostAtOnce = 30;

    [BindProperty(SupportsGet = true, Name = "apres")]
    public long? After { get; set; }

    [BindProperty]
    public List<IFormFile> Scans { get; set; } = [];

    public IReadOnlyList<LetterRow> Rows { get; private set; } = [];

    public IReadOnlyList<ScanFile> Reading { get; private set; } = [];

    public IReadOnlyList<ScanFile> Refused { get; private set; } = [];

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public string? Next { get; private set; }

    public long MaxMegabytes => limits.Bytes / (1024 * 1024);

    /// <summary>What this server lacks to read scans; said before somebody scans a whole morning.</summary>
    public string? Lacks =>
        ScanReader.MissingPrograms is [_, ..] missing
            ? $"Ce serveur ne peut pas lire les scans : il lui manque {string.Join(", ", missing)}. Les lettres s'enregistrent « Sans scan »."
        : InstalledPrograms.PathOf("tesseract") is null
            ? "La reconnaissance des textes (Tesseract) n'est pas installée : les pages s'affichent, il faut tout saisir."
        : null;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Scans.Count == 0)
            throw new RefusedException("Choisissez au moins un fichier.", nameof(Scans));
        if (Scans.Count > MostAtOnce)
            throw new RefusedException($"Déposez {MostAtOnce} fichiers au plus à la fois.", nameof(Scans));
        if (Scans.Find(s => s.Length > limits.Bytes) is { } large)
            throw new RefusedException(
                $"« {Path.GetFileName(large.FileName)} » dépasse {MaxMegabytes} Mo : numérisez en plusieurs fois.",
                nameof(Scans)
            );
        foreach (var scan in Scans)
        {
            await using var content = scan.OpenReadStream();
            await store.StoreAsync(
                RandomId.New(),
                Path.GetFileName(scan.FileName),
                content,
                viewer.Value,
                cancellationToken
            );
        }

        TempData["Done"] =
            Scans.Count == 1
                ? "Le fichier est reçu : ses lettres arrivent ici au fil de la lecture."
                : $"{Scans.Count} fichiers sont reçus : leurs lettres arrivent ici au fil de la lecture.";
        return Redirect(LetterLinks.ToRegister);
    }

    public async Task<IActionResult> OnPostSeenAsync(string scan, CancellationToken cancellationToken)
    {
        if (await lists.RefusedAsync(scan, viewer.Value, cancellationToken) is not { } refused)
            return NotFound();
        refused.State = ScanState.Done;
        TempData["Done"] = $"« {refused.Name} » n'est plus dans la liste.";
        return Redirect(LetterLinks.ToRegister);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        Zone = await clock.ZoneAsync(aborted);
        var rows = await lists.ToRegisterAsync(viewer.Value, After, aborted);
        Rows = [.. rows.Take(LetterLists.PageSize)];
        if (rows.Count > LetterLists.PageSize)
            Next = $"{LetterLinks.ToRegister}?apres={Rows[^1].Id}";
        var scans = await lists.ScansAsync(viewer.Value, aborted);
        Reading = scans.FindAll(s => s.State == ScanState.Stored);
        Refused = scans.FindAll(s => s.State == ScanState.Refused);
        return Page();
    }
}
