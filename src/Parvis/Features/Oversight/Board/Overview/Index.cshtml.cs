using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Oversight.Board.Overview;

[Authorize(Policies.Oversight)]
public sealed class IndexModel(
    BoardReader board,
    BoardLists lists,
    CurrentViewer viewer,
    OrganisationDirectory directory,
    TopicCatalogue catalogue
) : PageModel
{
    /// <summary>Topics are many: the worst first, the others on demand.</summary>
    const int TopicsShown = 12;
    const int MostChased = 5;

    public BoardScope Scope { get; private set; } = null!;

    public BoardRules Rules { get; private set; } = null!;

    public BoardFigures Figures { get; private set; } = null!;

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public TopicTree Topics { get; private set; } = null!;

    public IReadOnlyList<BoardLine<Guid?>> TopicLines { get; private set; } = [];

    public bool AllTopics { get; private set; }

    public int HiddenTopics { get; private set; }

    public IReadOnlyList<RequestRow> Chased { get; private set; } = [];

    public bool MayBalance => viewer.Value.IsPilot || viewer.Value.IsHead;

    public async Task OnGetAsync(string? sujets, CancellationToken cancellationToken)
    {
        Scope = BoardScope.Of(viewer.Value);
        Rules = await board.RulesAsync(cancellationToken);
        Organisation = await directory.GetAsync(cancellationToken);
        Topics = await catalogue.GetAsync(cancellationToken);
        Figures = await board.ReadAsync(Scope, Rules, cancellationToken);
        AllTopics = sujets == "tous";
        TopicLines = AllTopics ? Figures.ByTopic : [.. Figures.ByTopic.Take(TopicsShown)];
        HiddenTopics = Figures.ByTopic.Count - TopicLines.Count;
        if (Figures[BoardMeasure.Chased] > 0)
            Chased = await lists.MostChasedAsync(Scope, Rules, MostChased, cancellationToken);
    }

    public string TopicName(Guid? id) => id is null ? "Sans sujet" : Topics.Name(id);

    public string DepartmentName(Guid? id) => id is null ? "Sans service" : Organisation.DepartmentName(id);
}
