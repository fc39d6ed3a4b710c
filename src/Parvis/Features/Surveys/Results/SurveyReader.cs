using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Topics;
using Parvis.Ui;

namespace Parvis.Features.Surveys.Results;

/// <summary>What residents thought over a time, by topic, department and channel; too few answers tell of people, and are hidden.</summary>
public sealed class SurveyReader(ParvisDbContext db, TopicCatalogue topics, OrganisationDirectory directory)
{
    public const int Fewest = 10;

    const int MostComments = 50;

    /// <summary>Two SQL commands; what the viewer may not see of requests is not counted either.</summary>
    public async Task<SurveyResults> ReadAsync(DateTime since, Viewer viewer, CancellationToken cancellationToken)
    {
        var tree = await topics.GetAsync(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        var answers = await db.Set<SurveyAnswer>()
            .AsNoTracking()
            .Where(a => a.At >= since)
            .Select(a => new
            {
                a.TopicId,
                a.DepartmentId,
                a.Channel,
                a.Satisfaction,
                a.WasClear,
                a.WasSoon,
            })
            .ToListAsync(cancellationToken);
        // Confidential topics are named nowhere.
        var told = answers.Where(a => tree.Find(a.TopicId) is not { CircleId: not null }).ToList();
        var comments = await (
            from answer in db.Set<SurveyAnswer>().AsNoTracking()
            join request in db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer)
                on answer.RequestId equals request.Id
            where answer.At >= since && answer.Comment != ""
            orderby answer.ReadAt != null, answer.Id descending
            select new SurveyComment(
                answer.Id,
                answer.At,
                answer.Satisfaction,
                answer.Comment,
                request.Reference,
                request.Subject,
                answer.ReadAt != null
            )
        )
            .Take(MostComments)
            .ToListAsync(cancellationToken);
        return new SurveyResults
        {
            All = Line("Toutes les demandes", [.. told.Select(a => (a.Satisfaction, a.WasClear, a.WasSoon))]),
            ByDepartment = Lines(
                told.Select(a => (organisation.DepartmentName(a.DepartmentId), a.Satisfaction, a.WasClear, a.WasSoon))
            ),
            ByTopic = Lines(told.Select(a => (tree.Path(a.TopicId), a.Satisfaction, a.WasClear, a.WasSoon))),
            ByChannel = Lines(told.Select(a => (((Channel)a.Channel).Word(), a.Satisfaction, a.WasClear, a.WasSoon))),
            Comments = comments,
        };
    }

    static IReadOnlyList<SurveyLine> Lines(
        IEnumerable<(string Name, Satisfaction Satisfaction, bool? Clear, bool? Soon)> answers
    ) =>
        [
            .. answers
                .GroupBy(a => a.Name.Length > 0 ? a.Name : "Sans service ni sujet")
                .Select(g => Line(g.Key, [.. g.Select(a => (a.Satisfaction, a.Clear, a.Soon))]))
                .OrderByDescending(l => l.Answers)
                .ThenBy(l => l.Name, StringComparer.Ordinal),
        ];

    static SurveyLine Line(string name, IReadOnlyList<(Satisfaction Satisfaction, bool? Clear, bool? Soon)> answers) =>
        new(
            name,
            answers.Count,
            Percent(answers.Select(a => (bool?)a.Satisfaction.IsGood())),
            Percent(answers.Select(a => a.Clear)),
            Percent(answers.Select(a => a.Soon))
        );

    /// <summary>Null when too few said.</summary>
    static int? Percent(IEnumerable<bool?> said)
    {
        var known = said.OfType<bool>().ToList();
        return known.Count < Fewest ? null : (int)Math.Round(100.0 * known.Count(yes => yes) / known.Count);
    }
}

public sealed record SurveyResults
{
    public required SurveyLine All { get; init; }

    public required IReadOnlyList<SurveyLine> ByDepartment { get; init; }

    public required IReadOnlyList<SurveyLine> ByTopic { get; init; }

    public required IReadOnlyList<SurveyLine> ByChannel { get; init; }

    public required IReadOnlyList<SurveyComment> Comments { get; init; }
}

/// <param name="Name">What it is about.</param>
/// <param name="Answers">How many.</param>
/// <param name="Satisfied">In percent; null when too few said.</param>
/// <param name="Clear">In percent.</param>
/// <param name="Soon">In percent.</param>
public sealed record SurveyLine(string Name, int Answers, int? Satisfied, int? Clear, int? Soon);

public sealed record SurveyComment(
    long Id,
    DateTime At,
    Satisfaction Satisfaction,
    string Comment,
    string Reference,
    string Subject,
    bool IsRead
);
