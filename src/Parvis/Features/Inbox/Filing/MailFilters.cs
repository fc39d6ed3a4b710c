using Parvis.Features.Inbox.Filing.Filters;

namespace Parvis.Features.Inbox.Filing;

/// <summary>
/// The filters, in the order of the decision table: what a person decided, then what comes from machines, so that none is
/// answered.
/// </summary>
public static class MailFilters
{
    public static readonly IReadOnlyList<IMailFilter> InOrder =
    [
        new PutInFilter(),
        new OwnMessageFilter(),
        new SameMessageFilter(),
        new BounceFilter(),
        new MachineFilter(),
        new ListFilter(),
        new NoSenderFilter(),
        new SignedAnswerFilter(),
        new NamedRequestFilter(),
    ];

    /// <summary>What no filter takes is a new request.</summary>
    public static FilingPlan Decide(MailFacts mail) =>
        InOrder.Select(filter => filter.Decide(mail)).FirstOrDefault(plan => plan is not null) ?? new Register();
}
