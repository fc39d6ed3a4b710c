namespace Parvis.Features.Inbox.Filing;

/// <summary>
/// One row, or a few, of <c>docs/mail-decision-table.md</c>. Filters are asked in the order of
/// <see cref="MailFilters"/>; the first that has a plan decides.
/// </summary>
public interface IMailFilter
{
    /// <summary>Null when it is not its business.</summary>
    FilingPlan? Decide(MailFacts mail);
}
