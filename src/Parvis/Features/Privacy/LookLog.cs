using Parvis.Data;

namespace Parvis.Features.Privacy;

/// <summary>
/// Writes looks in groups: while one transaction commits, the looks of the other pages gather for the next one, so
/// that many readers cost the disk hardly more than one.
/// </summary>
public sealed class LookLog(IServiceScopeFactory scopes)
{
    /// <summary>Longer than any ordinary writing ahead of it; then the page gives up.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly Lock door = new();
    List<Entry> waiting = [];
    bool writing;
    int groups;

    /// <summary>Transactions written since the program started.</summary>
    public int Groups => Volatile.Read(ref groups);

    /// <summary>Completes once they are durable.</summary>
    public Task WriteAsync(IReadOnlyList<Look> looks)
    {
        var entry = new Entry(looks, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (door)
        {
            waiting.Add(entry);
            if (!writing)
            {
                writing = true;
                // The work is everybody's: it must not carry the context of the page that happened to come first.
                using (ExecutionContext.SuppressFlow())
                    _ = Task.Run(WriteGroupsAsync);
            }
        }

        return entry.Written.Task.WaitAsync(Patience);
    }

    async Task WriteGroupsAsync()
    {
        do await WriteGroupAsync();
        while (GoesOn());
    }

    async Task WriteGroupAsync()
    {
        List<Entry> group = [];
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
            await scope
                .ServiceProvider.GetRequiredService<Transactions>()
                .RunAsync(
                    () =>
                    {
                        // Only now: whoever came while this one queued to write is in the group too.
                        group = TakeWaiting();
                        db.AddRange(group.SelectMany(e => e.Looks));
                        return Task.CompletedTask;
                    },
                    CancellationToken.None
                );
            Interlocked.Increment(ref groups);
            group.ForEach(e => e.Written.SetResult());
        }
        catch (Exception failure)
        {
            if (group.Count == 0)
                group = TakeWaiting();
            group.ForEach(e => e.Written.TrySetException(failure));
        }
    }

    List<Entry> TakeWaiting()
    {
        lock (door)
        {
            var taken = waiting;
            waiting = [];
            return taken;
        }
    }

    bool GoesOn()
    {
        lock (door)
            return writing = waiting.Count > 0;
    }

    sealed record Entry(IReadOnlyList<Look> Looks, TaskCompletionSource Written);
}
