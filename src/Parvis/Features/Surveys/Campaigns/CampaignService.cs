using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Settings;

namespace Parvis.Features.Surveys.Campaigns;

/// <summary>The door to campaigns: composed, answered; their questions stay as they are once somebody answered.</summary>
public sealed class CampaignService(ParvisDbContext db, AdministrationJournal journal, TownClock clock)
{
    const int MostShown = 100;

    const string Answered =
        "Des habitants ont déjà répondu : les questions ne changent plus, sinon leurs réponses ne voudraient plus rien dire. Arrêtez cette campagne et reprenez ses questions dans une autre.";

    /// <summary>Latest first.</summary>
    public Task<List<Campaign>> ListAsync(CancellationToken cancellationToken) =>
        db.Set<Campaign>()
            .AsNoTracking()
            .OrderByDescending(c => c.Until)
            .ThenBy(c => c.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);

    public Task<Campaign?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Campaign>().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);

    /// <summary>However its key is typed. Null when there is none, or it is not yet or no longer asked.</summary>
    public async Task<Campaign?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var typed = key.ToLowerInvariant();
        var campaign = await db.Set<Campaign>()
            .AsNoTracking()
            .FirstOrDefaultAsync(c => c.Key == typed, cancellationToken);
        return campaign?.IsOpen(await clock.TodayAsync(cancellationToken)) == true ? campaign : null;
    }

    /// <summary>Null when it is no more.</summary>
    public async Task<Campaign?> SaveAsync(
        Guid? id,
        CampaignOptions options,
        int seen,
        string by,
        CancellationToken cancellationToken
    )
    {
        var campaign = id is { } known ? await FindAsync(known, cancellationToken) : new Campaign();
        if (campaign is null)
            return null;
        if (id is not null)
            campaign.MustBe(seen);
        campaign.Edit(options, by);
        if (id is null)
            db.Add(campaign);
        journal.Write($"campagne « {campaign.Title} » {(id is null ? "préparée" : "changée")}");
        return campaign;
    }

    public async Task ComposeAsync(
        Campaign campaign,
        int seen,
        Func<FormDefinition, FormDefinition> change,
        CancellationToken cancellationToken
    )
    {
        campaign.MustBe(seen);
        if (await IsAnsweredAsync(campaign.Id, cancellationToken))
            throw new RefusedException(Answered);
        campaign.Compose(change(campaign.Form));
    }

    public Task<bool> IsAnsweredAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<CampaignAnswer>().AnyAsync(a => a.CampaignId == id, cancellationToken);

    /// <summary>Another campaign with the same questions, to be changed and dated.</summary>
    public async Task<Campaign> CopyAsync(Campaign campaign, string by, CancellationToken cancellationToken)
    {
        var today = await clock.TodayAsync(cancellationToken);
        var copy = new Campaign();
        copy.Edit(
            new CampaignOptions
            {
                Title = $"{campaign.Title}, suite".CutTo(Campaign.MaxTitle),
                Introduction = campaign.Introduction,
                From = today.AddDays(1),
                Until = today.AddDays(30),
                SiteId = campaign.SiteId,
            },
            by
        );
        copy.Compose(campaign.Form);
        db.Add(copy);
        journal.Write($"campagne « {copy.Title} » préparée");
        return copy;
    }

    public async Task AnswerAsync(
        Campaign campaign,
        FormAnswers answers,
        Guid? siteId,
        CampaignWay way,
        CancellationToken cancellationToken
    )
    {
        if (answers.All.Values.All(a => a.Count == 0))
            throw new RefusedException("Répondez à une question au moins.");
        var site = campaign.SiteId ?? siteId;
        var answer = new CampaignAnswer
        {
            CampaignId = campaign.Id,
            SiteId = site,
            On = await clock.TodayAsync(cancellationToken),
            Way = way,
        };
        db.Add(answer);
        // Its replies need its number.
        await db.SaveChangesAsync(cancellationToken);
        foreach (var question in campaign.Form.Questions)
        foreach (var said in answers.Of(question.Key))
            db.Add(
                new CampaignReply
                {
                    AnswerId = answer.Id,
                    CampaignId = campaign.Id,
                    SiteId = site,
                    QuestionKey = question.Key,
                    Choice = question.Kind.Offers() ? said : "",
                    Text = question.Kind.Offers() ? "" : said.CutTo(CampaignReply.MaxText),
                    On = answer.On,
                }
            );
    }

    /// <summary>Words that name somebody, or should not stay.</summary>
    public async Task ForgetWordsAsync(Guid campaignId, long replyId, CancellationToken cancellationToken)
    {
        var reply = await db.Set<CampaignReply>()
            .FirstOrDefaultAsync(r => r.CampaignId == campaignId && r.Id == replyId && r.Text != "", cancellationToken);
        if (reply is not null)
            db.Remove(reply);
    }
}
