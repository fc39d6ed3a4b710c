using Parvis.Deadlines.Clocks;
using Parvis.Features.Requests;

namespace Parvis.Features.Clocks.Elsewhere;

/// <summary>What another authority means for the clock of a request.</summary>
static class ForwardingEvents
{
    /// <param name="request">The one whose clock it is.</param>
    /// <param name="receivedOn">The local day it entered the town hall.</param>
    /// <param name="forwardings">Where it was sent on to since.</param>
    public static IEnumerable<ClockEvent> Of(
        CitizenRequest request,
        DateOnly receivedOn,
        IEnumerable<Forwarding> forwardings
    )
    {
        var sent = forwardings.Where(f => f.Bears).ToList();
        foreach (var forwarding in sent)
        {
            if ((forwarding.SentOn ?? forwarding.ReceivedOn) is { } left)
            {
                yield return new ClockEvent(left, ClockEventKind.NotCompetent);
                yield return new ClockEvent(left, ClockEventKind.Forwarded);
            }

            if (forwarding.ReceivedOn is { } there)
                yield return new ClockEvent(there, ClockEventKind.ReceivedByCompetent);
        }

        // It came from elsewhere: the town is the competent authority, unless it sent it on in its turn.
        if (request.FirstReceivedOn is { } first && sent.Count == 0)
        {
            yield return new ClockEvent(first, ClockEventKind.NotCompetent);
            yield return new ClockEvent(receivedOn, ClockEventKind.ReceivedByCompetent);
        }
    }
}
