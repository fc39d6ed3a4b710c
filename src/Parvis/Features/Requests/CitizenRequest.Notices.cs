using Parvis.Data;
using Parvis.Features.Requesters;

namespace Parvis.Features.Requests;

/// <summary>What the town writes without answering: acknowledgements, demands of missing items.</summary>
public sealed partial class CitizenRequest
{
    /// <summary>A notice is written and will leave; one that asks for items makes the request wait for the resident.</summary>
    public void PrepareNotice(long messageId, CorrespondenceKind kind, Channel channel, AwaitedItems? items = null)
    {
        RefuseUnlessOpen("écrire à l'usager");
        RefuseWhileReplyLeaves();
        if (items is not null)
        {
            RefuseWhileElsewhere();
            RefuseToWaitForNobody();
            Status = RequestStatus.WaitingForRequester;
        }

        Record(new NoticePrepared(messageId, kind, channel, items?.Names, items?.Until));
    }

    /// <summary>One that failed once and leaves again makes the request wait again.</summary>
    public void NoticeLeft(long messageId, CorrespondenceKind kind, Channel channel, bool asksForItems)
    {
        if (asksForItems && Status == RequestStatus.InProgress && HandlerId is not null && StatusBeforeReply is null)
            Status = RequestStatus.WaitingForRequester;
        Record(new NoticeSent(messageId, kind, channel));
    }

    /// <summary>It could not leave: nobody is waited for.</summary>
    public void NoticeRefused(long messageId, CorrespondenceKind kind, bool askedForItems, string reason)
    {
        if (askedForItems && Status == RequestStatus.WaitingForRequester)
            Status = RequestStatus.InProgress;
        Record(new NoticeFailed(messageId, kind, reason));
    }

    public void CallNoticeOff(long messageId, CorrespondenceKind kind, string why) =>
        Record(new NoticeCancelled(messageId, kind, why));

    /// <param name="which">The case of the law, in words.</param>
    /// <param name="reason">Why it is one.</param>
    public void ExemptFromAcknowledgement(string which, string reason)
    {
        RefuseUnlessOpen("le dire");
        Record(new AcknowledgementExempted(which, reason.Trim()));
    }

    public void OweAcknowledgement(string why) => Record(new AcknowledgementOwedAgain(why));

    /// <summary>Items arrived, or the town does without them; once none is awaited the work goes on.</summary>
    public void SettleItems(IReadOnlyList<string> names, DateOnly on, bool waived, bool complete)
    {
        if (complete && Status == RequestStatus.WaitingForRequester)
            Status = RequestStatus.InProgress;
        Record(new ItemsSettled([.. names], on, waived, complete));
    }

    /// <summary>The day it reached the town hall was noted wrongly.</summary>
    /// <param name="receivedAt">The true moment.</param>
    /// <param name="former">The local day that was noted.</param>
    /// <param name="day">The true one.</param>
    /// <param name="reason">How it is known.</param>
    /// <param name="by">Who says so.</param>
    public void CorrectReception(DateTime receivedAt, DateOnly former, DateOnly day, string? reason, ProcessContext by)
    {
        RefuseUnlessOpen("corriger le jour de réception");
        if (receivedAt > RegisteredAt)
            throw new RefusedException(
                "Elle a été enregistrée avant ce jour : donnez le jour où elle est arrivée.",
                "ReceivedOn"
            );
        if (day < FirstReceivedOn)
            throw new RefusedException(
                $"{FirstReceivedBy} l'a reçue d'abord, le {FirstReceivedOn.Value:dd/MM/yyyy} : la mairie ne peut pas l'avoir eue avant.",
                "ReceivedOn"
            );
        if (day == former)
            throw new RefusedException("C'est déjà le jour noté.", "ReceivedOn");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException("Dites comment le vrai jour est connu.", "Reason");
        RefuseWhileReplyLeaves();
        ReceivedAt = receivedAt;
        Record(new ReceptionCorrected(former, day, reason.Trim()));
    }
}

/// <summary>What a resident is asked for, and the last day given for it.</summary>
public sealed record AwaitedItems(string[] Names, DateOnly Until);
