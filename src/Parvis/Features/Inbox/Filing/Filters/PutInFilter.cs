namespace Parvis.Features.Inbox.Filing.Filters;

/// <summary>Its words were awaited: a person had put what was known of it in a request, and has decided what it is.</summary>
public sealed class PutInFilter : IMailFilter
{
    public FilingPlan? Decide(MailFacts mail) => SignedAnswerFilter.Follow(mail, mail.PutIn);
}
