namespace Parvis.Features.Inbox.Filing.Filters;

/// <summary>It answers one of our messages: our signature says so, whatever its subject and its sender.</summary>
public sealed class SignedAnswerFilter : IMailFilter
{
    public FilingPlan? Decide(MailFacts mail) => Follow(mail.Answered);

    /// <summary>Open, it goes on; ended not long ago, somebody reads it; after that a new one, linked.</summary>
    internal static FilingPlan? Follow(KnownRequest? request) =>
        request switch
        {
            null => null,
            { IsOpen: true } or { CanReopen: true } => new FollowUp(request),
            _ => new Register(request),
        };
}
