using Parvis.Data;
using Parvis.Features.Topics;

namespace Parvis.Features.Requests;

/// <summary>
/// The first word of a person to the resident: an answer, a question, the authority it was sent on to. What a machine
/// writes, such as a receipt, is none.
/// </summary>
public sealed partial class CitizenRequest
{
    /// <summary>The day promised for it; nothing when the town promises none before the answer itself.</summary>
    public DateOnly? FirstAnswerDueOn { get; private set; }

    public DateTime? FirstAnsweredAt { get; private set; }

    /// <summary>The message that said it; nothing for a word of mouth.</summary>
    public long? FirstAnswerId { get; private set; }

    /// <summary>The dates of another topic, or of another day of reception.</summary>
    public void ChangePromise(PromisedDates promised, string reason)
    {
        ChangeDueDate(promised.AnswerOn, reason);
        ChangeFirstAnswerDate(promised.FirstAnswerOn, reason);
    }

    public void ChangeFirstAnswerDate(DateOnly? due, string reason)
    {
        if (due == FirstAnswerDueOn || FirstAnsweredAt is not null)
            return;
        Record(new FirstAnswerDateSet(FirstAnswerDueOn, due, reason));
        FirstAnswerDueOn = due;
        SetDue(DueOn);
    }

    void NoteFirstAnswer(RequestEvent happened, DateTime at)
    {
        if (FirstAnsweredAt is null && Says(happened) is { } said)
            (FirstAnsweredAt, FirstAnswerId) = (at, said.MessageId);
        else if (FirstAnswerId is { } id && Unsays(happened) == id)
            (FirstAnsweredAt, FirstAnswerId) = (null, null);
        else
            return;
        SetDue(DueOn);
    }

    Said? Says(RequestEvent happened) =>
        happened switch
        {
            ReplySent e => new Said(e.MessageId),
            NoticeSent e when Status == RequestStatus.WaitingForRequester => new Said(e.MessageId),
            MailArrivedAfterAll e => new Said(e.MessageId),
            AnsweredAtOnce or WaitingStarted or RequestReferred => new Said(null),
            _ => null,
        };

    static long? Unsays(RequestEvent happened) =>
        happened switch
        {
            ReplyFailed e => e.MessageId,
            NoticeFailed e => e.MessageId,
            MailReturned { Permanent: true } e => e.MessageId,
            _ => null,
        };

    readonly record struct Said(long? MessageId);
}
