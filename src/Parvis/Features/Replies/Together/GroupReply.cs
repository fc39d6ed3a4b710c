using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Together;

/// <summary>One text for several requests: each gets its own answer from it.</summary>
public sealed class GroupReply : IVersioned
{
    public const int Most = 500;
    public const int MaxTitle = 200;

    /// <summary>Then the answers themselves say all there is to know.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    /// <summary>Where the requests were chosen.</summary>
    public required string Title { get; init; }

    public required Guid AccountId { get; init; }

    public required string MadeBy { get; init; }

    public required DateTime MadeAt { get; init; }

    /// <summary>Of the template that was used: what « {{partenaire.nom}} » says.</summary>
    public Guid? PartnerId { get; private set; }

    public string Subject { get; private set; } = "";

    public string Body { get; private set; } = "";

    public RequestStatus After { get; private set; } = RequestStatus.Answered;

    public DateTime UpdatedAt { get; private set; }

    public Guid? UpdatedById { get; private set; }

    public string UpdatedBy { get; private set; } = "";

    public DateTime? SentAt { get; private set; }

    /// <summary>With whose rights each answer leaves.</summary>
    public Guid? SentById { get; private set; }

    public string SentBy { get; private set; } = "";

    /// <summary>Every request has its outcome.</summary>
    public DateTime? DoneAt { get; private set; }

    public int Version { get; set; }

    public bool IsSent => SentAt is not null;

    public GroupText Text => new(Subject, Body, After);

    public void Write(GroupText text, Viewer by, DateTime at)
    {
        RefuseIfSent();
        Subject = text.Subject.CutTo(ReplyContent.MaxSubject);
        Body = text.Body.CutTo(ReplyContent.MaxBody);
        After = text.After;
        (UpdatedAt, UpdatedById, UpdatedBy) = (at, by.AccountId, by.Name);
    }

    public void SpeakOf(Guid? partnerId)
    {
        RefuseIfSent();
        PartnerId = partnerId;
    }

    /// <summary>From now on nothing of it changes but what became of each request.</summary>
    public void Send(Viewer by, DateTime at)
    {
        RefuseIfSent();
        (SentAt, SentById, SentBy) = (at, by.AccountId, by.Name);
    }

    public void RefuseIfSent()
    {
        if (IsSent)
            throw new RefusedException($"{SentBy} a déjà lancé l'envoi de cette réponse.");
    }
}

/// <summary>The words for all of them, as typed.</summary>
public sealed record GroupText(string Subject, string Body, RequestStatus After);

/// <summary>A request of the group, and what became of it.</summary>
public sealed class GroupReplyRequest
{
    public const int MaxWhy = 500;

    public long Id { get; private set; }

    public required long GroupReplyId { get; init; }

    public required long RequestId { get; init; }

    public GroupOutcome Outcome { get; private set; }

    /// <summary>In a sentence, when it is aside.</summary>
    public string Why { get; private set; } = "";

    /// <summary>The timeline entry the group was sent at: whatever comes after has to be read first.</summary>
    public int? Seen { get; private set; }

    public DateTime? At { get; private set; }

    public void Await(int seen)
    {
        RefuseIfDone();
        (Outcome, Seen) = (GroupOutcome.Waiting, seen);
    }

    public void Leave(GroupOutcome how, DateTime at)
    {
        RefuseIfDone();
        (Outcome, At) = (how, at);
    }

    public void SetAside(string why, DateTime at)
    {
        RefuseIfDone();
        (Outcome, Why, At) = (GroupOutcome.Aside, why.Length <= MaxWhy ? why : why[..MaxWhy], at);
    }

    void RefuseIfDone()
    {
        if (At is not null)
            throw new RefusedException("Cette demande a déjà eu sa réponse du groupe.");
    }
}

public enum GroupOutcome
{
    /// <summary>Not yet sent, or about to be.</summary>
    Waiting,
    Mailed,
    LetterReady,
    ToApprove,
    Aside,
}
