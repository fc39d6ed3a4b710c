using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Administration.Imports;

/// <summary>One import: the file is received, tried, and only then applied.</summary>
[Authorize(Policies.Administrator)]
public sealed class KindModel(ImportRunner imports, ImportDrafts drafts) : PageModel, IRedisplayed
{
    const int MaxShown = 500;

    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(Name = "fichier", SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IImporter Importer { get; private set; } = null!;

    public ImportReport? Report { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>What is refused first; a very long report is shown in part and downloaded whole.</summary>
    public IReadOnlyList<ImportLine> Shown { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!Choose())
            return NotFound();
        if (Token is null)
            return Page();
        var draft = await drafts.OpenAsync(Importer, Token, cancellationToken);
        if (draft is null)
            return NotFound();
        try
        {
            Report = await imports.TryAsync(Importer, draft.Value.Content, cancellationToken);
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(refused.Field ?? "", refused.Message);
            return Page();
        }

        FileName = draft.Value.FileName;
        Shown = [.. Report.Lines.OrderByDescending(l => l.Outcome == ImportOutcome.Refused).Take(MaxShown)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Choose())
            return NotFound();
        if (Upload is not { Length: > 0 })
            throw new RefusedException("Choisissez un fichier.", nameof(Upload));
        if (Upload.Length > ImportFile.MaxBytes)
            throw new RefusedException("Ce fichier pèse plus de 20 Mo. Partagez-le en plusieurs.", nameof(Upload));
        await using var content = Upload.OpenReadStream();
        var token = await drafts.KeepAsync(Importer, content, Upload.FileName, cancellationToken);
        return Redirect(ImportLinks.Draft(Slug, token));
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancellationToken)
    {
        if (!Choose() || Token is null)
            return NotFound();
        var draft = await drafts.OpenAsync(Importer, Token, cancellationToken);
        if (draft is null)
            return NotFound();
        var report = await imports.ApplyAsync(
            Importer,
            draft.Value.Content,
            draft.Value.FileName,
            by: null,
            cancellationToken
        );
        TempData["Done"] = $"Import fait : {report.Summary}.";
        // What was refused is shown again, to be corrected in the file.
        return Redirect(
            report.Count(ImportOutcome.Refused) > 0 ? ImportLinks.Draft(Slug, Token) : ImportLinks.Of(Slug)
        );
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

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        if (!Choose() || !Importer.Exports)
            return NotFound();
        var rows = await Importer.ExportAsync(cancellationToken);
        return File(
            CsvExport.Write([
                [.. Importer.Columns.Select(c => c.Name)],
                .. rows,
            ]),
            CsvExport.ContentType,
            $"{Slug}.csv"
        );
    }

    public async Task<IActionResult> OnGetReportAsync(CancellationToken cancellationToken)
    {
        if (!Choose() || Token is null || await drafts.OpenAsync(Importer, Token, cancellationToken) is not { } draft)
            return NotFound();
        var report = await imports.TryAsync(Importer, draft.Content, cancellationToken);
        return File(
            CsvExport.Write([
                ["ligne", "nom", "résultat", "détail"],
                .. report.Lines.Select(l =>
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

    bool Choose()
    {
        if (imports.Find(Slug) is not { } importer)
            return false;
        Importer = importer;
        return true;
    }
}
