using Microsoft.EntityFrameworkCore;

namespace Parvis.Data;

/// <summary>
/// A change, its timeline entry and its outgoing messages commit together or not at all.
/// Calls nest: only the outermost one begins and commits.
/// </summary>
public sealed class Transactions(ParvisDbContext db, WriteGate gate)
{
    readonly List<Action> afterCommit = [];

    public bool Active => db.Database.CurrentTransaction is not null;

    /// <summary>Runs once the change is durable: waking a job, dropping a cached value.</summary>
    public void AfterCommit(Action action) => afterCommit.Add(action);

    public Task RunAsync(Func<Task> work, CancellationToken cancellationToken) =>
        RunAsync(
            async () =>
            {
                await work();
                return true;
            },
            static _ => true,
            cancellationToken
        );

    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(work, static _ => true, cancellationToken);

    /// <summary>Deletes what is over. Nobody's writing waits where there is nothing: that is asked first, outside.</summary>
    public async Task EraseAsync<T>(IQueryable<T> over, CancellationToken cancellationToken)
        where T : class
    {
        if (await over.AnyAsync(cancellationToken))
            await RunAsync(() => over.ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Commits when <paramref name="keep"/> accepts the outcome; otherwise nothing of it remains.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, Func<T, bool> keep, CancellationToken cancellationToken)
    {
        if (Active)
            return await work();

        T outcome;
        using (await gate.EnterAsync(cancellationToken))
        {
            afterCommit.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                outcome = await work();
                if (!keep(outcome))
                {
                    // Left behind, it is rolled back; doing it here would hide why the connection is gone, if it is.
                    db.ChangeTracker.Clear();
                    return outcome;
                }

                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
            catch
            {
                // What failed must not be saved by whatever is done next with the same context.
                db.ChangeTracker.Clear();
                throw;
            }
        }

        foreach (var action in afterCommit)
            action();
        return outcome;
    }
}
