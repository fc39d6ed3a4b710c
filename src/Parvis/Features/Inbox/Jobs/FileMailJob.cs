using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Antivirus;
using Parvis.Data.Jobs;
using Parvis.Data.Outages;
using Parvis.Features.Inbox.Filing;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Inbox.Jobs;

/// <summary>
/// Files what is stored, oldest first, each message on its own. A try is counted before it is made, so that a message
/// that stops the program is put aside too, and never stops the others.
/// </summary>
public sealed partial class FileMailJob(
    ParvisDbContext db,
    IServiceScopeFactory scopes,
    Transactions transactions,
    TimeProvider clock,
    ILogger<FileMailJob> log
) : IJob
{
    const int Batch = 50;

    /// <summary>More would wait for each other, and for the pages that agents look at.</summary>
    static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount, 2, 4);

    /// <summary>From then on it is tried alone: it may be the one that stopped the program.</summary>
    const int SuspectAfter = 2;

    const int MostAttempts = 5;

    /// <summary>Another node takes over what this one left unfinished.</summary>
    static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);

    static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30)];

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await TakeAsync(cancellationToken) is { Count: > 0 } taken)
            await FileAsync(taken, cancellationToken);
    }

    /// <summary>Side by side: a message is read while another one is written. Those of one sender follow each other.</summary>
    async Task FileAsync(IReadOnlyList<long> taken, CancellationToken cancellationToken)
    {
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        var read = new ConcurrentDictionary<long, ReadMail>();
        var left = new ConcurrentDictionary<long, bool>(taken.Select(id => KeyValuePair.Create(id, true)));
        try
        {
            await Parallel.ForEachAsync(
                taken,
                atOnce,
                (id, stop) =>
                    TryAsync(
                        id,
                        left,
                        async filing =>
                        {
                            if (await filing.ReadAsync(id, stop) is { } mail)
                                read[id] = mail;
                        },
                        stop
                    )
            );
            await Parallel.ForEachAsync(
                taken.Where(read.ContainsKey).GroupBy(id => EmailKey.Of(read[id].Person?.Address)),
                atOnce,
                async (ofSender, stop) =>
                {
                    foreach (var id in ofSender)
                    {
                        await TryAsync(id, left, filing => filing.FileAsync(read[id], stop), stop);
                        left.TryRemove(id, out _);
                    }
                }
            );
        }
        catch (Exception away) when (OutageSigns.Of(away) is not null)
        {
            await GiveBackAsync([.. left.Keys], cancellationToken);
            throw;
        }
    }

    /// <summary>Many at once when nothing says that one of them is bad: one write for all.</summary>
    async Task<IReadOnlyList<long>> TakeAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var due = await db.Set<StoredMail>()
            .AsNoTracking()
            .Where(m => m.State == MailState.Stored && m.DueAt <= now)
            .OrderBy(m => m.Id)
            .Select(m => new { m.Id, m.Attempts })
            .Take(Batch)
            .ToListAsync(cancellationToken);
        if (due.Count == 0)
            return [];
        if (due[0].Attempts >= MostAttempts)
        {
            // Each time the program stopped before it could say why.
            await PutAsideAsync(
                due[0].Id,
                "le programme s'est arrêté à chaque fois.",
                due[0].Attempts,
                cancellationToken
            );
            return await TakeAsync(cancellationToken);
        }

        var ids =
            due[0].Attempts >= SuspectAfter
                ? [due[0].Id]
                : due.TakeWhile(m => m.Attempts < SuspectAfter).Select(m => m.Id).ToList();
        var (lease, until) = (Guid.NewGuid(), now + LeaseTime);
        await transactions.RunAsync(
            () =>
                db.Set<StoredMail>()
                    .Where(m => ids.Contains(m.Id) && m.State == MailState.Stored && m.DueAt <= now)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(m => m.Attempts, m => m.Attempts + 1)
                                .SetProperty(m => m.DueAt, until)
                                .SetProperty(m => m.Lease, lease),
                        cancellationToken
                    ),
            cancellationToken
        );
        // Another node may have been quicker with some of them.
        return await db.Set<StoredMail>()
            .Where(m => ids.Contains(m.Id) && m.Lease == lease)
            .OrderBy(m => m.Id)
            .Select(m => m.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>What is away is not their fault: none of them has used up a try.</summary>
    Task GiveBackAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var later = Now + LeaseTime;
        return transactions.RunAsync(
            () =>
                db.Set<StoredMail>()
                    .Where(m => ids.Contains(m.Id) && m.State == MailState.Stored)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(m => m.Attempts, m => m.Attempts > 0 ? m.Attempts - 1 : 0)
                                .SetProperty(m => m.DueAt, later),
                        cancellationToken
                    ),
            cancellationToken
        );
    }

    /// <param name="id">The message.</param>
    /// <param name="left">Those that an outage gives back; what failed on its own is not one of them.</param>
    /// <param name="work">In a scope of its own.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    async ValueTask TryAsync(
        long id,
        ConcurrentDictionary<long, bool> left,
        Func<MailFiling, Task> work,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await work(scope.ServiceProvider.GetRequiredService<MailFiling>());
        }
        catch (AntivirusAwayException away) when (!cancellationToken.IsCancellationRequested)
        {
            left.TryRemove(id, out _);
            LogAway(away, id);
            await OfItsOwnAsync(job => job.GiveBackAsync([id], cancellationToken));
        }
