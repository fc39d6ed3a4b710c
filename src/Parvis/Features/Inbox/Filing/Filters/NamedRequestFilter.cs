namespace Parvis.Features.Inbox.Filing.Filters;

/// <summary>Its subject names a request of this sender; somebody else's reference proves nothing.</summary>
public sealed class NamedRequestFilter : IMailFilter
{
    public FilingPlan? Decide(MailFacts mail) => SignedAnswerFilter.Follow(mail, mail.Named);
}
