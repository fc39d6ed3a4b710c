namespace Parvis.Features.Inbox.Filing.Filters;

/// <summary>Written to two mailboxes, it is one request that both departments see.</summary>
public sealed class SameMessageFilter : IMailFilter
{
    public FilingPlan? Decide(MailFacts mail) => mail.First is { } first ? new JoinFirst(first) : null;
}
