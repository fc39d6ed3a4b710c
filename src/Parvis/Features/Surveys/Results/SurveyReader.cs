using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Topics;
using Parvis.Ui;

namespace Parvis.Features.Surveys.Results;

/// <summary>
/// What residents thought over a time, by topic, department, site and channel. Nothing of a confidential topic is counted nor
/// named; people drawn at random and called back are counted apart, since the others chose to answer.
/// </summary>
public sealed class SurveyReader(ParvisDbContext db, TopicCatalogue topics, OrganisationDirectory directory)
{
    const int MostComments = 50;

    /// <summary>One SQL command.</summary>
    /// <param name="from">The first moment.</param>
    /// <param name="until">The first moment after it; null for now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SurveyResults> ReadAsync(DateTime from, DateTime? until, CancellationToken cancellationToken)
    {
        var tree = await topics.GetAsync(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        var answers = await db.Set<SurveyAnswer>()
            .AsNoTracking()
            .Where(a => a.At >= from && (until == null || a.At < until))
            .Select(a => new
            {
                a.TopicId,
                a.DepartmentId,
                a.Channel,
                a.Way,
                a.Satisfaction,
                a.WasClear,
                a.WasSoon,
            })
            .ToListAsync(cancellationToken);
        var told = answers
            .Where(a => tree.Find(a.TopicId) is not { CircleId: not null })
            .Select(a => (Answer: a, Opinion: new SurveyOpinion(a.Satisfaction, a.WasClear, a.WasSoon)))
            .ToList();
        var chose = told.Where(t => t.Answer.Way != SurveyWay.CallBack).ToList();
        return new SurveyResults
        {
            All = SurveyTables.Line("Toutes les demandes", [.. chose.Select(t => t.Opinion)]),
            CalledBack = SurveyTables.Line(
                "Personnes tirées au hasard et rappelées",
                [.. told.Where(t => t.Answer.Way == SurveyWay.CallBack).Select(t => t.Opinion)]
            ),
            ByDepartment = SurveyTables.Lines(
                chose.Select(t => (organisation.DepartmentName(t.Answer.DepartmentId), t.Opinion))
            ),
            BySite = SurveyTables.Above([
                .. chose.Select(t =>
                    (
                        SiteOf(organisation, t.Answer.DepartmentId),
                        organisation.DepartmentName(t.Answer.DepartmentId),
                        t.Opinion
                    )
                ),
            ]),
            ByTopic = SurveyTables.Lines(chose.Select(t => (tree.Path(t.Answer.TopicId), t.Opinion))),
            ByChannel = SurveyTables.Lines(chose.Select(t => (((Channel)t.Answer.Channel).Word(), t.Opinion))),
            ByWay = SurveyTables.Lines(chose.Select(t => (t.Answer.Way.InFrench(), t.Opinion))),
        };
    }

    /// <summary>Not read first. One SQL command; what the viewer may not see of requests is not there either.</summary>
    public async Task<IReadOnlyList<SurveyComment>> CommentsAsync(
        DateTime since,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        await (
            from answer in db.Set<SurveyAnswer>().AsNoTracking()
            join request in db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer)
                on answer.RequestId equals request.Id
            where answer.At >= since && answer.Comment != ""
            orderby answer.ReadAt != null, answer.Id descending
            select new SurveyComment(answer, request)
        )
            .Take(MostComments)
            .ToListAsync(cancellationToken);

    /// <summary>Where the department that answered receives people.</summary>
    static string SiteOf(OrganisationSnapshot organisation, Guid? departmentId) =>
        organisation.ServicePoint(organisation.Department(departmentId)?.ServicePointId)?.Name ?? "Sans lieu d'accueil";
}

public sealed record SurveyResults
{
    public required SurveyLine All { get; init; }

    public required SurveyLine CalledBack { get; init; }

    public required IReadOnlyList<SurveyLine> ByDepartment { get; init; }

    public required IReadOnlyList<SurveyLine> BySite { get; init; }

    public required IReadOnlyList<SurveyLine> ByTopic { get; init; }

    public required IReadOnlyList<SurveyLine> ByChannel { get; init; }

    public required IReadOnlyList<SurveyLine> ByWay { get; init; }

    /// <summary>As pages and files show them.</summary>
    public IEnumerable<(string Name, IReadOnlyList<SurveyLine> Lines)> Tables =>
        new (string Name, IReadOnlyList<SurveyLine> Lines)[]
        {
            ("En tout", [All]),
            ("Par service", ByDepartment),
            ("Par lieu", BySite),
            ("Par sujet", ByTopic),
            ("Par canal", ByChannel),
            ("Par façon de demander", ByWay),
            ("Par téléphone, au hasard", CalledBack.Answers > 0 ? [CalledBack] : []),
        }.Where(t => t.Lines.Count > 0);
}

/// <param name="Answer">With its comment.</param>
/// <param name="Request">What it is about.</param>
public sealed record SurveyComment(SurveyAnswer Answer, CitizenRequest Request);
