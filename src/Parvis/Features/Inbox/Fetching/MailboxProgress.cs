using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Mail.Imap;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>Writes how far a mailbox was read and how that went, each time in a transaction of its own.</summary>
public sealed class MailboxProgress(ParvisDbContext db, Transactions transactions, TimeProvider clock)
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The name of a message in its mailbox.</summary>
    public static string KeyOf(long uidValidity, long uid) =>
        string.Create(CultureInfo.InvariantCulture, $"{uidValidity}.{uid}");

    /// <summary>Where the reading goes on: from the beginning when the server numbered its messages anew.</summary>
    public Task<MailboxState> BeginAsync(Mailbox mailbox, SelectedFolder folder, CancellationToken cancellationToken) =>
        ChangeAsync(
            mailbox,
            state =>
            {
                if (state.UidValidity == folder.UidValidity)
                    return;
                var isFirst = state.UidValidity == 0;
                state.UidValidity = folder.UidValidity;
                state.FirstUid = isFirst && !mailbox.TakesExisting ? (folder.UidNext ?? 1) - 1 : 0;
                state.LastUid = state.FirstUid;
            },
            cancellationToken
        );

    public Task AdvanceAsync(Mailbox mailbox, uint lastUid, CancellationToken cancellationToken) =>
        ChangeAsync(mailbox, state => state.LastUid = Math.Max(state.LastUid, lastUid), cancellationToken);

    public Task<MailboxState> SucceedAsync(Mailbox mailbox, CancellationToken cancellationToken) =>
        ChangeAsync(
            mailbox,
            state =>
            {
                state.ReachedAt = Now;
                state.Problem = "";
                state.ProblemSince = null;
            },
            cancellationToken
        );

    public Task FailAsync(Mailbox mailbox, string problem, CancellationToken cancellationToken) =>
        ChangeAsync(
            mailbox,
            state =>
            {
                state.ProblemSince = state.Problem.Length == 0 ? Now : state.ProblemSince;
                state.Problem =
                    problem.Length <= MailboxState.MaxProblem ? problem : problem[..MailboxState.MaxProblem];
            },
            cancellationToken
        );

    /// <param name="mailbox">Whose folder was counted.</param>
    /// <param name="onServer">Messages there that should be here.</param>
    /// <param name="firstMissing">The lowest UID that is not here: the reading goes back to it.</param>
    /// <param name="stored">Those that are here.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public Task CountAsync(
        Mailbox mailbox,
        int onServer,
        int stored,
        uint? firstMissing,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            mailbox,
            state =>
            {
                state.CountedAt = Now;
                state.OnServer = onServer;
                state.Stored = stored;
                if (firstMissing is { } uid)
                    state.LastUid = Math.Min(state.LastUid, uid - 1);
            },
            cancellationToken
        );

    public Task ListenAsync(Mailbox mailbox, DateTime? silentSince, CancellationToken cancellationToken) =>
        ChangeAsync(mailbox, state => state.SilentSince = silentSince, cancellationToken);

    Task<MailboxState> ChangeAsync(Mailbox mailbox, Action<MailboxState> change, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var state = await db.Set<MailboxState>()
                    .FirstOrDefaultAsync(s => s.MailboxId == mailbox.Id, cancellationToken);
                if (state is null)
                    db.Add(state = new MailboxState { MailboxId = mailbox.Id });
                change(state);
                return state;
            },
            cancellationToken
        );
}
