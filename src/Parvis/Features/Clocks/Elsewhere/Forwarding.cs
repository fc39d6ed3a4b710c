using Parvis.Data;

namespace Parvis.Features.Clocks.Elsewhere;

/// <summary>
/// A request sent on to the authority that is competent, for the clock only (CRPA L114-2, L114-3). It bears on the clock
/// from the day it leaves, and never before.
/// </summary>
public sealed class Forwarding
{
    Forwarding() { }

    public Forwarding(long requestId, long messageId) => (RequestId, MessageId) = (requestId, messageId);

    public long Id { get; private set; }

    public long RequestId { get; private set; }

    /// <summary>The message or letter that sends it on.</summary>
    public long MessageId { get; private set; }

    /// <summary>The local day it left; null while it has not, or when it came back.</summary>
    public DateOnly? SentOn { get; private set; }

    /// <summary>The local day the competent authority received it; null while nobody knows.</summary>
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>What the authority says it received has left, whatever became of the message.</summary>
    public bool Bears => SentOn is not null || ReceivedOn is not null;

    public void Left(DateOnly on) => SentOn = on;

    public void CameBack() => SentOn = null;

    /// <summary>The same words leave another way.</summary>
    public void LeaveAs(long messageId) => (MessageId, SentOn) = (messageId, null);

    /// <exception cref="RefusedException">The day is not possible.</exception>
    public void Receive(DateOnly on, DateOnly referredOn, DateOnly today)
    {
        if (on > today)
            throw new RefusedException(
                "Cette date est à venir : donnez le jour où l'organisme l'a reçue.",
                "ReceivedOn"
            );
        if (on < referredOn)
            throw new RefusedException("L'organisme ne peut pas l'avoir reçue avant la transmission.", "ReceivedOn");
        ReceivedOn = on;
    }
}
