using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Queues;
using Parvis.Features.Topics;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Oversight.Board.List;

[Authorize(Policies.Oversight)]
public sealed class IndexModel(
    BoardReader board,
    BoardLists lists,
    Steering steering,
    CurrentViewer viewer,
    OrganisationDirectory directory,
    TopicCatalogue catalogue
) : PageModel, IRedisplayed
{
    [BindProperty]
    public string[] Ticked { get; set; } = [];

    [BindProperty]
    public Guid? DepartmentId { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public ListFilter Filter { get; private set; } = null!;

    public BoardRules Rules { get; private set; } = null!;

    public IReadOnlyList<RequestRow> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public string? Next { get; private set; }

    /// <summary>What narrows the list, in words, each with the address of the list without it.</summary>
    public IReadOnlyList<(string Words, string Without)> Narrowed { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Departments { get; private set; } = [];

    public bool MaySteer => viewer.Value.IsPilot;

    public bool MayRemind => MaySteer || viewer.Value.IsDirector;

    /// <summary>What the director may do is remind a department, and nobody has what is unowned.</summary>
    public bool Offers => MaySteer || (MayRemind && !Unowned);

    public bool Unowned => Filter.Measure == BoardMeasure.Unowned;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    [OutsideTransaction]
    public Task<IActionResult> OnPostOfferAsync(CancellationToken cancellationToken) =>
        ActAsync(
            MaySteer,
            "affectée",
            ticked => steering.OfferAsync(ticked, DepartmentId, Words, viewer.Value, cancellationToken)
        );

    [OutsideTransaction]
    public Task<IActionResult> OnPostRemindAsync(CancellationToken cancellationToken) =>
        ActAsync(MayRemind, "relancée", ticked => steering.RemindAsync(ticked, Words, viewer.Value, cancellationToken));

    [OutsideTransaction]
    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken) =>
        ActAsync(MaySteer, "reprise", ticked => steering.TakeBackAsync(ticked, Words, viewer.Value, cancellationToken));

    public async Task<IActionResult> RedisplayAsync() =>
        await LoadAsync(HttpContext.RequestAborted) ? Page() : NotFound();

    public string Here(string handler) => $"{OversightLinks.List(Filter, Request.Query["apres"])}&handler={handler}";

    async Task<IActionResult> ActAsync(
        bool allowed,
        string participle,
        Func<IReadOnlyList<TickedRequest>, Task<BulkOutcome>> act
    )
    {
        if (!allowed || ListFilter.Parse(Request.Query) is not { } filter)
            return NotFound();
        var ticked = TickableRows.Parse(Ticked);
        if (ticked.Count == 0)
            throw new RefusedException("Cochez au moins une demande.");
        var outcome = await act(ticked);
        if (outcome.Done > 0)
            TempData["Done"] =
                outcome.Done == 1 ? $"Une demande {participle}." : $"{outcome.Done} demandes {participle}s.";
        if (outcome.Failures.Count > 0)
            TempData["Failures"] = outcome.Failures.ToArray();
        return LocalRedirect(OversightLinks.List(filter));
    }

    async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var scope = BoardScope.Of(viewer.Value);
        if (ListFilter.Parse(Request.Query) is not { } filter || !scope.Measures.Contains(filter.Measure))
            return false;
        Filter = filter;
        Rules = await board.RulesAsync(cancellationToken);
        Count = await lists.CountAsync(scope, Rules, filter, cancellationToken);
        var after = QueuePosition.Parse(Request.Query["apres"]);
        var rows = await lists.PageAsync(scope, Rules, filter, after, cancellationToken);
        Rows = [.. rows.Take(BoardLists.PageSize)];
        if (rows.Count > BoardLists.PageSize)
            Next = OversightLinks.List(filter, new QueuePosition(Rows[^1].SortDue, Rows[^1].Id).ToString());
        var organisation = await directory.GetAsync(cancellationToken);
        Departments =
        [
            new SelectListItem("Choisissez un service", ""),
            .. organisation.OpenDepartments.Select(d => new SelectListItem(d.Path, d.Id.ToString())),
        ];
        Narrowed = [.. await NarrowingsAsync(filter, organisation, cancellationToken)];
        return true;
    }

    async Task<List<(string Words, string Without)>> NarrowingsAsync(
        ListFilter filter,
        OrganisationSnapshot organisation,
        CancellationToken cancellationToken
    )
    {
        var words = new List<(string, string)>();
        if (filter.Department is { } department)
            words.Add(
                (
                    department.Id is null ? "sans service" : $"service {organisation.DepartmentName(department.Id)}",
                    OversightLinks.List(filter with { Department = null })
                )
            );
        if (filter.Topic is { } topic)
        {
            // A confidential topic has no name outside its circle, even for who types its address.
            var tree = await catalogue.GetAsync(cancellationToken);
            var name = topic.Id is null ? "sans sujet" : $"sujet {tree.Find(topic.Id, viewer.Value)?.Name}";
            words.Add((name, OversightLinks.List(filter with { Topic = null })));
        }

        if (filter.Channel is { } channel)
            words.Add(($"canal {channel.Word()}", OversightLinks.List(filter with { Channel = null })));
        return words;
    }
}
