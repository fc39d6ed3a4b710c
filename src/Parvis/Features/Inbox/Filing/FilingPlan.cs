using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.Mail.Understanding;

namespace Parvis.Features.Inbox.Filing;

/// <summary>What a filter decides; <see cref="MailFiling"/> carries it out.</summary>
public abstract record FilingPlan(MailDecision Decision);

/// <summary>Nothing is made of it, and it is erased after a while.</summary>
public sealed record Ignore(MailDecision Decision) : FilingPlan(Decision);

/// <summary>Somebody decides.</summary>
/// <param name="Why">In French.</param>
public sealed record LeaveToSort(MailDecision Decision, string Why) : FilingPlan(Decision);

/// <summary>The same message came before: its department follows the same request.</summary>
public sealed record JoinFirst(StoredMail First) : FilingPlan(MailDecision.SameMessage);

/// <summary>One of our messages did not arrive.</summary>
public sealed record NoteBounce(KnownRequest Request, BouncedMail Bounced) : FilingPlan(MailDecision.BounceNoted);

/// <summary>A machine answered: noted, and nothing changes.</summary>
public sealed record NoteMachine(KnownRequest Request, MachineAnswer Answer) : FilingPlan(MailDecision.MachineNoted);

/// <summary>The resident goes on.</summary>
public sealed record FollowUp(KnownRequest Request)
    : FilingPlan(Request.IsOpen ? MailDecision.FollowUp : MailDecision.FollowUpToRead);

/// <summary>A new request, linked to the one it can no longer reopen if there is one.</summary>
public sealed record Register(KnownRequest? Former = null)
    : FilingPlan(Former is null ? MailDecision.NewRequest : MailDecision.FollowUpTooLate);
