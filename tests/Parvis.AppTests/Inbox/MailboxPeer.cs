using System.Collections.Concurrent;
using System.Text;
using Parvis.Mail;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.AppTests.Inbox;

/// <summary>A mailbox in memory, which refuses or hangs up when a test says so.</summary>
sealed class MailboxPeer : IMailboxSource
{
    readonly ConcurrentDictionary<uint, (byte[] Bytes, DateTimeOffset? At, long? Size)> messages = new();

    public uint UidValidity { get; set; } = 7;

    public MailServerReason? Refusal { get; set; }

    /// <summary>Messages it gives before it hangs up.</summary>
    public int CutAfter { get; set; } = int.MaxValue;

    public ConcurrentDictionary<uint, bool> Seen { get; } = new();

    /// <summary>Messages that it does not hand over, and what it says then; nothing at all for <c>null</c>.</summary>
    public ConcurrentDictionary<uint, MailServerReason?> Withheld { get; } = new();

    /// <summary>What it says when it is asked to mark or to move.</summary>
    public MailServerReason? FilingRefusal { get; set; }

    /// <summary>Moved away.</summary>
    public ConcurrentDictionary<uint, string> Moved { get; } = new();

    /// <summary>Thrown by the next reading, and by no server.</summary>
    public Exception? Mishap { get; set; }

    /// <param name="eml">The message.</param>
    /// <param name="at">When it arrived; unsaid when absent.</param>
    /// <param name="size">What the server says of its size, when that is not so.</param>
    public void Deliver(string eml, DateTimeOffset? at = null, long? size = null) =>
        messages[(uint)messages.Count + 1] = (Encoding.UTF8.GetBytes(eml), at, size);

    /// <summary>Who could read the files it wrote messages to, while it did.</summary>
    public ConcurrentBag<UnixFileMode> Readers { get; } = [];

    public void Remove(uint uid) => messages.TryRemove(uid, out _);

    public Task<IMailbox> OpenAsync(MailServer server, MailLogin login, CancellationToken cancellationToken) =>
        Refusal is { } reason
            ? throw new MailServerException(reason, "Refused by the test.")
            : Task.FromResult<IMailbox>(new Connection(this));

    sealed class Connection(MailboxPeer peer) : IMailbox
    {
        int given;
        bool over;

        public bool CanWait => false;

        public long Exists => peer.messages.Count;

        public Task<SelectedFolder> SelectAsync(string folder, CancellationToken cancellationToken) =>
            peer.Mishap is { } mishap
                ? throw mishap
                : Task.FromResult(
                    new SelectedFolder(
                        peer.UidValidity,
                        peer.messages.Keys.DefaultIfEmpty().Max() + 1,
                        Exists,
                        ReadOnly: false
                    )
                );

        public Task<FolderStatus> StatusAsync(string folder, CancellationToken cancellationToken) =>
            Task.FromResult(new FolderStatus(Exists, 0, peer.UidValidity, null));

        public Task<IReadOnlyList<MailFolder>> ListAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<MailFolder>>([new MailFolder("INBOX", '/', [])]);

        public Task CreateFolderAsync(string folder, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<uint>> SearchAsync(MessageQuery query, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<uint>>([
                .. peer
                    .messages.Where(m => m.Key >= query.FromUid && m.Key <= query.ToUid)
                    .Where(m => !peer.Moved.ContainsKey(m.Key))
                    .Where(m => query.Without != MailFlags.Seen || !peer.Seen.ContainsKey(m.Key))
                    .Where(m =>
                        query.ArrivedFrom is not { } day
                        || m.Value.At is not { } at
                        || DateOnly.FromDateTime(at.UtcDateTime) >= day
                    )
                    .Select(m => m.Key)
                    .Order(),
            ]);

        public Task<IReadOnlyList<MessageSummary>> DescribeAsync(
            IReadOnlyCollection<uint> uids,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<IReadOnlyList<MessageSummary>>([
                .. uids.Where(peer.messages.ContainsKey)
                    .Select(uid => (Uid: uid, Message: peer.messages[uid]))
                    .Select(m => new MessageSummary(
                        m.Uid,
                        m.Message.Size ?? m.Message.Bytes.Length,
                        m.Message.At,
                        peer.Seen.ContainsKey(m.Uid) ? [MailFlags.Seen] : []
                    )),
            ]);

        public Task<MessageEnvelope?> ReadEnvelopeAsync(uint uid, CancellationToken cancellationToken)
        {
            var fields = Encoding.UTF8.GetString(peer.messages[uid].Bytes).Split("\r\n");
            var from = new System.Net.Mail.MailAddress(Field("From: "));
            return Task.FromResult<MessageEnvelope?>(
                new MessageEnvelope(Field("Subject: "), new NamedAddress(from.DisplayName, from.Address))
            );

            string Field(string name) => fields.First(f => f.StartsWith(name, StringComparison.Ordinal))[name.Length..];
        }

        public async Task<bool> FetchAsync(uint uid, Stream destination, CancellationToken cancellationToken)
        {
            if (over)
                throw new InvalidOperationException("The connection was cut: open another one.");
            if (given++ >= peer.CutAfter)
                throw Failure(MailServerReason.Dropped);
            if (peer.Withheld.TryGetValue(uid, out var reason))
                return reason is { } said ? throw Failure(said) : false;
            if (destination is FileStream file && !OperatingSystem.IsWindows())
                peer.Readers.Add(File.GetUnixFileMode(file.Name));
            await destination.WriteAsync(peer.messages[uid].Bytes, cancellationToken);
            return true;
        }

        MailServerException Failure(MailServerReason reason)
        {
            var failure = new MailServerException(reason, "Said by the test.");
            over = !failure.ConnectionGoesOn;
            return failure;
        }

        public Task AddFlagsAsync(
            IReadOnlyCollection<uint> uids,
            IReadOnlyCollection<string> flags,
            CancellationToken cancellationToken
        )
        {
            if (peer.FilingRefusal is { } reason)
                throw Failure(reason);
            foreach (var uid in uids)
                peer.Seen[uid] = true;
            return Task.CompletedTask;
        }

        public Task RemoveFlagsAsync(
            IReadOnlyCollection<uint> uids,
            IReadOnlyCollection<string> flags,
            CancellationToken cancellationToken
        ) => Task.CompletedTask;

        public Task MoveAsync(IReadOnlyCollection<uint> uids, string folder, CancellationToken cancellationToken)
        {
            if (peer.FilingRefusal is { } reason)
                throw Failure(reason);
            foreach (var uid in uids)
                peer.Moved[uid] = folder;
            return Task.CompletedTask;
        }

        public Task DeleteAsync(IReadOnlyCollection<uint> uids, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task NoopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task LogoutAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
