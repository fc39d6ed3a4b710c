namespace Parvis.Features.Oversight.Board;

/// <summary>The moment and the limits against which open requests are measured.</summary>
public sealed record BoardRules(DateOnly Today, DateTime Now, int AcceptanceHours)
{
    /// <summary>After this long without news of the requester, somebody should call.</summary>
    public const int LongWaitDays = 15;

    public const int ManyChasers = 2;

    public DateTime WaitingSinceBefore => Now.AddDays(-LongWaitDays);

    /// <summary>Half of the time given to the department has gone by.</summary>
    public DateTime AcceptBeforeUntil => Now.AddHours(AcceptanceHours / 2.0);
}
