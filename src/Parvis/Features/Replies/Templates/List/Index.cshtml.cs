using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Replies.Templates.List;

[Authorize(Policies.Templates)]
public sealed class IndexModel(
    TemplateService templates,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    CurrentViewer viewer
) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    public IReadOnlyList<ReplyTemplate> Templates { get; private set; } = [];

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public TopicTree Topics { get; private set; } = null!;

    public bool IsAdministrator => viewer.Value.IsAdministrator;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Organisation = await directory.GetAsync(cancellationToken);
        Topics = await topics.GetAsync(cancellationToken);
        var wanted = Folding.Fold(Search);
        Templates =
        [
            .. (await templates.ListAsync(viewer.Value, cancellationToken)).Where(t =>
                wanted.Length == 0
                || t.SortName.Contains(wanted, StringComparison.Ordinal)
                || Folding.Fold(Topics.Path(t.TopicId)).Contains(wanted, StringComparison.Ordinal)
            ),
        ];
    }
}
