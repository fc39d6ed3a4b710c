using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Organisation;
using Parvis.Features.Surveys.Results;

namespace Parvis.Features.Surveys.Campaigns;

/// <summary>What was answered to a campaign, question by question, and by site; too few answers are hidden.</summary>
public sealed class CampaignReader(ParvisDbContext db, OrganisationDirectory directory)
{
    const int MostWords = 100;

    const string Nowhere = "Sans lieu";

    /// <summary>Four SQL commands, whatever the number of answers.</summary>
    public async Task<CampaignResults> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var replies = db.Set<CampaignReply>().AsNoTracking().Where(r => r.CampaignId == campaign.Id);
        var choices = await replies
            .Where(r => r.Choice != "")
            .GroupBy(r => new
            {
                r.QuestionKey,
                r.Choice,
                r.SiteId,
            })
            .Select(g => new Tally(g.Key.QuestionKey, g.Key.Choice, g.Key.SiteId, g.Count()))
            .ToListAsync(cancellationToken);
        var people = await replies
            .GroupBy(r => new { r.QuestionKey, r.SiteId })
            .Select(g => new Tally(g.Key.QuestionKey, "", g.Key.SiteId, g.Select(r => r.AnswerId).Distinct().Count()))
            .ToListAsync(cancellationToken);
        var words = await replies
            .Where(r => r.Text != "")
            .OrderByDescending(r => r.Id)
            .Take(MostWords)
            .Select(r => new CampaignWords(r.Id, r.QuestionKey, r.Text))
            .ToListAsync(cancellationToken);
        var count = await db.Set<CampaignAnswer>().CountAsync(a => a.CampaignId == campaign.Id, cancellationToken);
        return new CampaignResults(
            count,
            [
                .. campaign.Form.Questions.Select(q =>
                    Of(
                        q,
                        [.. choices.Where(c => c.QuestionKey == q.Key)],
                        [.. people.Where(p => p.QuestionKey == q.Key)],
                        [.. words.Where(w => w.QuestionKey == q.Key)],
                        organisation
                    )
                ),
            ]
        );
    }

    static QuestionResults Of(
        FormQuestion question,
        List<Tally> choices,
        List<Tally> people,
        List<CampaignWords> words,
        OrganisationSnapshot organisation
    )
    {
        var answered = people.Sum(p => p.Count);
        var shows = answered >= SmallNumbers.Fewest;
        var lines = question
            .Offered.Select(choice =>
                (
                    CampaignQuestions.Shown(question, choice),
                    Percent(choices.Where(c => c.Choice == choice).Sum(c => c.Count), answered, shows)
                )
            )
            .ToList();
        return new QuestionResults(question, answered, lines, Sites(question, choices, people, organisation), words);
    }

    /// <summary>The good side of a question that has one, place by place.</summary>
    static List<SiteResults> Sites(
        FormQuestion question,
        List<Tally> choices,
        List<Tally> people,
        OrganisationSnapshot organisation
    )
    {
        if (!question.Offered.Any(choice => CampaignQuestions.IsGood(question, choice) is not null) || people.Count < 2)
            return [];
        var sites = people.OrderByDescending(p => p.Count).ToList();
        var shown = SmallNumbers.Shown([.. sites.Select(s => s.Count)]);
        return
        [
            .. sites.Select(
                (site, line) =>
                    new SiteResults(
                        organisation.ServicePoint(site.SiteId)?.Name ?? Nowhere,
                        site.Count,
                        Percent(
                            choices
                                .Where(c =>
                                    c.SiteId == site.SiteId && CampaignQuestions.IsGood(question, c.Choice) == true
                                )
                                .Sum(c => c.Count),
                            site.Count,
                            shown[line]
                        )
                    )
            ),
        ];
    }

    static int? Percent(int part, int whole, bool shown) =>
        shown && whole > 0 ? (int)Math.Round(100.0 * part / whole) : null;

    sealed record Tally(string QuestionKey, string Choice, Guid? SiteId, int Count);
}

/// <param name="Answers">How many people answered.</param>
/// <param name="Questions">In order.</param>
public sealed record CampaignResults(int Answers, IReadOnlyList<QuestionResults> Questions);

/// <param name="Question">What was asked.</param>
/// <param name="Answers">How many answered it.</param>
/// <param name="Lines">Each choice and its proportion, null when it is hidden.</param>
/// <param name="Sites">The good side, place by place; empty where there is one place.</param>
/// <param name="Words">What was written, newest first.</param>
public sealed record QuestionResults(
    FormQuestion Question,
    int Answers,
    IReadOnlyList<(string Choice, int? Percent)> Lines,
    IReadOnlyList<SiteResults> Sites,
    IReadOnlyList<CampaignWords> Words
);

/// <param name="Name">The place.</param>
/// <param name="Answers">How many.</param>
/// <param name="Good">In percent; null when it is hidden.</param>
public sealed record SiteResults(string Name, int Answers, int? Good);

public sealed record CampaignWords(long Id, string QuestionKey, string Text);
