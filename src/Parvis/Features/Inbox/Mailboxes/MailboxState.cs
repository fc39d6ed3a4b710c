namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>
/// How far a mailbox was read and how that went. Written by the machine, apart from what people set, so that nobody who
/// edits a mailbox is told that it changed.
/// </summary>
public sealed class MailboxState
{
    public const int MaxProblem = 300;
    public const int MaxFolderKey = 16;

    public required Guid MailboxId { get; init; }

    /// <summary>A digest of the server, the account and the folder that the UIDs below are of; empty before the first reading.</summary>
    public string FolderKey { get; set; } = "";

    /// <summary>What the UIDs below are worth (RFC 3501, section 2.3.1.1).</summary>
    public long UidValidity { get; set; }

    /// <summary>The highest UID that was taken, and all below it.</summary>
    public long LastUid { get; set; }

    /// <summary>The highest UID there was when the folder was first read under these numbers.</summary>
    public long FormerUid { get; set; }

    /// <summary>
    /// Since when this folder is the town's to read: the mailbox was saved then, or the former folder was last read. It
    /// stays when the server numbers its messages anew.
    /// </summary>
    public DateTime StartedAt { get; set; }

    /// <summary>Of the messages that were there, those that came before <see cref="StartedAt"/> stay there.</summary>
    public bool LeavesOlder { get; set; }

    /// <summary>When it was last reached.</summary>
    public DateTime? ReachedAt { get; set; }

    /// <summary>Why it could not be read, in French; empty when it could.</summary>
    public string Problem { get; set; } = "";

    public DateTime? ProblemSince { get; set; }

    /// <summary>The daily count: what the folder held on the server, and how many of those are stored here.</summary>
    public DateTime? CountedAt { get; set; }

    public int OnServer { get; set; }

    public int Stored { get; set; }

    /// <summary>Of those that are not, how many somebody was told of: too large, or not handed over.</summary>
    public int OnServerOnly { get; set; }

    /// <summary>Since when it is silent longer than usual; nothing when it is not.</summary>
    public DateTime? SilentSince { get; set; }
}