#pragma warning disable CA1031 // Whatever is wrong with one message, the others are filed.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && OutageSigns.Of(failure) is null)
#pragma warning restore CA1031
        {
            left.TryRemove(id, out _);
            LogFailure(failure, id);
            await OfItsOwnAsync(job => job.PostponeAsync(id, failure, cancellationToken));
        }
    }

    /// <summary>This job's own connection is one; those who work side by side have theirs.</summary>
    async Task OfItsOwnAsync(Func<FileMailJob, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<FileMailJob>());
    }

    async Task PostponeAsync(long id, Exception failure, CancellationToken cancellationToken)
    {
        var attempts = await db.Set<StoredMail>()
            .Where(m => m.Id == id)
            .Select(m => m.Attempts)
            .SingleAsync(cancellationToken);
        if (attempts >= MostAttempts)
        {
            var why = failure is RefusedException refused
                ? refused.Message
                : "incident technique, noté dans le journal du serveur.";
            await GiveUpAsync(id, why, attempts, cancellationToken);
            return;
        }

        var later = Now + Pauses[Math.Clamp(attempts, 1, Pauses.Length) - 1];
        await transactions.RunAsync(
            () =>
                db.Set<StoredMail>()
                    .Where(m => m.Id == id && m.State == MailState.Stored)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, later), cancellationToken),
            cancellationToken
        );
    }

    async Task GiveUpAsync(long id, string why, int attempts, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var filing = scope.ServiceProvider.GetRequiredService<MailFiling>();
            await filing.GiveUpAsync(id, Problem(why, attempts), cancellationToken);
        }
#pragma warning disable CA1031 // Nothing can be said of it: it waits all the same.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && OutageSigns.Of(failure) is null)
#pragma warning restore CA1031
        {
            LogFailure(failure, id);
            await PutAsideAsync(id, why, attempts, cancellationToken);
        }
    }

    static string Problem(string why, int attempts) =>
        $"Parvis n'a pas réussi à ranger ce courriel, {attempts} fois de suite : {why}".ShortenedTo(
            StoredMail.MaxProblem
        );

    Task PutAsideAsync(long id, string why, int attempts, CancellationToken cancellationToken)
    {
        var problem = Problem(why, attempts);
        return transactions.RunAsync(
            () =>
                db.Set<StoredMail>()
                    .Where(m => m.Id == id && m.State == MailState.Stored)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(m => m.State, MailState.ToSort)
                                .SetProperty(m => m.Decision, MailDecision.FilingFailed)
                                .SetProperty(m => m.Problem, problem)
                                .SetProperty(m => m.RequestId, (long?)null),
                        cancellationToken
                    ),
            cancellationToken
        );
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The antivirus is away: stored mail {Id} waits.")]
    partial void LogAway(Exception away, long id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Stored mail {Id} could not be filed; the others are.")]
    partial void LogFailure(Exception failure, long id);
}
