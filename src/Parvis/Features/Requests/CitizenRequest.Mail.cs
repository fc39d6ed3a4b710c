namespace Parvis.Features.Requests;

/// <summary>What mail says about a request without changing where it stands.</summary>
public sealed partial class CitizenRequest
{
    /// <summary>Beyond, they are only counted: a message may have a thousand.</summary>
    const int MostNamed = 20;

    public void LeaveFilesOut(long messageId, IReadOnlyCollection<string> names) =>
        Record(
            new FilesLeftOut(
                messageId,
                [.. names.Take(MostNamed)],
                names.Count > MostNamed ? names.Count - MostNamed : null
            )
        );

    public void HearMachine(MachineAnswer kind, string from, string? words) =>
        Record(new MachineAnswered(kind, from, words));

    /// <param name="messageId">Which one, when it is known.</param>
    /// <param name="address">Where it did not arrive.</param>
    /// <param name="status">What the server said.</param>
    /// <param name="permanent">It will not arrive.</param>
    public void LearnMailReturned(long? messageId, string? address, string? status, bool permanent) =>
        Record(new MailReturned(address, status, permanent, messageId));

    /// <summary>The post brought a letter back, and nobody got it.</summary>
    public void LearnLetterReturned(long messageId, PostalReturn why) =>
        Record(new MailReturned(Address: null, Status: null, Permanent: true, messageId, why));

    public void NoteThanks(string originalId) => Record(new ThanksNoted(originalId));

    /// <summary>A receipt leaves again: nothing else changes.</summary>
    public void RetryReceipt(long messageId) => Record(new MailRetried(messageId));

    /// <summary>An answer that did not arrive leaves again; until it has left it can be taken back.</summary>
    /// <param name="messageId">Of the answer.</param>
    /// <param name="after">Null when the request stays as it is.</param>
    /// <param name="by">Who wants it.</param>
    public void RetryReply(long messageId, RequestStatus? after, ProcessContext by)
    {
        RefuseUnlessAnswerable();
        LetReplyLeave(after, new MailRetried(messageId), by);
    }

    public void SettleMailTrouble(long messageId) => Record(new MailTroubleSettled(messageId));

    public void LearnMailArrived(long messageId) => Record(new MailArrivedAfterAll(messageId));

    public void CallReceiptOff(long messageId, string why) => Record(new RegistrationReceiptCancelled(messageId, why));

    public void DetachMessage(long messageId, CitizenRequest into) =>
        Record(new MessageDetached(messageId, into.Id, into.Reference));
}

public enum MachineAnswer
{
    AutoReply,
    OutOfOffice,
    Receipt,
}
