using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>
/// A connection to a mailbox on which somebody is logged in. One call at a time; folder names are as people read them,
/// <c>INBOX</c> being the one every mailbox has; UIDs are those of the selected folder.
/// </summary>
/// <remarks>
/// Every call throws <see cref="MailServerException"/> when it fails. After any reason but
/// <see cref="MailServerReason.FolderMissing"/>, <see cref="MailServerReason.NotSupported"/>,
/// <see cref="MailServerReason.Busy"/> and <see cref="MailServerReason.Refused"/>
/// (<see cref="MailServerException.ConnectionGoesOn"/>), and after a cancellation, the
/// connection is of no more use, and says so by <see cref="InvalidOperationException"/>: dispose of it and open another
/// one.
/// </remarks>
public interface IMailbox : IAsyncDisposable
{
    /// <summary>The server can tell when something arrives (IDLE, RFC 2177): otherwise ask now and then.</summary>
    bool CanWait { get; }

    /// <summary>How many messages the selected folder holds, as far as the server has said; 0 when none is selected.</summary>
    long Exists { get; }

    /// <summary>Makes it the folder that the other calls are about.</summary>
    /// <exception cref="MailServerException"><see cref="MailServerReason.FolderMissing"/> among others.</exception>
    Task<SelectedFolder> SelectAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Counts a folder without selecting it; not for the selected one (RFC 3501, section 6.3.10).</summary>
    Task<FolderStatus> StatusAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Every folder of the mailbox.</summary>
    Task<IReadOnlyList<MailFolder>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Makes a folder and subscribes to it; nothing happens when it is already there.</summary>
    Task CreateFolderAsync(string folder, CancellationToken cancellationToken);

    /// <summary>UIDs of the messages that match, ascending.</summary>
    Task<IReadOnlyList<uint>> SearchAsync(MessageQuery query, CancellationToken cancellationToken);

    /// <summary>Flags, size and arrival of these messages; those that are gone are left out.</summary>
    Task<IReadOnlyList<MessageSummary>> DescribeAsync(
        IReadOnlyCollection<uint> uids,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// The subject and the author of a message, without the message: for one that is too large, or that the server does
    /// not hand over. Null when it is gone.
    /// </summary>
    Task<MessageEnvelope?> ReadEnvelopeAsync(uint uid, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the whole message to the stream as it arrives, and leaves it unread. False, and nothing written, when it is
    /// gone.
    /// </summary>
    /// <exception cref="MailServerException">
    /// <see cref="MailServerReason.TooLarge"/> above <see cref="MailServer.MaxMessage"/>: look at its size before.
    /// </exception>
    Task<bool> FetchAsync(uint uid, Stream destination, CancellationToken cancellationToken);

    /// <summary>Adds flags (<see cref="MailFlags"/>) or keywords; messages that are gone are left alone.</summary>
    Task AddFlagsAsync(
        IReadOnlyCollection<uint> uids,
        IReadOnlyCollection<string> flags,
        CancellationToken cancellationToken
    );

    /// <summary>Removes flags or keywords; messages that are gone are left alone.</summary>
    Task RemoveFlagsAsync(
        IReadOnlyCollection<uint> uids,
        IReadOnlyCollection<string> flags,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Moves messages to a folder that exists. Where the server cannot (RFC 6851), they are copied, then erased as
    /// <see cref="DeleteAsync"/> does; an interruption between the two leaves a copy in both folders, never in none.
    /// </summary>
    Task MoveAsync(IReadOnlyCollection<uint> uids, string folder, CancellationToken cancellationToken);

    /// <summary>
    /// Erases messages, and no other: where the server cannot erase some only (UIDPLUS, RFC 4315) and others wait to be
    /// erased, they stay marked <see cref="MailFlags.Deleted"/>.
    /// </summary>
    Task DeleteAsync(IReadOnlyCollection<uint> uids, CancellationToken cancellationToken);

    /// <summary>
    /// Returns as soon as messages come in the selected folder, at once when some came since the last search: true; or
    /// when the time
    /// is over: false. Only when <see cref="CanWait"/>.
    /// </summary>
    /// <param name="limit">At most 29 minutes: servers hang up after 30 (RFC 2177).</param>
    /// <param name="cancellationToken">Ends the wait and the connection.</param>
    Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancellationToken);

    /// <summary>Nothing, so that the server neither hangs up nor keeps news to itself.</summary>
    Task NoopAsync(CancellationToken cancellationToken);

    /// <summary>Takes leave; disposing does it too when the connection still works.</summary>
    Task LogoutAsync(CancellationToken cancellationToken);
}
