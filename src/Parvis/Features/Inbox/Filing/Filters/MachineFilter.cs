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
        return (mail.Answered ?? mail.Named) switch
        {
            null => Unknown("Réponse automatique qui ne suit aucun de nos messages."),
            // A resident's own words may have been taken for a machine's.
            { } request when mail.StaysApartFrom(request) => Unknown(
                $"Réponse automatique reçue par le cercle, au sujet de la demande {request.Reference} que d'autres voient."
            ),
            { } request => new NoteMachine(request, answer),
        };
    }

    static LeaveToSort Unknown(string why) => new(MailDecision.MachineUnknown, why);

    static MachineAnswer? AnswerOf(MailKind kind) =>
        kind switch
        {
            MailKind.AutoReply => MachineAnswer.AutoReply,
            MailKind.OutOfOffice => MachineAnswer.OutOfOffice,
            MailKind.Receipt => MachineAnswer.Receipt,
            _ => null,
        };
}
