using Parvis.Features.Inbox.Storing;
using Parvis.Mail.Understanding;

namespace Parvis.Features.Inbox.Filing.Filters;

/// <summary>Sent to many, it asks the town for nothing; an answer to one of our messages does, even through a list.</summary>
public sealed class ListFilter : IMailFilter
{
    public FilingPlan? Decide(MailFacts mail) =>
        mail is { Kind: MailKind.List, Answered: null }
            ? new LeaveToSort(MailDecision.List, "Lettre d'information ou liste de diffusion.")
            : null;
}
