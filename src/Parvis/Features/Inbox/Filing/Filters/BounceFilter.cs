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
        return mail.Answered switch
        {
            null => Unknown("Avis de non-remise d'un message que Parvis n'a pas envoyé."),
            // Anybody can make a message look like one, and it carries what it wants.
            { } request when mail.StaysApartFrom(request) => Unknown(
                $"Avis de non-remise reçu par le cercle, au sujet de la demande {request.Reference} que d'autres voient."
            ),
            { } request => new NoteBounce(request, mail.Bounced ?? new BouncedMail(null, null, null, Permanent: true)),
        };
    }

    static LeaveToSort Unknown(string why) => new(MailDecision.BounceUnknown, why);
}
