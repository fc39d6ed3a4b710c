using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Administration.Imports;

/// <summary>
/// One import: the file is received and tried, and only then applied. What it reported is kept, so that the page that
/// shows it is read as often as one likes, « Retour » included.
/// </summary>
[Authorize(Policies.Administrator)]
public sealed class KindModel(ImportRunner imports, ImportDrafts drafts) : PageModel, IRedisplayed
{
    const int MaxShown = 500;

    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(Name = "essai", SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IImporter Importer { get; private set; } = null!;

    public ImportDraft? Draft { get; private set; }

    /// <summary>What is refused first; a very long report is shown in part and downloaded whole.</summary>
    public IReadOnlyList<ImportLine> Shown { get; private set; } = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Choose())
            return NotFound();
        if (Token is null)
            return Page();
        return await OpenAsync() ? Page() : NotFound();
    }

    /// <summary>Receives a file and tries it: reading it takes a moment, and nobody's writing waits meanwhile.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync()
    {
        if (!Choose())
            return NotFound();
        if (Upload is not { Length: > 0 })
            throw new RefusedException("Choisissez un fichier.", nameof(Upload));
        if (Upload.Length > ImportFile.MaxBytes)
            throw new RefusedException("Ce fichier pèse plus de 20 Mo. Partagez-le en plusieurs.", nameof(Upload));
        using var content = new MemoryStream();
        await Upload.CopyToAsync(content, Aborted);
        return await TryAsync(content.ToArray(), Upload.FileName);
    }

    [OutsideTransaction]
    public async Task<IActionResult> OnPostStarterAsync() =>
        Choose() && Importer.StarterFile is { } file
            ? await TryAsync(await StarterPack.ReadAsync(file, Aborted), StarterPack.FileName)
            : NotFound();

    [OutsideTransaction]
    public async Task<IActionResult> OnPostApplyAsync()
    {
        if (!Choose() || !await OpenAsync() || await drafts.ReadFileAsync(Draft!, Aborted) is not { } content)
            return NotFound();
        var report = await imports.ApplyAsync(Importer, content, Draft!.FileName, by: null, Aborted);
        TempData["Done"] = $"Import fait : {report.Summary}.";
        if (report.Count(ImportOutcome.Refused) == 0)
            return Redirect(ImportLinks.Of(Slug));
        // What was refused is shown again, to be corrected in the file.
        var done = Draft with
        {
            Report = report,
            Imported = true,
        };
        return Redirect(ImportLinks.Draft(Slug, await drafts.KeepAsync(Importer, done, Aborted)));
    }

    public IActionResult OnGetTemplate() =>
        Choose()
            ? File(
                CsvExport.Write([
                    [.. Importer.Columns.Select(c => c.Name)],
                    [.. Importer.Columns.Select(c => c.Example)],
                ]),
                CsvExport.ContentType,
                $"modele-{Slug}.csv"
            )
            : NotFound();

    public async Task<IActionResult> OnGetExportAsync()
    {
        if (!Choose() || !Importer.Exports)
            return NotFound();
        var rows = await Importer.ExportAsync(Aborted);
        return File(
            CsvExport.Write([
                [.. Importer.Columns.Select(c => c.Name)],
                .. rows,
            ]),
            CsvExport.ContentType,
            $"{Slug}.csv"
        );
    }

    public async Task<IActionResult> OnGetReportAsync()
    {
        if (!Choose() || !await OpenAsync())
            return NotFound();
        return File(
            CsvExport.Write([
                ["ligne", "nom", "résultat", "détail"],
                .. Draft!.Report.Lines.Select(l =>
                    (IReadOnlyList<string>)
                        [
                            l.Number.ToString(CultureInfo.InvariantCulture),
                            l.Label,
                            l.Outcome.InFrench(),
                            l.Changes ?? string.Join(" ; ", l.Problems),
                        ]
                ),
            ]),
            CsvExport.ContentType,
            $"rapport-{Slug}.csv"
        );
    }

    public Task<IActionResult> RedisplayAsync() => Task.FromResult<IActionResult>(Choose() ? Page() : NotFound());

    async Task<IActionResult> TryAsync(byte[] content, string fileName)
    {
        var report = await imports.TryAsync(Importer, content, Aborted);
        return Redirect(ImportLinks.Draft(Slug, await drafts.KeepAsync(Importer, content, fileName, report, Aborted)));
    }

    async Task<bool> OpenAsync()
    {
        Draft = Token is null ? null : await drafts.OpenAsync(Importer, Token, Aborted);
        if (Draft is null)
            return false;
        Shown = [.. Draft.Report.Lines.OrderByDescending(l => l.Outcome == ImportOutcome.Refused).Take(MaxShown)];
        return true;
    }

    bool Choose()
    {
        if (imports.Find(Slug) is not { } importer)
            return false;
        Importer = importer;
        return true;
    }
}
