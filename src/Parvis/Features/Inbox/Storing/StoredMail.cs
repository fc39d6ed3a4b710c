using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Mail.Understanding;

namespace Parvis.Features.Inbox.Storing;

/// <summary>
/// A message as it came, kept before anything is made of it. It is filed in a transaction of its own; what cannot be
/// filed waits for somebody, and nothing is ever thrown away unread.
/// </summary>
public sealed class StoredMail
{
    public const int MaxSourceKey = 80;
    public const int MaxMessageKey = 64;
    public const int MaxSubject = 300;
    public const int MaxAddress = 254;
    public const int MaxName = 200;
    public const int MaxExcerpt = 500;
    public const int MaxProblem = 300;
    public const int MaxMessageId = 300;
    public const int MaxReferences = 4000;
    public const int MaxPerson = 256;

    public long Id { get; private set; }

    /// <summary>Its name in addresses.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    public required Guid MailboxId { get; init; }

    /// <summary>
    /// Folder, UIDVALIDITY and UID, or the name of the file taken: unique in the mailbox, so that nothing is stored twice.
    /// </summary>
    public required string SourceKey { get; init; }

    /// <summary>The raw bytes in the blob store; null while they are on the server only, and once their time is over.</summary>
    public string? Hash { get; set; }

    public required long Size { get; set; }

    /// <summary>When it reached the town's server.</summary>
    public required DateTime ReceivedAt { get; init; }

    public required DateTime StoredAt { get; init; }

    /// <summary>
    /// It had been in the folder for days when that folder was first read: no receipt leaves for it, whoever sent it has
    /// long stopped waiting for one.
    /// </summary>
    public bool CameLongBefore { get; init; }

    public MailState State { get; set; }

    /// <summary>What was decided, as the decision table names it.</summary>
    public MailDecision? Decision { get; set; }

    /// <summary>When it was filed or settled.</summary>
    public DateTime? SettledAt { get; set; }

    /// <summary>Who decided, when a person did.</summary>
    public Guid? SettledById { get; set; }

    /// <summary>Their name as it was; empty when no person decided.</summary>
    public string SettledBy { get; set; } = "";

    /// <summary>Tries at filing it, or at getting it while it is awaited.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before, after a try that failed.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>Which turn of which node has it, until <see cref="DueAt"/>.</summary>
    public Guid? Lease { get; set; }

    /// <summary>Why it waits for somebody, in French.</summary>
    public string Problem { get; set; } = "";

    /// <summary>Without brackets, for the answers that go on from it; empty when it has none, or one too long to be given back.</summary>
    public string MessageId { get; set; } = "";

    /// <summary>The messages it follows, oldest first, a space between two.</summary>
    public string References { get; set; } = "";

    /// <summary>A digest of its Message-ID, else of its date, its author and what it says; empty when it has neither.</summary>
    public string MessageKey { get; set; } = "";

    /// <summary>A digest of what it says, whichever way it came.</summary>
    public string ContentKey { get; set; } = "";

    /// <summary>
    /// Both, and the circle, for the first one that was filed: a second one at the same moment is refused by the index.
    /// </summary>
    public string? FirstKey { get; set; }

    /// <summary>The same message came before, to another mailbox.</summary>
    public long? CopyOfId { get; set; }

    public MailKind? Kind { get; set; }

    public string Subject { get; set; } = "";

    public string FromAddress { get; set; } = "";

    /// <summary>Who it says it is: with the address it claims, when that is not the one that is answered.</summary>
    public string FromName { get; set; } = "";

    /// <summary>The first words, for lists.</summary>
    public string Excerpt { get; set; } = "";

    /// <summary>It says that it comes from the town itself, and the server does not confirm it.</summary>
    public bool SenderDoubted { get; set; }

    /// <summary>A receipt left for it: counted, so that a sender does not get too many.</summary>
    public bool Acknowledged { get; set; }

    /// <summary>The request it belongs to.</summary>
    public long? RequestId { get; set; }

    /// <summary>Of the mailbox's topic: while it waits, only this circle sees it.</summary>
    public Guid? CircleId { get; set; }

    /// <summary>Decided by a person.</summary>
    public void Settle(MailState state, MailDecision? decision, ProcessContext by)
    {
        State = state;
        Decision = decision;
        SettledAt = by.At;
        SettledById = by.AgentId;
        SettledBy = by.Name.CutTo(MaxPerson);
    }
}

public enum MailState
{
    /// <summary>Kept, not looked at yet.</summary>
    Stored,

    /// <summary>It is part of a request, or was noted.</summary>
    Filed,

    /// <summary>It is part of a request that is over: somebody says whether that changes anything.</summary>
    ToRead,

    /// <summary>Somebody decides what it is.</summary>
    ToSort,

    /// <summary>Erased after thirty days.</summary>
    NotARequest,

    /// <summary>Nothing is left of it but its name on the server.</summary>
    Erased,

    /// <summary>The server has not handed it over yet: it is asked for again, then somebody is told.</summary>
    Awaited,
}

/// <summary>The rows of <c>docs/mail-decision-table.md</c>.</summary>
public enum MailDecision
{
    OwnMessage,
    SameMessage,
    BounceNoted,
    BounceUnknown,
    MachineNoted,
    MachineUnknown,
    List,
    NoSender,
    FollowUp,
    FollowUpToRead,
    FollowUpTooLate,
    NewRequest,
    FilingFailed,
    TooLarge,
    NotHandedOver,

    // Decided by a person.
    PutInRequest,
    MadeRequest,
    SimpleThanks,
    Reopened,
    NotARequest,
    Detached,
    HeardAfterAll,
}
