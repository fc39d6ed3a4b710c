namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>
/// How far a mailbox was read and how that went. Written by the machine, apart from what people set, so that nobody who
/// edits a mailbox is told that it changed.
/// </summary>
public sealed class MailboxState
{
    public const int MaxProblem = 300;

    public required Guid MailboxId { get; init; }

    /// <summary>What the UIDs below are worth (RFC 3501, section 2.3.1.1).</summary>
    public long UidValidity { get; set; }

    /// <summary>The highest UID that is stored, and all below it.</summary>
    public long LastUid { get; set; }

    /// <summary>What was there before and is left there.</summary>
    public long FirstUid { get; set; }

    /// <summary>When it was last reached.</summary>
    public DateTime? ReachedAt { get; set; }

    /// <summary>Why it could not be read, in French; empty when it could.</summary>
    public string Problem { get; set; } = "";

    public DateTime? ProblemSince { get; set; }

    /// <summary>The daily count: what the folder held on the server, and how many of those are stored here.</summary>
    public DateTime? CountedAt { get; set; }

    public int OnServer { get; set; }

    public int Stored { get; set; }

    /// <summary>Since when it is silent longer than usual; nothing when it is not.</summary>
    public DateTime? SilentSince { get; set; }
}
