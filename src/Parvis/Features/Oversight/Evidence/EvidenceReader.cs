using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Requesters;
using Parvis.Features.Settings;
using Parvis.Features.Surveys.Campaigns;
using Parvis.Features.Surveys.Improvements;
using Parvis.Features.Surveys.Results;
using Parvis.Features.Topics;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Oversight.Evidence;

/// <summary>
/// What the town can show of the quality of its answers, table by table: nothing of confidential topics, nothing about
/// people, no proportion of few.
/// </summary>
public sealed class EvidenceReader(
    ParvisDbContext db,
    SurveyReader surveys,
    TopicCatalogue catalogue,
    OrganisationDirectory directory,
    SettingsStore settings,
    TownClock clock
)
{
    public async Task<IReadOnlyList<EvidenceTable>> ReadAsync(
        DateOnly from,
        DateOnly until,
        CancellationToken cancellationToken
    )
    {
        var tree = await catalogue.GetAsync(cancellationToken);
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        var figures = await db.Set<MonthFigure>()
            .AsNoTracking()
            .Where(f => f.Month >= from && f.Month < until && f.CircleId == Guid.Empty)
            .ToListAsync(cancellationToken);
        // A topic that became confidential is named nowhere, whatever was counted before.
        figures.RemoveAll(f => tree.Find(f.TopicId) is { CircleId: not null });
        var (begin, end) = (
            await clock.ToUtcAsync(from, cancellationToken),
            await clock.ToUtcAsync(until, cancellationToken)
        );
        return
        [
            Delays(figures, tree, rules),
            Complaints(figures, tree),
            Reach(figures),
            new EvidenceTable(
                "satisfaction.csv",
                "Avis des habitants",
                "Trois questions une fois la demande finie, par courriel, au bas d'une lettre, de vive voix ; à part, des personnes tirées au hasard et rappelées. Sous dix avis, les proportions sont cachées, et d'autres avec elles quand une soustraction les donnerait.",
                SurveyCsv.Write(await surveys.ReadAsync(begin, end, cancellationToken))
            ),
            await CampaignsAsync(from, until, cancellationToken),
            await ImprovementsAsync(begin, end, cancellationToken),
        ];
    }

    static EvidenceTable Delays(List<MonthFigure> figures, TopicTree tree, RequestSettings rules) =>
        new(
            "delais-et-engagements.csv",
            "Délais et engagements, par sujet",
            "Promis : jours ouvrés annoncés aujourd'hui pour ce sujet. Répondues : demandes dont la réponse est partie dans la période. À temps : parties au plus tard à la date annoncée à l'habitant. Délai médian : une réponse sur deux l'a été en ce nombre de jours de calendrier, ou moins. Sous dix réponses, la part et le délai ne sont pas donnés.",
            CsvFile.Write(
                [
                    "Sujet",
                    "Promis (jours ouvrés)",
                    "Reçues",
                    "Relancées",
                    "Répondues",
                    "À temps (%)",
                    "Délai médian (jours)",
                ],
                figures
                    .GroupBy(f => f.TopicId)
                    .Select(g => (Path: tree.Path(g.Key), Topic: tree.Find(g.Key), Sum: Sum.Of(g)))
                    .OrderBy(g => g.Path, StringComparer.CurrentCulture)
                    .Select(g =>
                        (string[])
                            [
                                g.Path.Length > 0 ? g.Path : "Sans sujet",
                                Number(rules.AnswerDays(g.Topic?.TargetDays)),
                                Number(g.Sum.Received),
                                Number(g.Sum.Chased),
                                Number(g.Sum.Answered),
                                g.Sum.InTimePercent,
                                g.Sum.Median,
                            ]
                    )
            )
        );

    static EvidenceTable Complaints(List<MonthFigure> figures, TopicTree tree) =>
        new(
            "reclamations.csv",
            "Réclamations, par mois",
            "Demandes dont le sujet est une réclamation. Sans suite : retirées, déjà faites, ou d'un autre organisme.",
            CsvFile.Write(
                ["Mois", "Sujet", "Reçues", "Répondues", "À temps (%)", "Délai médian (jours)", "Sans suite"],
                figures
                    .Where(f => tree.Find(f.TopicId)?.Kind == TopicKind.Complaint)
                    .GroupBy(f => (f.Month, f.TopicId))
                    .Select(g => (g.Key.Month, Path: tree.Path(g.Key.TopicId), Sum: Sum.Of(g)))
                    .OrderBy(g => g.Month)
                    .ThenBy(g => g.Path, StringComparer.CurrentCulture)
                    .Select(g =>
                        (string[])
                            [
                                Month(g.Month),
                                g.Path,
                                Number(g.Sum.Received),
                                Number(g.Sum.Answered),
                                g.Sum.InTimePercent,
                                g.Sum.Median,
                                Number(g.Sum.WithoutAction),
                            ]
                    )
            )
        );

    static EvidenceTable Reach(List<MonthFigure> figures) =>
        new(
            "joignabilite.csv",
            "Joignabilité, par mois et par canal",
            "Reçues : demandes arrivées par ce canal. Répondues sur le moment : la personne avait sa réponse avant de partir ou de raccrocher, appels simples compris. Les appels perdus ne passent pas par Parvis : demandez-les au standard.",
            CsvFile.Write(
                ["Mois", "Canal", "Reçues", "Répondues sur le moment"],
                figures
                    .GroupBy(f => (f.Month, f.Channel))
                    .OrderBy(g => g.Key.Month)
                    .ThenBy(g => g.Key.Channel)
                    .Select(g =>
                        (string[])
                            [
                                Month(g.Key.Month),
                                g.Key.Channel.Word(),
                                Number(g.Sum(f => f.Received)),
                                Number(g.Sum(f => f.AtOnce)),
                            ]
                    )
            )
        );

    async Task<EvidenceTable> CampaignsAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var campaigns = await db.Set<Campaign>()
            .AsNoTracking()
            .Where(c => c.Until >= from && c.From < until)
            .OrderBy(c => c.From)
            .Select(c => new
            {
                c.Title,
                c.From,
                c.Until,
                Answers = db.Set<CampaignAnswer>().Count(a => a.CampaignId == c.Id),
            })
            .ToListAsync(cancellationToken);
        return new EvidenceTable(
            "campagnes.csv",
            "Campagnes de questions",
            "Questions posées à qui voulait y répondre : adresse, affiche, tablette, papier. Personne n'est reconnu.",
            CsvFile.Write(
                ["Campagne", "Du", "Au", "Réponses"],
                campaigns.Select(c => (string[])[c.Title, Day(c.From), Day(c.Until), Number(c.Answers)])
            )
        );
    }

    async Task<EvidenceTable> ImprovementsAsync(DateTime begin, DateTime end, CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var actions = await db.Set<ImprovementAction>()
            .AsNoTracking()
            .Where(a => a.At < end && (a.EndedAt == null || a.EndedAt >= begin))
            .OrderBy(a => a.Id)
            .ToListAsync(cancellationToken);
        var zone = await clock.ZoneAsync(cancellationToken);
        return new EvidenceTable(
            "ameliorations.csv",
            "Actions d'amélioration",
            "Ce qui a été constaté, qui s'en charge, pour quand, et ce qui en est sorti : actions ouvertes ou finies dans la période.",
            CsvFile.Write(
                [
                    "Numéro",
                    "Action",
                    "Constaté",
                    "Qui s'en charge",
                    "Pour le",
                    "État",
                    "Finie le",
                    "Ce qui en est sorti",
                ],
                actions.Select(a =>
                    (string[])
                        [
                            Number((int)a.Id),
                            a.Title,
                            a.Observed,
                            organisation.AgentName(a.OwnerAgentId),
                            Day(a.DueOn),
                            a.State.InFrench(),
                            a.EndedAt is { } ended
                                ? Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(ended, zone)))
                                : "",
                            a.Outcome,
                        ]
                )
            )
        );
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Figures put together.</summary>
    sealed record Sum(int Received, int Chased, int Answered, int Late, int WithoutAction, DelayTally Delays)
    {
        bool IsTold => Answered >= SmallNumbers.Fewest;

        public string InTimePercent => IsTold ? Number((int)Math.Round(100.0 * (Answered - Late) / Answered)) : "";

        public string Median => IsTold ? Delays.Median?.ToString("0.#", WebServices.French) ?? "" : "";

        public static Sum Of(IEnumerable<MonthFigure> figures)
        {
            var all = figures.ToList();
            var delays = new DelayTally();
            foreach (var figure in all)
                delays.Add(DelayTally.Parse(figure.Delays));
            return new Sum(
                all.Sum(f => f.Received),
                all.Sum(f => f.Chased),
                all.Sum(f => f.Answered),
                all.Sum(f => f.AnsweredLate),
                all.Sum(f => f.WithoutAction),
                delays
            );
        }
    }
}

/// <param name="File">Its name in the archive.</param>
/// <param name="Title">What it is.</param>
/// <param name="Definition">What each figure counts.</param>
/// <param name="Content">See <see cref="CsvFile"/>.</param>
public sealed record EvidenceTable(string File, string Title, string Definition, byte[] Content);
