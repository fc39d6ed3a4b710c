using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Web;

namespace Parvis.Features.Topics.Administration;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(TopicCatalogue catalogue, OrganisationDirectory directory) : PageModel
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    public IReadOnlyList<TopicEntry> Topics { get; private set; } = [];

    public OrganisationSnapshot Names { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Names = await directory.GetAsync(cancellationToken);
        var all = (await catalogue.GetAsync(cancellationToken)).All;
        var words = Folding.Fold(Search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Topics = words.Length == 0 ? all : [.. all.Where(t => IsAbout(t, words))];
    }

    static bool IsAbout(TopicEntry topic, string[] words) =>
        words.All(w => topic.Phrases.Any(p => p.Folded.Contains(w, StringComparison.Ordinal)));
}
