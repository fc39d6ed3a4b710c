using Parvis.Features.Inbox.Storing;

namespace Parvis.Features.Inbox.Filing.Filters;

/// <summary>Nobody could be answered; one that follows one of our messages still has its place.</summary>
public sealed class NoSenderFilter : IMailFilter
{
    public FilingPlan? Decide(MailFacts mail) =>
        mail is { Person: null, Answered: null }
            ? new LeaveToSort(MailDecision.NoSender, "L'adresse de l'expéditeur manque ou ne se lit pas.")
            : null;
}
