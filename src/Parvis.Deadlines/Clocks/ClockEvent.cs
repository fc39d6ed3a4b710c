namespace Parvis.Deadlines.Clocks;

/// <summary>What happened to a request that a clock may have to know.</summary>
/// <param name="On">The local day.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Deadline">
/// The last day given for the missing items; only read with <see cref="ClockEventKind.Incomplete"/>, null when none was
/// given.
/// </param>
/// <param name="Indispensable">
/// False when the file can be handled without the missing item (CRPA L114-5-1); only read with
/// <see cref="ClockEventKind.Incomplete"/>.
/// </param>
public sealed record ClockEvent(DateOnly On, ClockEventKind Kind, DateOnly? Deadline = null, bool Indispensable = true);

/// <summary>The kinds of events; each clock reads those that its regime knows.</summary>
public enum ClockEventKind
{
    /// <summary>A list of missing items is sent (CRPA L114-5).</summary>
    Incomplete,

    /// <summary>The missing items arrive.</summary>
    Completed,

    /// <summary>The authority that received it finds that it is not the competent one.</summary>
    NotCompetent,

    /// <summary>It is sent on to the competent authority (CRPA L114-2).</summary>
    Forwarded,

    /// <summary>The competent authority receives it.</summary>
    ReceivedByCompetent,

    /// <summary>It goes to another department of the same authority.</summary>
    Transferred,

    /// <summary>It is acknowledged; no clock depends on that (CRPA L112-6).</summary>
    Acknowledged,

    /// <summary>An express decision is notified.</summary>
    DecisionNotified,

    /// <summary>The requester withdraws it.</summary>
    Withdrawn,

    /// <summary>The requester changes its object: it is a new request.</summary>
    ObjectChanged,

    /// <summary>A proof of identity is asked for (GDPR art. 12-6).</summary>
    IdentityAsked,

    /// <summary>The proof of identity arrives.</summary>
    IdentityGiven,

    /// <summary>The person is told that the answer will take longer, and why (GDPR art. 12-3).</summary>
    ExtensionNotified,
}
