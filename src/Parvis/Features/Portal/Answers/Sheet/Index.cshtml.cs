using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Knowledge;
using Parvis.Features.Knowledge.Content;
using Parvis.Features.Portal.Asking;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Portal.Answers.Sheet;

/// <summary>The answer to a question, as residents read it: nothing that is internal.</summary>
[AllowAnonymous]
public sealed class IndexModel(
    KnowledgeCatalogue catalogue,
    SheetOpinions opinions,
    AskDrafts drafts,
    SettingsStore settings,
    AnswerRate rate,
    PortalWords words
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>« facile », « fr » or a language; what the visitor reads everywhere when absent.</summary>
    [BindProperty(SupportsGet = true, Name = "version")]
    public string? Variant { get; set; }

    /// <summary>« oui », « non ».</summary>
    [BindProperty(Name = "utile")]
    public string? Useful { get; set; }

    /// <summary>What is missing.</summary>
    [BindProperty(Name = "mot")]
    public string? Word { get; set; }

    public PublishedSheet Sheet { get; private set; } = null!;

    public ShownSheet Shown { get; private set; } = null!;

    /// <summary>What a resident may ask for about it.</summary>
    public IReadOnlyList<TopicEntry> Topics { get; private set; } = [];

    /// <summary>Other ways to read it that are up to date.</summary>
    public IReadOnlyList<SheetLanguage> Languages { get; private set; } = [];

    public bool HasEasyRead => Sheet.Content.Current(SheetLanguages.EasyRead) is not null;

    public bool IsEasyRead => Variant == SheetLanguages.EasyRead && Shown.Text is not null;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
            return NotFound();
        if (Honeypot.Took(Request))
            return Redirect(Here);
        if (Useful is not ("oui" or "non"))
            throw new RefusedException("Choisissez oui ou non.", "utile");
        if (Word?.Trim().Length > SheetOpinion.MaxText)
            throw new RefusedException("Votre mot tient en {0} caractères.", "mot", SheetOpinion.MaxText);
        rate.RefuseMany(HttpContext.Connection.RemoteIpAddress);
        await opinions.HearAsync(Id, Useful == "oui", Word, Aborted);
        TempData["Done"] = words["Merci de votre avis."];
        return Redirect(Here);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Shown = ShownSheet.Of(Sheet.Content, Variant);
        Topics = [.. (await drafts.OfferedAsync(Aborted)).Where(t => Sheet.TopicIds.Contains(t.Id))];
        Languages =
        [
            .. SheetLanguages.All.Where(l => l.Code != Shown.Language && Sheet.Content.Current(l.Code) is not null),
        ];
        return Page();
    }

    string Here => Variant is null ? KnowledgeLinks.ForResidents(Id) : KnowledgeLinks.ForResidents(Id, Variant);

    async Task<bool> FindAsync()
    {
        if (!SheetLanguages.IsVariant(Variant) && Variant != "fr")
            Variant = null;
        if (Variant is null && words.IsEasyRead)
            Variant = SheetLanguages.EasyRead;
        if (
            !(await settings.GetAsync<TownSettings>(Aborted)).IsOpenToResidents
            || await catalogue.FindForResidentsAsync(Id, Aborted) is not { } sheet
        )
            return false;
        Sheet = sheet;
        return true;
    }
}
