using System.Collections.Concurrent;
using System.Text;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.AppTests.Inbox;

/// <summary>A mailbox in memory, which refuses or hangs up when a test says so.</summary>
sealed class MailboxPeer : IMailboxSource
{
    readonly ConcurrentDictionary<uint, (byte[] Bytes, DateTimeOffset? At)> messages = new();

    public uint UidValidity { get; set; } = 7;

    public MailServerReason? Refusal { get; set; }

    /// <summary>Messages it gives before it hangs up.</summary>
    public int CutAfter { get; set; } = int.MaxValue;

    public ConcurrentDictionary<uint, bool> Seen { get; } = new();

    public void Deliver(string eml, DateTimeOffset? at = null) =>
        messages[(uint)messages.Count + 1] = (Encoding.UTF8.GetBytes(eml), at);

    public Task<IMailbox> OpenAsync(MailServer server, MailLogin login, CancellationToken cancellationToken) =>
        Refusal is { } reason
            ? throw new MailServerException(reason, "Refused by the test.")
            : Task.FromResult<IMailbox>(new Connection(this));

    sealed class Connection(MailboxPeer peer) : IMailbox
    {
        int given;

        public bool CanWait => false;

        public long Exists => peer.messages.Count;

        public Task<SelectedFolder> SelectAsync(string folder, CancellationToken cancellationToken) =>
            Task.FromResult(
                new SelectedFolder(peer.UidValidity, (uint)peer.messages.Count + 1, Exists, ReadOnly: false)
            );

        public Task<FolderStatus> StatusAsync(string folder, CancellationToken cancellationToken) =>
            Task.FromResult(new FolderStatus(Exists, 0, peer.UidValidity, null));

        public Task<IReadOnlyList<MailFolder>> ListAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<MailFolder>>([new MailFolder("INBOX", '/', [])]);

        public Task CreateFolderAsync(string folder, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<uint>> SearchAsync(MessageQuery query, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<uint>>([.. peer.messages.Keys.Where(uid => uid >= query.FromUid).Order()]);

        public Task<IReadOnlyList<MessageSummary>> DescribeAsync(
            IReadOnlyCollection<uint> uids,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<IReadOnlyList<MessageSummary>>([
                .. uids.Select(uid => new MessageSummary(
                    uid,
                    peer.messages[uid].Bytes.Length,
                    peer.messages[uid].At,
                    []
                )),
            ]);

        public async Task<bool> FetchAsync(uint uid, Stream destination, CancellationToken cancellationToken)
        {
            if (given++ >= peer.CutAfter)
                throw new MailServerException(MailServerReason.Dropped, "Cut by the test.");
            await destination.WriteAsync(peer.messages[uid].Bytes, cancellationToken);
            return true;
        }

        public Task AddFlagsAsync(
            IReadOnlyCollection<uint> uids,
            IReadOnlyCollection<string> flags,
            CancellationToken cancellationToken
        )
        {
            foreach (var uid in uids)
                peer.Seen[uid] = true;
            return Task.CompletedTask;
        }

        public Task RemoveFlagsAsync(
            IReadOnlyCollection<uint> uids,
            IReadOnlyCollection<string> flags,
            CancellationToken cancellationToken
        ) => Task.CompletedTask;

        public Task MoveAsync(IReadOnlyCollection<uint> uids, string folder, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public Task DeleteAsync(IReadOnlyCollection<uint> uids, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task NoopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task LogoutAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
