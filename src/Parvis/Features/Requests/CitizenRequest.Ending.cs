using Parvis.Data;
using Parvis.Features.Requesters;

namespace Parvis.Features.Requests;

/// <summary>Answers, closure, reopening.</summary>
public sealed partial class CitizenRequest
{
    /// <summary>Where it stood before an answer that can still be taken back.</summary>
    public RequestStatus? StatusBeforeReply { get; private set; }

    ClosureReason? ClosedForBeforeReply { get; set; }

    DateTime? EndedAtBeforeReply { get; set; }

    /// <summary>Reception answered while the person was there: registered, answered and ended in one go.</summary>
    public void AnswerAtOnce(string? answer, ProcessContext by)
    {
        RefuseUnlessOpen("y répondre");
        RefuseWhileReplyLeaves();
        HandlerId = by.AgentId;
        AcceptedAt ??= by.At;
        AcceptBefore = null;
        Record(new AnsweredAtOnce(answer?.Trim()));
        End(RequestStatus.Closed, ClosureReason.AnsweredAtOnce, by.At);
    }

    /// <summary>An answer is on its way; until it leaves it can be taken back and everything is as before.</summary>
    /// <param name="messageId">Of the answer.</param>
    /// <param name="channel">Which way it leaves.</param>
    /// <param name="after">Null when the request stays as it is.</param>
    /// <param name="by">Who answers.</param>
    public void QueueReply(long messageId, Channel channel, RequestStatus? after, ProcessContext by)
    {
        RefuseUnlessAnswerable();
        if (
            after
            is not (
                null
                or RequestStatus.Answered
                or RequestStatus.Closed
                or RequestStatus.InProgress
                or RequestStatus.WaitingForRequester
            )
        )
            throw new ArgumentOutOfRangeException(nameof(after), after, "Not a state an answer leads to.");
        LetReplyLeave(after, new ReplyQueued(messageId, channel, Status), by);
    }

    void RefuseUnlessAnswerable()
    {
        if (Status == RequestStatus.Merged)
            throw new RefusedException("Cette demande vit dans une autre : répondez sur celle-ci.");
        RefuseWhileReplyLeaves();
    }

    void LetReplyLeave(RequestStatus? after, RequestEvent happened, ProcessContext by)
    {
        if (after == RequestStatus.WaitingForRequester && IsOpen)
            RefuseToWaitForNobody();
        (StatusBeforeReply, ClosedForBeforeReply, EndedAtBeforeReply) = (Status, ClosedFor, EndedAt);
        Record(happened);
        if (after is RequestStatus.Answered or RequestStatus.Closed)
        {
            // Taken back, it must still be accepted by the same moment.
            var acceptBefore = AcceptBefore;
            End(after.Value, ClosureReason.Answered, by.At);
            AcceptBefore = acceptBefore;
        }
        else if (IsOpen && Status != RequestStatus.Referred && after is { } next)
        {
            // A word meanwhile does not take it back from who is competent.
            Status = next;
        }
    }

    /// <summary>An answer is shown to those who approve it: the request stays where it is.</summary>
    public void AskApproval(long roundId, string name)
    {
        RefuseUnlessAnswerable();
        Record(new ApprovalAsked(roundId, name));
    }

    public void GiveApproval(long roundId, string? actingFor, bool changed, string? words, string? next) =>
        Record(new ApprovalGiven(roundId, actingFor, changed, words, next));

    public void RefuseApproval(long roundId, string? actingFor, string reason) =>
        Record(new ApprovalRefused(roundId, actingFor, reason));

    public void TakeApprovalBack(long roundId) => Record(new ApprovalTakenBack(roundId));

    public void ReplyLeft(long messageId, Channel channel)
    {
        (StatusBeforeReply, ClosedForBeforeReply, EndedAtBeforeReply) = (null, null, null);
        if (!IsOpen)
            AcceptBefore = null;
        Record(new ReplySent(messageId, channel));
    }

    public void WithdrawReply(long messageId)
    {
        RestoreStatusBeforeReply();
        Record(new ReplyWithdrawn(messageId));
    }

    /// <summary>It could not leave: the request is open again, or the resident would wait for nothing.</summary>
    public void ReplyRefused(long messageId, string reason)
    {
        RestoreStatusBeforeReply();
        Record(new ReplyFailed(messageId, reason));
    }

