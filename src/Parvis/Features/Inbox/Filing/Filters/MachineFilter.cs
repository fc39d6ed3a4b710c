using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.Mail.Understanding;

namespace Parvis.Features.Inbox.Filing.Filters;

/// <summary>
/// A machine answers, or says that a message was read: noted in the request of the message it answers, known by our
/// signature or by the subject it repeats, never a request.
/// </summary>
public sealed class MachineFilter : IMailFilter
{
    public FilingPlan? Decide(MailFacts mail)
    {
        if (AnswerOf(mail.Kind) is not { } answer)
            return null;
        return (mail.Answered ?? mail.Named) is { } request
            ? new NoteMachine(request, answer)
            : new LeaveToSort(MailDecision.MachineUnknown, "Réponse automatique qui ne suit aucun de nos messages.");
    }

    static MachineAnswer? AnswerOf(MailKind kind) =>
        kind switch
        {
            MailKind.AutoReply => MachineAnswer.AutoReply,
            MailKind.OutOfOffice => MachineAnswer.OutOfOffice,
            MailKind.Receipt => MachineAnswer.Receipt,
            _ => null,
        };
}
