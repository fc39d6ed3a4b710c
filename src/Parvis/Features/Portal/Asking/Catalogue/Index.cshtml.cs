using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Forms.Tongues;
using Parvis.Features.Knowledge;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui.Translation;
using Parvis.Web;

namespace Parvis.Features.Portal.Asking.Catalogue;

/// <summary>All that a resident may ask about: searched, or from the widest choice to the narrowest.</summary>
[AllowAnonymous]
public sealed class IndexModel(
    AskDrafts drafts,
    TopicCatalogue topics,
    KnowledgeCatalogue answers,
    SettingsStore settings,
    AskRate rate,
    TownTongues tongues,
    PortalWords words
) : PageModel, IRedisplayed
{
    const int MostFound = 8;
    const int MostTyped = 100;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<TopicSuggestion> Found { get; private set; } = [];

    /// <summary>Sheets that answer.</summary>
    public IReadOnlyList<PublishedSheet> Answers { get; private set; } = [];

    /// <summary>At the top of the tree.</summary>
    public IReadOnlyList<TopicChoice> Choices { get; private set; } = [];

    public string Phone { get; private set; } = "";

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    /// <summary>No topic fits: whoever sorts requests will know.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!(await settings.GetAsync<TownSettings>(cancellationToken)).IsOpenToResidents)
            return NotFound();
        if (Honeypot.Took(Request))
            return Redirect(AskLinks.Catalogue);
        rate.RefuseMany(HttpContext.Connection.RemoteIpAddress);
        return Redirect(AskLinks.Page(await drafts.BeginAsync(topic: null, cancellationToken), 1));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var cancellationToken = HttpContext.RequestAborted;
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        if (!town.IsOpenToResidents)
            return NotFound();
        Phone = town.Phone;
        var tree = await topics.GetAsync(cancellationToken);
        var offered = await drafts.OfferedAsync(cancellationToken);
        var tongue = words.IsFrench ? TownTongue.None : await tongues.GetAsync(words.Language.Code, cancellationToken);
        Found =
        [
            .. TopicSearch
                .Rank(
                    offered,
                    t => [.. t.Phrases, .. tongue.PhrasesOf(t)],
                    t => t.Path,
                    Query?.CutTo(MostTyped),
                    MostFound
                )
                .Select(found => new TopicSuggestion(found.Item, found.FoundBy)),
        ];
        Answers = await answers.SearchForResidentsAsync(Query, MostFound, cancellationToken);
        Choices = TopicChoice.Below(tree, offered, above: null);
        return Page();
    }
}
