using Parvis.Features.Inbox.Storing;

namespace Parvis.Features.Inbox.Filing.Filters;

/// <summary>A message that we sent came back, through a redirection or a copy: a request of it would begin a loop.</summary>
public sealed class OwnMessageFilter : IMailFilter
{
    public FilingPlan? Decide(MailFacts mail) => mail.IsOurs ? new Ignore(MailDecision.OwnMessage) : null;
}