    public void Close(ClosureReason reason, string? detail, ProcessContext by)
    {
        if (Status is RequestStatus.Closed)
            throw new RefusedException("Cette demande est déjà close.");
        RefuseWhileReplyLeaves();
        if (Status is RequestStatus.Merged)
            throw new RefusedException("Cette demande vit dans une autre : c'est celle-ci qu'il faut clore.");
        if (reason == ClosureReason.Other && string.IsNullOrWhiteSpace(detail))
            throw new RefusedException("Dites pourquoi la demande est close.", "Detail");
        Record(new RequestClosed(reason, detail?.Trim()));
        End(RequestStatus.Closed, reason, by.At);
    }

    /// <param name="reason">Why.</param>
    /// <param name="windowDays">How long after its end it may be asked for.</param>
    /// <param name="acceptBefore">For a department that never accepted it: it is offered again.</param>
    /// <param name="by">Who reopens it.</param>
    /// <param name="askedAt">When the resident asked for it, when that was before now.</param>
    public void Reopen(
        string reason,
        int windowDays,
        DateTime? acceptBefore,
        ProcessContext by,
        DateTime? askedAt = null
    )
    {
        if (IsOpen)
            throw new RefusedException("Cette demande est déjà ouverte.");
        RefuseWhileReplyLeaves();
        if (ErasedAt is not null)
            throw new RefusedException("Ses données ont été effacées : enregistrez une nouvelle demande.");
        if (Status == RequestStatus.Merged)
            throw new RefusedException("Cette demande vit dans une autre : annulez d'abord la fusion.");
        if (!CanReopen(windowDays, askedAt ?? by.At))
            throw new RefusedException(
                $"Elle est close depuis plus de {windowDays} jours : enregistrez une nouvelle demande liée à celle-ci."
            );
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException("Dites pourquoi la demande est rouverte.", "Reason");
        EndedAt = null;
        ClosedFor = null;
        Status = AtHand;
        if (AwaitsAcceptance)
            AcceptBefore = acceptBefore;
        Record(new RequestReopened(reason.Trim()));
    }

    public bool CanReopen(int windowDays, DateTime now) =>
        Status is RequestStatus.Answered or RequestStatus.Closed
        && EndedAt is { } ended
        && now - ended <= TimeSpan.FromDays(windowDays);

    void End(RequestStatus status, ClosureReason? reason, DateTime at)
    {
        Status = status;
        ClosedFor = reason;
        // Tidying an answered request away does not move the day it was answered.
        EndedAt ??= at;
        AcceptBefore = null;
    }

    void RestoreStatusBeforeReply()
    {
        if (StatusBeforeReply is not { } former)
            throw new RefusedException("Cette réponse est déjà partie : elle ne peut plus être annulée.");
        (Status, ClosedFor, EndedAt) = (former, ClosedForBeforeReply, EndedAtBeforeReply);
        (StatusBeforeReply, ClosedForBeforeReply, EndedAtBeforeReply) = (null, null, null);
    }
}

public enum ClosureReason
{
    Answered,
    AnsweredAtOnce,
    WorkDone,

    // What follows ends a request without action.
    Withdrawn,
    NoNews,
    OutOfTownCompetence,
    Duplicate,
    Abusive,
    Unfounded,
    Other,
}

public static class ClosureReasons
{
    /// <summary>The reasons an agent chooses among when closing.</summary>
    public static readonly ClosureReason[] Offered =
    [
        ClosureReason.WorkDone,
        ClosureReason.Answered,
        ClosureReason.Withdrawn,
        ClosureReason.NoNews,
        ClosureReason.OutOfTownCompetence,
        ClosureReason.Duplicate,
        ClosureReason.Unfounded,
        ClosureReason.Abusive,
        ClosureReason.Other,
    ];

    public static bool IsWithoutAction(this ClosureReason reason) => reason >= ClosureReason.Withdrawn;

    public static string InFrench(this ClosureReason reason) =>
        reason switch
        {
            ClosureReason.Answered => "Réponse donnée",
            ClosureReason.AnsweredAtOnce => "Réponse immédiate",
            ClosureReason.WorkDone => "Intervention faite",
            ClosureReason.Withdrawn => "Sans suite : l'usager y renonce",
            ClosureReason.NoNews => "Sans suite : l'usager n'a pas donné de nouvelles",
            ClosureReason.OutOfTownCompetence => "Sans suite : ne relève pas de la commune",
            ClosureReason.Duplicate => "Sans suite : déjà demandé",
            ClosureReason.Abusive => "Sans suite : demande abusive",
            ClosureReason.Unfounded => "Sans suite : rien à faire sur place",
            ClosureReason.Other => "Sans suite : autre raison",
        };
}
