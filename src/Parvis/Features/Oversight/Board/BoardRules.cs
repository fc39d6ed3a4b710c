namespace Parvis.Features.Oversight.Board;

/// <summary>The moment and the limits against which open requests are measured.</summary>
/// <param name="AcceptBeforeUntil">What a department must accept before it has had half of its time.</param>
/// <param name="PartnerSilenceDays">Working days after which a partner is silent.</param>
public sealed record BoardRules(
    DateOnly Today,
    DateTime Now,
    int AcceptanceHours,
    DateTime AcceptBeforeUntil,
    int PartnerSilenceDays
)
{
    /// <summary>After this long without news of the requester, somebody should call.</summary>
    public const int LongWaitDays = 15;

    public const int ManyChasers = 2;

    /// <summary>Before the date of the law.</summary>
    public const int NearDays = 15;

    /// <summary>Days left to acknowledge when somebody should be told.</summary>
    public const int AcknowledgeDays = 2;

    public DateOnly AcknowledgeUntil => Today.AddDays(AcknowledgeDays);

    public DateOnly NearUntil => Today.AddDays(NearDays);

    public DateTime WaitingSinceBefore => Now.AddDays(-LongWaitDays);
}
