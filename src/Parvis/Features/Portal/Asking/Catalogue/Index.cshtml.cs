using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Portal.Asking.Catalogue;

/// <summary>All that a resident may ask about: searched, or theme by theme.</summary>
[AllowAnonymous]
public sealed class IndexModel(AskDrafts drafts, TopicCatalogue topics, SettingsStore settings) : PageModel
{
    const int MostFound = 8;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<TopicSuggestion> Found { get; private set; } = [];

    /// <summary>By the topic at the top of the tree.</summary>
    public IReadOnlyList<IGrouping<string, TopicEntry>> Themes { get; private set; } = [];

    public string Phone { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        if (!town.IsOpenToResidents)
            return NotFound();
        Phone = town.Phone;
        var tree = await topics.GetAsync(cancellationToken);
        var offered = await drafts.OfferedAsync(cancellationToken);
        Found = TopicSearch.Find(offered, Query, MostFound);
        Themes = [.. offered.GroupBy(t => tree.Find(t.Ancestors.FirstOrDefault(t.Id))?.Name ?? t.Name)];
        return Page();
    }
}
