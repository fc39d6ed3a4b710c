using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Privacy.Erasing;

/// <summary>
/// Empties the requests that were kept as long as their topic says, once the archives agreed: what is left is what an erasure
/// leaves. A request that cannot go yet is looked at again the next time.
/// </summary>
public sealed class RetentionErasure(
    ParvisDbContext db,
    TopicCatalogue topics,
    IEnumerable<IPersonalHoldings> holdings,
    Timeline timeline,
    AdministrationJournal journal,
    Transactions transactions,
    SettingsStore settings,
    JobAlarm alarm,
    TimeProvider clock
)
{
    /// <summary>Others write meanwhile: a few at a time, and the rest the next time.</summary>
    const int AtOnce = 50;

    /// <summary>In one go.</summary>
    const int MostTurns = 40;

    /// <summary>In the history, where a case would be named.</summary>
    const string Why = "fin de la durée de conservation";

    static readonly PersonNames Nobody = new([], [], []);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        if (rules.EliminationVisa.Length == 0)
            return;
        var now = TimelineChain.ToMicroseconds(clock.GetUtcNow().UtcDateTime);
        // As long as it can be opened again it is nobody's past.
        var reopened = now.AddDays(-rules.ReopenWindowDays);
        var tree = await topics.GetAsync(cancellationToken);
        var periods = tree
            .All.GroupBy(t => t.RetentionMonths, t => (Guid?)t.Id)
            .Select(g => (Months: g.Key, Topics: g.ToList()))
            .Append((Retention.Unsorted, [null]));
        var (erased, left) = (0, MostTurns);
        foreach (var (months, about) in periods)
        {
            var before = now.AddMonths(-months);
            before = before < reopened ? before : reopened;
            for (var more = true; more && left > 0; left--)
            {
                var some = await DueAsync(about, before, cancellationToken);
                if (some.Count > 0)
                    erased += await transactions.RunAsync(
                        () => EraseAsync(some, now, cancellationToken),
                        cancellationToken
                    );
                more = some.Count == AtOnce;
            }
        }

        if (erased > 0)
            await transactions.RunAsync(() => TellAsync(erased, rules, cancellationToken), cancellationToken);
    }

    Task<List<long>> DueAsync(List<Guid?> about, DateTime before, CancellationToken cancellationToken) =>
        db.Set<CitizenRequest>()
            .Where(r => r.ErasedAt == null && r.EndedAt < before && about.Contains(r.TopicId))
            .Where(r => r.StatusBeforeReply == null)
            .Where(r => !db.Set<CitizenRequest>().Any(o => o.Id == r.MergedIntoId && o.EndedAt == null))
            .Where(r =>
                !db.Set<Correspondence>()
                    .Any(c =>
                        c.RequestId == r.Id
                        && (c.State == CorrespondenceState.Queued || c.State == CorrespondenceState.ToPrint)
                    )
            )
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);

    async Task<int> EraseAsync(List<long> ids, DateTime now, CancellationToken cancellationToken)
    {
        var by = ProcessContext.System(now);
        var requests = await db.Set<CitizenRequest>()
            .Where(r => ids.Contains(r.Id) && r.ErasedAt == null && r.EndedAt != null && r.StatusBeforeReply == null)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        var scope = new PersonScope
        {
            PersonId = 0,
            Name = "",
            Known = Nobody,
            Sheets = [],
            SheetIds = [],
            Requests = [.. requests.Select(r => new RequestOfPerson(r.Id, r.Reference, true, r.CircleId is not null))],
        };
        foreach (var request in requests)
        {
            request.Erase(Why, by);
            await timeline.WriteAsync(request, by, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var holding in holdings.Reverse())
            await holding.EraseAsync(scope, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return requests.Count;
    }

    async Task TellAsync(int erased, RequestSettings rules, CancellationToken cancellationToken)
    {
        journal.Write(
            $"{(erased == 1 ? "1 demande effacée" : $"{erased} demandes effacées")} à la fin de leur durée de conservation ({rules.EliminationVisa})",
            by: "Parvis"
        );
        if (!await db.Set<BlobToErase>().AnyAsync(b => b.Hash == BlobToErase.DatabaseFile, cancellationToken))
            db.Add(new BlobToErase { Hash = BlobToErase.DatabaseFile });
        transactions.AfterCommit(alarm.Ring<EraseBlobsJob>);
    }
}

/// <summary>A few times a day, so that a night's stop loses nothing.</summary>
public sealed class EraseRetainedJob(RetentionErasure erasure) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken) => erasure.RunAsync(cancellationToken);
}
