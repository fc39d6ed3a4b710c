using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.Mail.Understanding;

namespace Parvis.Features.Inbox.Filing.Filters;

/// <summary>A machine answers, or says that a message was read: noted beside the message it answers, never a request.</summary>
public sealed class MachineFilter : IMailFilter
{
    public FilingPlan? Decide(MailFacts mail)
    {
        if (AnswerOf(mail.Kind) is not { } answer)
            return null;
        return mail.Answered is { } request
            ? new NoteMachine(request, answer)
            : new SetAside(MailDecision.MachineUnknown, "Réponse automatique qui ne suit aucun de nos messages.");
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
