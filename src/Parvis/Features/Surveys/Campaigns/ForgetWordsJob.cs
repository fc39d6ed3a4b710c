using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Settings;

namespace Parvis.Features.Surveys.Campaigns;

/// <summary>What people wrote of their own words is not kept for ever: it may name somebody.</summary>
public sealed class ForgetWordsJob(ParvisDbContext db, Transactions transactions, TownClock clock) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = (await clock.TodayAsync(cancellationToken)).AddDays(-CampaignReply.DaysOfWords);
        await transactions.EraseAsync(
            db.Set<CampaignReply>().Where(r => r.Text != "" && r.On < before),
            cancellationToken
        );
    }
}
