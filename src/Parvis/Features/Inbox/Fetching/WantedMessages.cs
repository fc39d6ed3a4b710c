using Parvis.Features.Inbox.Mailboxes;
using Parvis.Mail.Imap;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>
/// Which messages of a folder should be here. Of those that were there before the town read it, only the ones that came
/// since then, when the administrator wants no older ones; what is put there afterwards is wanted whatever its age.
/// </summary>
static class WantedMessages
{
    const int Batch = 500;

    /// <summary>Their UIDs above that one, ascending.</summary>
    public static async Task<IReadOnlyList<uint>> FindAsync(
        MailboxState state,
        long after,
        IMailbox server,
        CancellationToken cancellationToken
    )
    {
        var from = Next(after);
        if (!state.LeavesOlder || from > state.FormerUid)
            return await AboveAsync(from, server, cancellationToken);
        return
        [
            .. await SinceAsync(from, state, server, cancellationToken),
            .. await AboveAsync(Next(state.FormerUid), server, cancellationToken),
        ];
    }

    static Task<IReadOnlyList<uint>> AboveAsync(uint from, IMailbox server, CancellationToken cancellationToken) =>
        server.SearchAsync(new MessageQuery { FromUid = from }, cancellationToken);

    /// <summary>One whose arrival the server does not say is wanted: one too many is seen, one too few is not.</summary>
    static async Task<IReadOnlyList<uint>> SinceAsync(
        uint from,
        MailboxState state,
        IMailbox server,
        CancellationToken cancellationToken
    )
    {
        var query = new MessageQuery
        {
            FromUid = from,
            ToUid = (uint)state.FormerUid,
            // Servers count days by a clock of their own.
            ArrivedFrom = DateOnly.FromDateTime(state.StartedAt).AddDays(-1),
        };
        // They tell seconds, and the clock of the town tells less.
        var since = state.StartedAt.AddTicks(-(state.StartedAt.Ticks % TimeSpan.TicksPerSecond));
        var wanted = new List<uint>();
        foreach (var batch in (await server.SearchAsync(query, cancellationToken)).Chunk(Batch))
        {
            var described = await server.DescribeAsync(batch, cancellationToken);
            wanted.AddRange(
                described.Where(m => m.ArrivedAt is not { } at || at.UtcDateTime >= since).Select(m => m.Uid)
            );
        }

        return wanted;
    }

    static uint Next(long uid) => (uint)Math.Min(uid + 1, uint.MaxValue);
}
