using Parvis.Features.Inbox.Storing;
using Parvis.Mail.Understanding;

namespace Parvis.Features.Inbox.Filing.Filters;

/// <summary>A server says that a message did not arrive: never a request, never answered.</summary>
public sealed class BounceFilter : IMailFilter
{
    public FilingPlan? Decide(MailFacts mail)
    {
        if (mail.Kind != MailKind.Bounce)
            return null;
        return mail.Answered is { } request
            ? new NoteBounce(request, mail.Bounced ?? new BouncedMail(null, null, null, Permanent: true))
            : new LeaveToSort(MailDecision.BounceUnknown, "Avis de non-remise d'un message que Parvis n'a pas envoyé.");
    }
}
