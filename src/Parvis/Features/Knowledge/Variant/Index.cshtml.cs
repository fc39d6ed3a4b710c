using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Features.Knowledge.Content;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Knowledge.Variant;

/// <summary>What residents read, said otherwise: the French text beside it, to follow.</summary>
[Authorize(Policies.Knowledge)]
public sealed class IndexModel(KnowledgeService sheets, CurrentViewer viewer)
    : SheetPageModel(sheets, viewer),
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = "";

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public EditConflict? Conflict { get; private set; }

    public bool IsEasyRead => Language == SheetLanguages.EasyRead;

    public SheetLanguage? Other => SheetLanguages.Find(Language);

    /// <summary>Written, and the French text changed since.</summary>
    public bool IsOutdated => Working.Variant(Language) is not null && Working.Current(Language) is null;

    public string French => SheetText.Plain(Working.ForResidents, "");

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindVariantAsync())
            return NotFound();
        (Title, Text) = Working.Variant(Language) is { } known ? (known.Title, known.Text) : ("", "");
        SeeNow();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (!await FindVariantAsync())
            return NotFound();
        var title = Title?.ReplaceLineEndings(" ").Trim() ?? "";
        var text = Text?.ReplaceLineEndings("\n").Trim() ?? "";
        if (title.Length == 0)
            throw new RefusedException("Écrivez le titre.", nameof(Title));
        if (title.Length > SheetContent.MaxTitle)
            throw new RefusedException($"Le titre tient en {SheetContent.MaxTitle} caractères.", nameof(Title));
        if (text.Length == 0)
            throw new RefusedException("Écrivez le texte.", nameof(Text));
        if (text.Length > SheetVariant.MaxText)
            throw new RefusedException($"Le texte tient en {SheetVariant.MaxText} caractères.", nameof(Text));
        Compose((content, _) => content.Said(Language, title, text));
        return Back("C'est enregistré : ce texte suit la version française de maintenant.");
    }

    public async Task<IActionResult> OnPostDropAsync()
    {
        if (!await FindVariantAsync())
            return NotFound();
        Compose((content, _) => content.Unsaid(Language));
        return Back("Cette version est retirée.");
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindVariantAsync())
            return NotFound();
        if (Working.Variant(Language) is { } stored)
            Conflict = EditConflict.Between(
                Seen,
                Sheet.Version,
                new Described().Add("Titre", stored.Title).Add("Texte", stored.Text),
                new Described().Add("Titre", Title).Add("Texte", Text?.ReplaceLineEndings("\n"))
            );
        SeeNow();
        return Page();
    }

    async Task<bool> FindVariantAsync() =>
        SheetLanguages.IsVariant(Language) && await FindAsync() && !Sheet.Kind.IsInternal();
}
