using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requests.Files;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Replies.Letter.Word.Papers;

/// <summary>The Word letters of the town and of its departments: given, explained, tried, taken back.</summary>
[Authorize(Policies.Templates)]
[RequestSizeLimit(UploadLimits.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.MaxBody)]
public sealed class IndexModel(
    WordLetters letters,
    RequestFiles files,
    OrganisationDirectory directory,
    TownClock clock,
    Transactions transactions,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty]
    public Guid? DepartmentId { get; set; }

    [BindProperty]
    public List<IFormFile> Uploads { get; set; } = [];

    [BindProperty]
    public long Id { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public List<MeaningForm> Meanings { get; set; } = [];

    public IReadOnlyList<WordLetterGroup> Groups { get; private set; } = [];

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    [OutsideTransaction]
    public async Task<IActionResult> OnPostUploadAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        RequestFiles.RefuseNone(Uploads);
        if (Uploads.Count > 1)
            throw new RefusedException("Donnez un document à la fois.", nameof(Uploads));
        var upload = Uploads[0];
        if (!FileKind.Docx.HasExtension(upload.FileName))
            throw new RefusedException(
                $"« {Path.GetFileName(upload.FileName)} » n'est pas un document Word au format .docx.",
                nameof(Uploads)
            );
        // What it is not is said before it is kept.
        IReadOnlyList<string> names;
        await using (var content = upload.OpenReadStream())
            names = WordFile.FieldsOf(content);
        var stored = (await files.StoreAsync([upload], cancellationToken))[0];
        var letter = await transactions.RunAsync(
            () => letters.AddAsync(DepartmentId, stored, names, viewer.Value, cancellationToken),
            cancellationToken
        );
        TempData["Done"] = letter.IsComplete
            ? WordLetterField.Lacking(names) is { } lacking
                ? $"La lettre Word est en usage. Elle ne dit pas : {lacking}."
                : "La lettre Word est en usage."
            : "La lettre Word est gardée. Dites ce que veulent dire les champs qu'elle demande.";
        return Redirect(ReplyLinks.WordLetters);
    }

    public async Task<IActionResult> OnPostMeaningsAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } letter)
            return NotFound();
        await letters.SayAsync(
            letter,
            Meanings
                .Where(m => m.Name is not null)
                .DistinctBy(m => m.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(m => m.Name!, m => m.Meaning ?? "", StringComparer.OrdinalIgnoreCase),
            cancellationToken
        );
        TempData["Done"] = "La lettre Word est en usage.";
        return Redirect(ReplyLinks.WordLetters);
    }

    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } letter)
            return NotFound();
        await letters.RestoreAsync(letter, viewer.Value, cancellationToken);
        TempData["Done"] = $"La version {letter.Number} est reprise.";
        return Redirect(ReplyLinks.WordLetters);
    }

    public async Task<IActionResult> OnPostRetireAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } letter)
            return NotFound();
        await letters.RetireAsync(letter, cancellationToken);
        TempData["Done"] = "Cette lettre Word n'est plus employée. Ses versions restent ici.";
        return Redirect(ReplyLinks.WordLetters);
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } letter)
            return NotFound();
        await letters.DropAsync(letter, cancellationToken);
        TempData["Done"] = $"La version {letter.Number} est abandonnée.";
        return Redirect(ReplyLinks.WordLetters);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        var organisation = await directory.GetAsync(aborted);
        Zone = await clock.ZoneAsync(aborted);
        var all = await letters.ListAsync(viewer.Value, aborted);
        Groups =
        [
            .. all.GroupBy(w => w.DepartmentId)
                .Select(g => new WordLetterGroup(
                    g.Key is { } id ? organisation.DepartmentName(id) : "Toute la mairie",
                    [.. g]
                ))
                .OrderBy(g => g.Newest.DepartmentId is not null)
                .ThenBy(g => Folding.Fold(g.Name), StringComparer.Ordinal),
        ];
        DepartmentChoices = [.. TemplateService.DepartmentChoices(organisation, "Toute la mairie", viewer.Value)];
        return Page();
    }

    public string When(WordLetter letter) => TimeZoneInfo.ConvertTimeFromUtc(letter.At, Zone).Short();

    /// <summary>What was just chosen, else what was kept, else what the name looks like.</summary>
    public bool Means(WordLetter letter, FieldMeaning field, string meaning) =>
        meaning
        == (
            (letter.Id == Id ? Meanings.Find(m => m.Name == field.Name)?.Meaning : null)
            ?? (field.Meaning is "" ? FieldMeaning.Nothing : field.Meaning)
            ?? WordLetterField.Guess(field.Name)?.Name
        );

    /// <summary>Errors lead to the form that was sent; several may wait on the page.</summary>
    public string FieldId(WordLetter letter, int place) =>
        letter.Id == Id ? $"Meanings[{place}].Meaning" : $"meaning-{letter.Id}-{place}";

    async Task<WordLetter?> FindAsync(CancellationToken cancellationToken)
    {
        var letter = await letters.FindAsync(Id, viewer.Value, cancellationToken);
        letter?.MustBe(Seen);
        return letter;
    }
}

public sealed class MeaningForm
{
    public string? Name { get; set; }

    public string? Meaning { get; set; }
}

/// <param name="Name">Of the department, or the town.</param>
/// <param name="Versions">Newest first; at least one.</param>
public sealed record WordLetterGroup(string Name, IReadOnlyList<WordLetter> Versions)
{
    public WordLetter Newest => Versions[0];

    public WordLetter? InUse => Versions.FirstOrDefault(w => w is { RetiredAt: null, IsComplete: true });

    /// <summary>It cannot be used until somebody says what its fields mean.</summary>
    public WordLetter? Waiting => Newest is { RetiredAt: null, IsComplete: false } ? Newest : null;

    public IEnumerable<WordLetter> Former => Versions.Where(w => w != InUse && w != Waiting);
}
