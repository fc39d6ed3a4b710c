using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Portal.Asking.Guide;

/// <summary>One choice after the other, until a topic is reached.</summary>
[AllowAnonymous]
public sealed class IndexModel(AskDrafts drafts, TopicCatalogue topics, SettingsStore settings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public TopicEntry Chosen { get; private set; } = null!;

    public IReadOnlyList<TopicChoice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await settings.GetAsync<TownSettings>(cancellationToken)).IsOpenToResidents)
            return NotFound();
        var tree = await topics.GetAsync(cancellationToken);
        Choices = TopicChoice.Below(tree, await drafts.OfferedAsync(cancellationToken), Id);
        // What has nothing below it that residents may know does not exist for them.
        if (Choices.Count == 0 || tree.Find(Id) is not { } chosen)
            return NotFound();
        Chosen = chosen;
        return Page();
    }
}
