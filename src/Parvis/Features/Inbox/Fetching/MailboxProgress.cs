using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>
/// Writes how far a mailbox was read and how that went, each time in a transaction of its own. What is written about
/// numbers that are no longer those of the mailbox is dropped: another node may have begun with new settings.
/// </summary>
public sealed class MailboxProgress(ParvisDbContext db, Transactions transactions, TimeProvider clock)
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Where the reading goes on: from the beginning of another folder, or of one that is numbered anew.</summary>
    /// <param name="mailbox">As it is set now.</param>
    /// <param name="numbers">Of the folder that was opened.</param>
    /// <param name="lastThere">The highest UID there is in it; 0 when it is empty.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public Task<MailboxState> BeginAsync(
        Mailbox mailbox,
        FolderNumbers numbers,
        uint lastThere,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            mailbox.Id,
            state =>
            {
                if (numbers.AreThoseOf(state))
                    return;
                if (state.FolderKey != numbers.FolderKey)
                {
                    // What came while neither folder was read is not old mail.
                    state.StartedAt = state.ReachedAt ?? state.StartedAt;
                    state.LeavesOlder = !mailbox.TakesExisting;
                }

                state.FolderKey = numbers.FolderKey;
                state.UidValidity = numbers.UidValidity;
                state.FormerUid = lastThere;
                state.LastUid = 0;
                state.CountedAt = null;
            },
            cancellationToken
        );

    public Task AdvanceAsync(
        Mailbox mailbox,
        FolderNumbers numbers,
        uint lastUid,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            mailbox.Id,
            state =>
            {
                if (numbers.AreThoseOf(state))
                    state.LastUid = Math.Max(state.LastUid, lastUid);
            },
            cancellationToken
        );

    /// <summary>It was read. What its server would not do with messages is told until it does.</summary>
    /// <param name="mailbox">The one that was read.</param>
    /// <param name="filed">See <see cref="ServerMarks.TrySetAsync"/>.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public Task<MailboxState> SucceedAsync(Mailbox mailbox, bool? filed, CancellationToken cancellationToken) =>
        ChangeAsync(
            mailbox.Id,
            state =>
            {
                state.ReachedAt = Now;
                var wasRefused = MailboxProblems.IsOfFiling(state.Problem);
                if (filed is null && wasRefused)
                    return;
                state.Problem = filed is false ? MailboxProblems.OfFiling(mailbox) : "";
                state.ProblemSince =
                    filed is not false ? null
                    : wasRefused ? state.ProblemSince
                    : Now;
            },
            cancellationToken
        );

    public Task FailAsync(Guid mailboxId, string problem, CancellationToken cancellationToken) =>
        ChangeAsync(
            mailboxId,
            state =>
            {
                state.ProblemSince = state.Problem.Length == 0 ? Now : state.ProblemSince;
                state.Problem = problem.ShortenedTo(MailboxState.MaxProblem);
            },
            cancellationToken
        );

    /// <summary>The local mailbox is always open: only what lies in its folder can be wrong.</summary>
    /// <param name="problem">See <see cref="MailboxProblems.OfFiles"/>.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public Task NoteFilesAsync(string problem, CancellationToken cancellationToken) =>
        ChangeAsync(
            Mailbox.LocalId,
            state =>
            {
                state.ProblemSince = problem.Length == 0 ? null : state.ProblemSince ?? Now;
                state.Problem = problem.ShortenedTo(MailboxState.MaxProblem);
            },
            cancellationToken
        );

    public Task CountAsync(
        Mailbox mailbox,
        FolderNumbers numbers,
        FolderTally tally,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            mailbox.Id,
            state =>
            {
                if (!numbers.AreThoseOf(state))
                    return;
                state.CountedAt = Now;
                (state.OnServer, state.Stored, state.OnServerOnly) = (tally.OnServer, tally.Stored, tally.OnServerOnly);
                if (tally.FirstMissing is { } uid)
                    state.LastUid = Math.Min(state.LastUid, uid - 1);
            },
            cancellationToken
        );

    /// <summary>A silence that was told lasts until something arrives: the longer it is, the less is there to compare with.</summary>
    /// <param name="mailbox">The one that was listened to.</param>
    /// <param name="silentSince">When its silence is unusual.</param>
    /// <param name="lastArrival">Of the last weeks.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public Task NoteSilenceAsync(
        Mailbox mailbox,
        DateTime? silentSince,
        DateTime? lastArrival,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            mailbox.Id,
            state =>
            {
                if (silentSince is not null || lastArrival > state.SilentSince)
                    state.SilentSince = silentSince;
            },
            cancellationToken
        );

    Task<MailboxState> ChangeAsync(Guid mailboxId, Action<MailboxState> change, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var state = await db.Set<MailboxState>()
                    .FirstOrDefaultAsync(s => s.MailboxId == mailboxId, cancellationToken);
                if (state is null)
                    db.Add(state = new MailboxState { MailboxId = mailboxId, StartedAt = Now });
                change(state);
                return state;
            },
            cancellationToken
        );
}

/// <summary>What a folder holds that should be here.</summary>
/// <param name="FirstMissing">The lowest UID that nothing is known of here: the reading goes back to it.</param>
public sealed record FolderTally(int OnServer, int Stored, int OnServerOnly, uint? FirstMissing);
