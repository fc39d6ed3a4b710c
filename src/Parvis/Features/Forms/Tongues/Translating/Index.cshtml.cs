using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requesters;
using Parvis.Features.Topics;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Forms.Tongues.Translating;

/// <summary>A topic and its form in one language: each text below the French.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(TownTranslations translations, TopicCatalogue topics, CurrentViewer viewer)
    : PageModel,
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "langue")]
    public string? Code { get; set; }

    /// <summary>Synonyms first, then each text.</summary>
    [BindProperty]
    public List<TranslationRow> Rows { get; set; } = [];

    public TopicEntry Topic { get; private set; } = null!;

    public PortalLanguage Tongue { get; private set; } = PortalLanguage.French;

    public string LanguageName => Languages.InFrench(Tongue.Code);

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
            return NotFound();
        var texts = await translations.TextsAsync(Topic, Aborted);
        Rows = [new TranslationRow(), .. texts.Select(t => new TranslationRow { What = t.What, French = t.French })];
        await ReadStoredAsync(typed: false);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (!await FindAsync())
            return NotFound();
        var saved = await translations.SaveAsync(
            Topic,
            Tongue,
            [
                .. Rows.Index()
                    .Select(r => new TypedTranslation(
                        KeyOf(r.Index, r.Item),
                        r.Item.French ?? "",
                        Lines(r.Item.Before),
                        Lines(r.Item.Words),
                        $"Rows[{r.Index}].Words"
                    ))
                    // Two rows of one text would be two translations of it.
                    .DistinctBy(r => r.Key, StringComparer.Ordinal),
            ],
            viewer.Value.Name,
            Aborted
        );
        TempData["Done"] = saved switch
        {
            0 => "Rien n'a changé.",
            1 => $"Une traduction est enregistrée en {LanguageName}.",
            _ => $"{saved} traductions sont enregistrées en {LanguageName}.",
        };
        return Redirect(TopicLinks.Translation(Id, Tongue.Code));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindAsync())
            return NotFound();
        await ReadStoredAsync(typed: true);
        return Page();
    }

    /// <summary>What is stored now is what the next save starts from; what was typed stays.</summary>
    async Task ReadStoredAsync(bool typed)
    {
        if (Rows.Count == 0)
            Rows.Add(new TranslationRow());
        var stored = await translations.KnownAsync(Tongue, Rows.Index().Select(r => KeyOf(r.Index, r.Item)), Aborted);
        foreach (var (place, row) in Rows.Index())
        {
            var untouched = !typed || Lines(row.Words) == Lines(row.Before);
            row.Before = stored.GetValueOrDefault(KeyOf(place, row)) ?? "";
            // What somebody else wrote meanwhile must not be taken away by a field that nobody touched.
            if (untouched)
                row.Words = row.Before;
        }
    }

    string KeyOf(int place, TranslationRow row) =>
        place == 0 ? TownTranslation.KeyOfSynonyms(Id) : TownTranslation.KeyOf(row.French ?? "");

    async Task<bool> FindAsync()
    {
        if (
            (await topics.GetAsync(Aborted)).Find(Id) is not { CircleId: null } topic
            || PortalLanguage.Of(Code) is not { IsFrench: false } language
        )
            return false;
        (Topic, Tongue) = (topic, language);
        return true;
    }

    /// <summary>As they are kept, however the browser ends its lines.</summary>
    static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}

public sealed class TranslationRow
{
    public string? What { get; set; }

    public string? French { get; set; }

    /// <summary>As the page showed it.</summary>
    public string? Before { get; set; }

    public string? Words { get; set; }
}
