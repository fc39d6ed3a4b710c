using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>An IMAP connection once logged in.</summary>
sealed class ImapMailbox : IMailbox
{
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(29);
    static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    readonly ImapConnection connection;
    readonly ImapFolders folders;
    readonly ImapMessages messages;
    readonly ImapFiling filing;
    bool over;

    public ImapMailbox(ImapConnection connection)
    {
        this.connection = connection;
        folders = new ImapFolders(connection);
        messages = new ImapMessages(connection);
        filing = new ImapFiling(connection, messages);
    }

    public bool CanWait => connection.Can("IDLE");

    public long Exists => connection.Exists;

    public Task<SelectedFolder> SelectAsync(string folder, CancellationToken cancellationToken) =>
        folders.SelectAsync(folder, cancellationToken);

    public Task<FolderStatus> StatusAsync(string folder, CancellationToken cancellationToken) =>
        folders.StatusAsync(folder, cancellationToken);

    public Task<IReadOnlyList<MailFolder>> ListAsync(CancellationToken cancellationToken) =>
        folders.ListAsync(cancellationToken);

    public Task CreateFolderAsync(string folder, CancellationToken cancellationToken) =>
        folders.CreateAsync(folder, cancellationToken);

    public Task<IReadOnlyList<uint>> SearchAsync(MessageQuery query, CancellationToken cancellationToken) =>
        messages.SearchAsync(query, cancellationToken);

    public Task<IReadOnlyList<MessageSummary>> DescribeAsync(
        IReadOnlyCollection<uint> uids,
        CancellationToken cancellationToken
    ) => messages.DescribeAsync(uids, cancellationToken);

    public Task<MessageEnvelope?> ReadEnvelopeAsync(uint uid, CancellationToken cancellationToken) =>
        messages.ReadEnvelopeAsync(uid, cancellationToken);

    public Task<bool> FetchAsync(uint uid, Stream destination, CancellationToken cancellationToken) =>
        messages.FetchAsync(uid, destination, cancellationToken);

    public Task AddFlagsAsync(
        IReadOnlyCollection<uint> uids,
        IReadOnlyCollection<string> flags,
        CancellationToken cancellationToken
    ) => filing.StoreAsync(uids, '+', flags, cancellationToken);

    public Task RemoveFlagsAsync(
        IReadOnlyCollection<uint> uids,
        IReadOnlyCollection<string> flags,
        CancellationToken cancellationToken
    ) => filing.StoreAsync(uids, '-', flags, cancellationToken);

    public Task MoveAsync(IReadOnlyCollection<uint> uids, string folder, CancellationToken cancellationToken) =>
        filing.MoveAsync(uids, folder, cancellationToken);

    public Task DeleteAsync(IReadOnlyCollection<uint> uids, CancellationToken cancellationToken) =>
        filing.DeleteAsync(uids, cancellationToken);

    public async Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, LongestWait);
        if (!CanWait)
            throw new MailServerException(
                MailServerReason.NotSupported,
                $"{connection.Server} cannot tell when messages come (IDLE)."
            );
        var came = connection.News || await connection.IdleAsync(limit, cancellationToken);
        connection.News = false;
        return came;
    }

    public Task NoopAsync(CancellationToken cancellationToken) =>
        connection.ExecuteAsync(ImapCommand.Of("NOOP"), null, MailServerReason.Refused, cancellationToken);

    public async Task LogoutAsync(CancellationToken cancellationToken)
    {
        over = true;
        await connection.ExecuteAsync(ImapCommand.Of("LOGOUT"), null, MailServerReason.Refused, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!over && connection.Usable)
            await TakeLeaveAsync();
        await connection.DisposeAsync();
    }

    /// <summary>A courtesy, which nobody waits long for.</summary>
    async Task TakeLeaveAsync()
    {
        using var patience = new CancellationTokenSource(Farewell, connection.Server.Clock);
        try
        {
            await LogoutAsync(patience.Token);
        }
        catch (Exception rude) when (rude is MailServerException or OperationCanceledException)
        {
            // It is left anyway, and everything asked before was answered.
        }
    }
}
