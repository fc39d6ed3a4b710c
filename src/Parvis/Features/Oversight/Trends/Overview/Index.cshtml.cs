using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data.Jobs;
using Parvis.Features.Organisation;
using Parvis.Features.Oversight.Board;
using Parvis.Features.Requesters;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Oversight.Trends.Overview;

[Authorize(Policies.Oversight)]
public sealed class IndexModel(
    TrendReader trends,
    CurrentViewer viewer,
    OrganisationDirectory directory,
    TopicCatalogue catalogue,
    TownClock clock,
    JobAlarm alarm
) : PageModel
{
    const int TopicsShown = 15;

    public TrendFilter Filter { get; private set; } = new();

    public BoardScope Scope { get; private set; } = null!;

    public TrendPeriod Period { get; private set; } = null!;

    public DateTime? MadeAt { get; private set; }

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public TopicTree Topics { get; private set; } = null!;

    public bool AllTopics { get; private set; }

    public int HiddenTopics => AllTopics ? 0 : Math.Max(0, Period.ByTopic.Count - TopicsShown);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Scope = BoardScope.Of(viewer.Value);
        Filter = TrendFilter.Parse(Request.Query);
        AllTopics = Request.Query["sujets"] == "tous";
        Organisation = await directory.GetAsync(cancellationToken);
        Topics = await catalogue.GetAsync(cancellationToken);
        Period = await trends.ReadAsync(Scope, Filter, cancellationToken);
        if (await trends.MadeAtAsync(cancellationToken) is { } madeAt)
            MadeAt = await clock.ToLocalAsync(madeAt, cancellationToken);
        else
            alarm.Ring<MakeFiguresJob>();
    }

    public BarChart Volumes =>
        BarChart.Of(
            "volumes",
            "Demandes reçues, répondues, et répondues en retard, par mois",
            ["Reçues", "Répondues", "Répondues en retard"],
            [
                .. Period.ByMonth.Select(m =>
                    (TrendWords.Short(m.Key), new[] { m.Line.Received, m.Line.Answered, m.Line.AnsweredLate })
                ),
            ]
        );

    public TrendTable Months =>
        new(
            "Demandes par mois",
            "Mois",
            [
                .. Period.ByMonth.Select(
                    (m, i) =>
                        new TrendTableRow(
                            TrendWords.InFull(m.Key) + (i == Filter.Months - 1 ? " (en cours)" : ""),
                            m.Line
                        )
                ),
            ]
        );

    public TrendTable Channels =>
        new(
            "Demandes de la période, par canal",
            "Canal",
            [
                .. Period.ByChannel.Select(c => new TrendTableRow(
                    c.Key.Word(),
                    c.Line,
                    Link(Filter with { Channel = c.Key })
                )),
            ]
        );

    public TrendTable Departments =>
        new(
            "Demandes de la période, par service",
            "Service",
            [
                .. Period.ByDepartment.Select(d => new TrendTableRow(
                    d.Key == Guid.Empty ? "Sans service" : Organisation.DepartmentName(d.Key),
                    d.Line,
                    Link(Filter with { Department = Choice.Of(d.Key == Guid.Empty ? null : d.Key) })
                )),
            ]
        );

    public TrendTable TopicTable =>
        new(
            "Demandes de la période, par sujet",
            "Sujet",
            [
                .. Period
                    .ByTopic.Take(AllTopics ? int.MaxValue : TopicsShown)
                    .Select(t => new TrendTableRow(
                        TopicName(t.Key),
                        t.Line,
                        t.Key == Guid.Empty ? null : Link(Filter with { TopicId = t.Key })
                    )),
            ]
        );

    public IEnumerable<SelectListItem> LengthChoices =>
        TrendFilter.Lengths.Select(n => Item($"{n} mois", $"{n}", n == Filter.Months));

    public IEnumerable<SelectListItem> DepartmentChoices =>
        Organisation
            .Departments.Where(d => Scope.Covers(d.Id))
            .Select(d => Item(d.Path, $"{d.Id}", d.Id == Filter.Department?.Id))
            .Prepend(Item(Scope.WholeTown ? "Toute la ville" : "Tous mes services", "", selected: false));

    public IEnumerable<SelectListItem> TopicChoices =>
        Topics
            .All.Where(t => t.ExistsFor(viewer.Value))
            .Select(t => Item(t.Path, $"{t.Id}", t.Id == Filter.TopicId))
            .Prepend(Item("Tous les sujets", "", selected: false));

    public IEnumerable<SelectListItem> ChannelChoices =>
        Enum.GetValues<Channel>()
            .Select(c => Item(c.Word(), c.ToString().ToLowerInvariant(), c == Filter.Channel))
            .Prepend(Item("Tous les canaux", "", selected: false));

    public string TopicName(Guid id) => id == Guid.Empty ? "Sans sujet" : Topics.Find(id, viewer.Value)?.Name ?? "";

    public static string Link(TrendFilter filter) => OversightLinks.TrendsOf(filter);

    static SelectListItem Item(string text, string value, bool selected) => new(text, value, selected);
}
