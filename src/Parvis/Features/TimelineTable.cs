using Parvis.Features.Acknowledgements;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Api.Webhooks;
using Parvis.Features.Clocks.Elsewhere;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Inbox.Sorting;
using Parvis.Features.Letters;
using Parvis.Features.Letters.Registering;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Progress;
using Parvis.Features.Replies.Troubles;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Surveys.Asking;

namespace Parvis.Features;

/// <summary>Who acts when something happens to a request, in the same transaction.</summary>
static class TimelineTable
{
    public static TimelineSubscriptions Subscriptions { get; } =
        new TimelineSubscriptions()
            .On<RequestRegistered, IssueReceipt>()
            .On<RequestRegistered, RequestTexts>()
            .On<DetailsCorrected, RequestTexts>()
            .On<MessageReceived, RequestTexts>()
            .On<ReplySent, RequestTexts>()
            .On<RequestTransferred, Followers>()
            .On<OpinionAsked, Followers>()
            .On<NoteAdded, Notifier>()
            .On<RequestAssigned, Notifier>()
            .On<RequestTransferred, Notifier>()
            .On<RequestReturnedToPilot, Notifier>()
            .On<RequestSentBack, Notifier>()
            .On<OpinionAsked, Notifier>()
            .On<OpinionGiven, Notifier>()
            .On<MessageReceived, Notifier>()
            .On<RequestChased, Notifier>()
            .On<MailReturned, Notifier>()
            .On<ReplyFailed, Notifier>()
            .On<RegistrationReceiptFailed, Notifier>()
            .On<NoticeFailed, Notifier>()
            .On<ReplySent, OvertakenTroubles>()
            .On<ReplySent, PaperSurvey>()
            .On<RequestReopened, ClosedRequestMail>()
            .On<RequestRegistered, ClockKeeper>()
            .On<TopicChanged, ClockKeeper>()
            .On<AnsweredAtOnce, ClockKeeper>()
            .On<ReplyQueued, ClockKeeper>()
            .On<ReplyWithdrawn, ClockKeeper>()
            .On<ReplyFailed, ClockKeeper>()
            .On<RequestClosed, ClockKeeper>()
            .On<RequestReopened, ClockKeeper>()
            .On<RequestMerged, ClockKeeper>()
            .On<MergeUndone, ClockKeeper>()
            .On<ReceptionCorrected, ClockKeeper>()
            .On<TopicChanged, BatchCircles>()
            .On<NoticeSent, ItemsDemands>()
            .On<MailReturned, ItemsDemands>()
            .On<MailArrivedAfterAll, ItemsDemands>()
            .On<NoticeSent, Forwardings>()
            .On<MailReturned, Forwardings>()
            .On<MailArrivedAfterAll, Forwardings>()
            .On<FirstReceptionNoted, Forwardings>()
            .On<RequestRegistered, AcknowledgementKeeper>()
            .On<TopicChanged, AcknowledgementKeeper>()
            .On<ReceptionCorrected, AcknowledgementKeeper>()
            .On<StatutoryDateMoved, AcknowledgementKeeper>()
            .On<NoticeSent, AcknowledgementKeeper>()
            .On<RequestReferred, AcknowledgementKeeper>()
            .On<ReferralEnded, AcknowledgementKeeper>()
            .On<MailReturned, AcknowledgementKeeper>()
            .On<MailArrivedAfterAll, AcknowledgementKeeper>()
            .On<FirstReceptionNoted, AcknowledgementKeeper>()
            .On<RequestRegistered, LetterRegister>()
            .On<RequestClosed, UnansweredLetters>()
            .On<RequestRegistered, ProgressNoting>()
            .On<RequestAccepted, ProgressNoting>()
            .On<RequestAssigned, ProgressNoting>()
            .On<RequestTaken, ProgressNoting>()
            .On<InterventionPlanned, ProgressNoting>()
            .On<InterventionCancelled, ProgressNoting>()
            .On<DueDateSet, ProgressNoting>()
            .On<LatenessTold, ProgressNoting>()
            .On<RequestClosed, ProgressNoting>()
            .OnAll<WebhookAnnouncer>();
}
