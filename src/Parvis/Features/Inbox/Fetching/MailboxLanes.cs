using System.Collections.Concurrent;
using Parvis.Data.Outages;
using Parvis.Features.Inbox.Mailboxes;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>Each mailbox is read in a lane of its own: a slow server delays no other, and none is read twice at once.</summary>
public sealed partial class MailboxLanes(
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    OutageLog outages,
    ILogger<MailboxLanes> log
)
{
    readonly ConcurrentDictionary<Guid, Lazy<Task>> running = new();

    /// <summary>Until the program stops, or the mailbox has nothing more to say.</summary>
    public void Start(Guid mailbox)
    {
        var stopping = lifetime.ApplicationStopping;
        _ = running
            .GetOrAdd(mailbox, m => new Lazy<Task>(() => Task.Run(() => ReadAsync(m, stopping), stopping)))
            .Value;
    }

    /// <summary>Once every mailbox that is being read now has been.</summary>
    public Task SettledAsync() => Task.WhenAll(running.Values.Select(lane => lane.Value));

    async Task ReadAsync(Guid mailbox, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<MailboxFetch>().RunAsync(mailbox, cancellationToken);
        }
#pragma warning disable CA1031 // Nobody awaits a lane: what went wrong is logged, and the next turn opens it anew.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (OutageSigns.Of(failure) is { } outage)
                outages.Note(outage, failure);
            else if (!cancellationToken.IsCancellationRequested)
                await TellAsync(failure, mailbox, cancellationToken);
        }
        finally
        {
            running.TryRemove(mailbox, out _);
        }
    }

    /// <summary>Whoever looks at the mailboxes sees it too; in a scope of its own, since that of the reading has failed.</summary>
    async Task TellAsync(Exception failure, Guid mailbox, CancellationToken cancellationToken)
    {
        LogFailure(failure, mailbox);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope
                .ServiceProvider.GetRequiredService<MailboxProgress>()
                .FailAsync(mailbox, MailboxProblems.Unforeseen, cancellationToken);
        }
#pragma warning disable CA1031 // As above: nobody awaits a lane.
        catch (Exception other)
#pragma warning restore CA1031
        {
            if (OutageSigns.Of(other) is { } outage)
                outages.Note(outage, other);
            else if (!cancellationToken.IsCancellationRequested)
                LogFailure(other, mailbox);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The reading of mailbox {Mailbox} stopped; it goes on at the next turn."
    )]
    partial void LogFailure(Exception failure, Guid mailbox);
}
