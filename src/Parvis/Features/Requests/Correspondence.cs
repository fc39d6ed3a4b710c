using Parvis.Data;
using Parvis.Features.Requesters;

namespace Parvis.Features.Requests;

/// <summary>A word from the resident or to the resident, on any channel. Never an internal note.</summary>
public sealed class Correspondence
{
    public long Id { get; private set; }

    /// <summary>Its name in addresses: a printed letter has a page.</summary>
    public string PublicId { get; private set; } = RandomId.New();

    public CorrespondenceKind Kind { get; init; } = CorrespondenceKind.Message;

    public required long RequestId { get; init; }

    public required Direction Direction { get; init; }

    public required Channel Channel { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The agent who wrote or typed it in.</summary>
    public Guid? AgentId { get; init; }

    /// <summary>As shown: the resident's name, or the agent's.</summary>
    public required string Author { get; init; }

    public string Subject { get; init; } = "";

    public required string Body { get; init; }

    /// <summary>E-mail address it went to, or name and postal address, one line each.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>The message as it came, when it came by mail and is still kept: its name in addresses.</summary>
    public string? OriginalId { get; init; }

    /// <summary>It says that it comes from the town itself, and its server does not confirm it.</summary>
    public bool SenderDoubted { get; init; }

    /// <summary>Its words end with the name of who signs it, who need not be who handles the request (CRPA L212-1).</summary>
    public bool IsSigned { get; init; }

    /// <summary>A digest of the dates and rules it tells, compared again when it leaves; empty when it tells none.</summary>
    public string Announced { get; init; } = "";

    public CorrespondenceState State { get; set; } = CorrespondenceState.Done;

    public DateTime? SentAt { get; set; }

    /// <summary>Why it did not arrive: a French sentence that names nobody.</summary>
    public string Problem { get; private set; } = "";

    public DateTime? ProblemAt { get; private set; }

    /// <summary>Its PDF, when one was made; null unless it was asked for with the message.</summary>
    public PrintedLetter? Printed { get; private set; }

    /// <summary>When somebody did something about it, or another answer left.</summary>
    public DateTime? SettledAt { get; private set; }

    public string SettledBy { get; private set; } = "";

    /// <summary>It did not arrive, and nobody did anything about it yet.</summary>
    public bool IsInTrouble => State.DidNotArrive() && IsUnsettled;

    bool IsUnsettled => ProblemAt is not null && SettledAt is null;

    public void Left(DateTime? at)
    {
        SentAt = at;
        // The other server may have been quicker to refuse it than we to note that it left.
        if (State == CorrespondenceState.Bounced)
            return;
        State = CorrespondenceState.Done;
        if (IsUnsettled)
            SettledAt = at;
    }

    /// <summary>Taken back; one that was sent again is then where it was.</summary>
    public void Withdraw() =>
        State =
            !IsUnsettled ? CorrespondenceState.Withdrawn
            : SentAt is null ? CorrespondenceState.Failed
            : CorrespondenceState.Bounced;

    public void Fail(string why, DateTime at) => MeetTrouble(CorrespondenceState.Failed, why, at);

    public void Bounce(string why, DateTime at) => MeetTrouble(CorrespondenceState.Bounced, why, at);

    /// <summary>What was taken for its return was something else.</summary>
    public void HasArrived()
    {
        State = CorrespondenceState.Done;
        (Problem, ProblemAt) = ("", null);
        (SettledBy, SettledAt) = ("", null);
    }

    public void Settle(string by, DateTime at) => (SettledBy, SettledAt) = (by, at);

    public void LeaveAgain() => State = CorrespondenceState.Queued;

    void MeetTrouble(CorrespondenceState state, string why, DateTime at)
    {
        State = state;
        (Problem, ProblemAt) = (why, at);
        (SettledBy, SettledAt) = ("", null);
    }
}

public enum CorrespondenceKind
{
    /// <summary>What somebody said or wrote.</summary>
    Message,

    /// <summary>The town's « accusé d'enregistrement ».</summary>
    RegistrationReceipt,

    /// <summary>The « accusé de réception » of the law (CRPA L112-3, L112-11), with or without missing items.</summary>
    Acknowledgement,

    /// <summary>A list of missing items, once the acknowledgement has left (CRPA L114-5).</summary>
    ItemsDemand,

    /// <summary>Where a request stands, told to who asked.</summary>
    News,

    /// <summary>The request, sent on to the authority that is competent (CRPA L114-2).</summary>
    Forwarding,

    /// <summary>The resident is told that it was sent on, and what follows.</summary>
    ForwardingNotice,

    /// <summary>The authority that has it is asked for news.</summary>
    PartnerChaser,
}

public enum Direction
{
    Incoming,
    Outgoing,
}

public enum CorrespondenceState
{
    /// <summary>Received, said by phone or at the counter, or sent and gone.</summary>
    Done,
    Queued,
    ToPrint,
    Withdrawn,

    /// <summary>It could not leave.</summary>
    Failed,

    /// <summary>It left, and came back.</summary>
    Bounced,
}

/// <summary>Internal, never seen by the resident.</summary>
public sealed class Note
{
    public long Id { get; private set; }

    public required long RequestId { get; init; }

    public required Guid? AgentId { get; init; }

    public required string Author { get; init; }

    public required DateTime At { get; init; }

    public required string Body { get; init; }
}

/// <summary>Another department is asked what it thinks; the request stays where it is.</summary>
public sealed class Opinion
{
    public long Id { get; private set; }

    public required long RequestId { get; init; }

    public required Guid DepartmentId { get; init; }

    public required Guid? AskedById { get; init; }

    public required string AskedBy { get; init; }

    public required DateTime AskedAt { get; init; }

    public required string Question { get; init; }

    public DateOnly? ExpectedOn { get; init; }

    public string? Answer { get; set; }

    public Guid? AnsweredById { get; set; }

    public string? AnsweredBy { get; set; }

    public DateTime? AnsweredAt { get; set; }
}

/// <summary>A file of a request; its bytes are a content-addressed blob.</summary>
public sealed class RequestFile
{
    public long Id { get; private set; }

    public required string PublicId { get; init; }

    public required long RequestId { get; init; }

    public long? CorrespondenceId { get; set; }

    public required string Name { get; init; }

    /// <summary>From its bytes, not from its name.</summary>
    public required string ContentType { get; init; }

    public required long Size { get; init; }

    /// <summary>SHA-256 of its bytes, hexadecimal: its key in the blob store.</summary>
    public required string Hash { get; init; }

    public required DateTime At { get; init; }

    public Guid? AgentId { get; init; }

    /// <summary>The same bytes, as part of another message of the request.</summary>
    public RequestFile CopyFor(Correspondence message, ProcessContext by) =>
        new()
        {
            PublicId = RandomId.New(),
            RequestId = RequestId,
            CorrespondenceId = message.Id,
            Name = Name,
            ContentType = ContentType,
            Size = Size,
            Hash = Hash,
            At = by.At,
            AgentId = by.AgentId,
        };
}

/// <summary>Departments that keep reading a request: former holders, those asked for an opinion, copies.</summary>
public sealed class RequestFollower
{
    public required long RequestId { get; init; }

    public required Guid DepartmentId { get; init; }

    public required DateTime Since { get; init; }
}

public static class Answers
{
    /// <summary>What an agent said or wrote to the resident, and that left.</summary>
    public static IQueryable<Correspondence> OnlyAnswers(this IQueryable<Correspondence> messages) =>
        messages.Where(c =>
            c.Direction == Direction.Outgoing
            && c.Kind == CorrespondenceKind.Message
            && c.State == CorrespondenceState.Done
        );
}
