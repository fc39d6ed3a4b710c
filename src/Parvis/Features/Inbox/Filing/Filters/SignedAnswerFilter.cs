namespace Parvis.Features.Inbox.Filing.Filters;

/// <summary>It answers one of our messages: our signature says so, whatever its subject and its sender.</summary>
public sealed class SignedAnswerFilter : IMailFilter
{
    public FilingPlan? Decide(MailFacts mail) => Follow(mail, mail.Answered);

    /// <summary>
    /// Open, it goes on; ended not long ago, somebody reads it; after that a new one, linked. What was written to a circle
    /// stays in it: about a request that others see, it is a new one.
    /// </summary>
    internal static FilingPlan? Follow(MailFacts mail, KnownRequest? request) =>
        request switch
        {
            null => null,
            _ when mail.StaysApartFrom(request) => new Register(),
            { IsOpen: true } or { CanReopen: true } => new FollowUp(request),
            _ => new Register(request),
        };
}
