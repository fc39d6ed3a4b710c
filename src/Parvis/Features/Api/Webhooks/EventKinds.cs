using Parvis.Features.Requests;

namespace Parvis.Features.Api.Webhooks;

/// <summary>Which of the three events a timeline event is; notes, opinions, files and receipts stay in the house.</summary>
static class EventKinds
{
    public static WebhookEvents Of(RequestEvent happened, CitizenRequest request, DateTime at) =>
        happened switch
        {
            RequestRegistered => WebhookEvents.Created,
            // The words it came with are part of its registration.
            MessageReceived when at == request.RegisteredAt => WebhookEvents.None,
            AnsweredAtOnce or RequestClosed or RequestMerged => WebhookEvents.Closed,
            // Not when it is queued: until it leaves, an answer can be taken back.
            ReplySent => request.IsOpen ? WebhookEvents.Changed : WebhookEvents.Closed,
            RequestAccepted
            or RequestAssigned
            or RequestTaken
            or RequestTransferred
            or RequestSentBack
            or RequestReturnedToPilot
            or RequestReferred
            or ReferralEnded
            or WaitingStarted
            or WorkResumed
            or InterventionPlanned
            or InterventionCancelled
            or MessageReceived
            or RequestChased
            or RequestReopened
            or RequestSplit
            or RequestAbsorbed
            or MergeUndone
            or TopicChanged
            or RequesterChanged
            or RepresentativeChanged
            or DetailsCorrected
            or DueDateSet
            or FirstAnswerDateSet => WebhookEvents.Changed,
            _ => WebhookEvents.None,
        };
}
