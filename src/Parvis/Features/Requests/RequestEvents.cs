using Parvis.Deadlines.Regimes;
using Parvis.Features.Requesters;
using Parvis.Features.Requests.Mandates;

namespace Parvis.Features.Requests;

/// <summary>
/// Something that happened to a request, in the past tense. The record is the payload of a timeline entry:
/// it may name people, and can be erased without breaking the chain.
/// Adding a property is safe; renaming a record or a property is not, entries are stored under these names.
/// </summary>
public abstract record RequestEvent;

/// <param name="Channel">Which way it came.</param>
/// <param name="TopicId">What it is about.</param>
/// <param name="DepartmentId">Who it is offered to.</param>
/// <param name="Subject">In a few words.</param>
/// <param name="Unanswerable">True when a machine would read the receipt, or too many left already: none is issued.</param>
/// <param name="WroteFrom">The address it came from by mail.</param>
public sealed record RequestRegistered(
    Channel Channel,
    Guid? TopicId,
    Guid? DepartmentId,
    string? Subject,
    bool? Unanswerable = null,
    string? WroteFrom = null
) : RequestEvent;

public sealed record AnsweredAtOnce(string? Answer) : RequestEvent;

public sealed record RegistrationReceiptIssued(Channel Channel, string? Recipient) : RequestEvent;

public sealed record RegistrationReceiptFailed(long MessageId, string Reason) : RequestEvent;

/// <summary>Nobody waited for it any more when it was about to leave, or its address got enough that day.</summary>
public sealed record RegistrationReceiptCancelled(long MessageId, string Reason) : RequestEvent;

/// <summary>Somebody who asked for news is told where their request stands.</summary>
public sealed record NewsQueued(long MessageId) : RequestEvent;

public sealed record NewsFailed(long MessageId, string Reason) : RequestEvent;

/// <summary>Its resident got another code; the former opens nothing.</summary>
/// <param name="Identity">How the agent knew that it was the person.</param>
public sealed record FollowUpRenewed(string Identity) : RequestEvent;

/// <summary>It was lodged for its person under a mandate.</summary>
/// <param name="Helper">Who lodged it.</param>
/// <param name="On">The day the mandate was given.</param>
/// <param name="Until">Its last day.</param>
public sealed record MandateGiven(string Helper, string Organisation, DateOnly On, DateOnly Until) : RequestEvent;

/// <summary>The helper sees nothing more of it.</summary>
public sealed record MandateEnded(string Helper, string Organisation, MandateEnd By, string? Reason) : RequestEvent;

public sealed record RequestAccepted(Guid DepartmentId) : RequestEvent;

public sealed record RequestAssigned(Guid AgentId, string AgentName, string? Reason) : RequestEvent;

public sealed record RequestTaken(Guid AgentId) : RequestEvent;

public sealed record RequestTransferred(Guid? From, Guid To, string ToName, string Reason) : RequestEvent;

public sealed record RequestSentBack(Guid From, Guid? To, string Reason) : RequestEvent;

public sealed record RequestReturnedToPilot(Guid? From, string Reason) : RequestEvent;

public sealed record NoteAdded(long NoteId, Guid[] Mentions) : RequestEvent;

public sealed record OpinionAsked(long OpinionId, Guid DepartmentId, string DepartmentName) : RequestEvent;

public sealed record OpinionGiven(long OpinionId, Guid DepartmentId) : RequestEvent;

public sealed record MessageReceived(long MessageId, Channel Channel) : RequestEvent;

public sealed record WaitingStarted(string Reason) : RequestEvent;

public sealed record WorkResumed(string? Reason) : RequestEvent;

public sealed record InterventionPlanned(DateOnly On, string? Detail) : RequestEvent;

public sealed record InterventionCancelled(string? Reason) : RequestEvent;

/// <param name="Name">Of the interpreter.</param>
/// <param name="Language">A code.</param>
/// <param name="On">A local day.</param>
public sealed record InterpreterAsked(string Name, string Language, DateOnly On) : RequestEvent;

/// <param name="State">« confirmé », « venu », « annulé ».</param>
public sealed record InterpreterNoted(string Name, DateOnly On, string State) : RequestEvent;

public sealed record ReplyQueued(long MessageId, Channel Channel, RequestStatus FormerStatus) : RequestEvent;

public sealed record ReplySent(long MessageId, Channel Channel) : RequestEvent;

public sealed record ReplyWithdrawn(long MessageId) : RequestEvent;

public sealed record ReplyFailed(long MessageId, string Reason) : RequestEvent;

/// <summary>Before it leaves, an answer is shown to those who approve it, one after the other.</summary>
/// <param name="Name">Who has it first.</param>
public sealed record ApprovalAsked(long RoundId, string Name) : RequestEvent;

/// <param name="RoundId">Which proposal.</param>
/// <param name="For">The absent colleague they stood in for.</param>
/// <param name="Changed">They changed words of it.</param>
/// <param name="Words">For those who come after.</param>
/// <param name="Next">Who has it now; absent when it leaves.</param>
public sealed record ApprovalGiven(long RoundId, string? For, bool Changed, string? Words, string? Next) : RequestEvent;

public sealed record ApprovalRefused(long RoundId, string? For, string Reason) : RequestEvent;

public sealed record ApprovalTakenBack(long RoundId) : RequestEvent;

public sealed record RequestChased(int Times, Channel Channel, string? Words) : RequestEvent;

public sealed record RequestClosed(ClosureReason Reason, string? Detail) : RequestEvent;

public sealed record RequestReopened(string Reason) : RequestEvent;

public sealed record RequestLinked(long OtherId, string OtherReference, LinkKind Kind) : RequestEvent;

public sealed record RequestUnlinked(long OtherId, string OtherReference) : RequestEvent;

public sealed record RequestSplit(long PartId, string PartReference) : RequestEvent;

public sealed record RequestMerged(long IntoId, string IntoReference, RequestStatus FormerStatus, string Reason)
    : RequestEvent;

public sealed record RequestAbsorbed(long OtherId, string OtherReference) : RequestEvent;

public sealed record MergeUndone(long OtherId, string OtherReference) : RequestEvent;

public sealed record TopicChanged(Guid? From, Guid? To, string? ToName) : RequestEvent;

public sealed record RequesterChanged(long? From, long? To) : RequestEvent;

public sealed record RepresentativeChanged(long? From, long? To) : RequestEvent;

public sealed record DetailsCorrected(string Subject, string? Place) : RequestEvent;

public sealed record DueDateSet(DateOnly? From, DateOnly? To, string Reason) : RequestEvent;

/// <summary>Of the first word of a person, promised before the answer itself.</summary>
public sealed record FirstAnswerDateSet(DateOnly? From, DateOnly? To, string Reason) : RequestEvent;

public sealed record FileAdded(long FileId, string Name) : RequestEvent;

/// <summary>Parts of a message that the town does not accept as files; they stay in the message as it came.</summary>
/// <param name="Others">How many more there are than those named.</param>
public sealed record FilesLeftOut(long MessageId, string[] Names, int? Others = null) : RequestEvent;

/// <summary>A machine answered one of our messages: it says something, and asks for nothing.</summary>
public sealed record MachineAnswered(MachineAnswer Kind, string From, string? Words) : RequestEvent;

/// <summary>One of our messages or letters did not arrive, or arrives late.</summary>
/// <param name="Address">Where it did not arrive.</param>
/// <param name="Status">What the server said.</param>
/// <param name="Permanent">It will not arrive.</param>
/// <param name="MessageId">Which one, when it is known.</param>
/// <param name="ByPost">Why the post brought a letter back; null for a message.</param>
public sealed record MailReturned(
    string? Address,
    string? Status,
    bool Permanent,
    long? MessageId = null,
    PostalReturn? ByPost = null
) : RequestEvent;

/// <summary>What the requester wrote after the end was read, and asks for nothing.</summary>
/// <param name="OriginalId">See <see cref="Correspondence.OriginalId"/>.</param>
public sealed record ThanksNoted(string OriginalId) : RequestEvent;

/// <summary>What did not arrive is sent anew.</summary>
public sealed record MailRetried(long MessageId) : RequestEvent;

/// <summary>Somebody saw to a message that did not arrive.</summary>
public sealed record MailTroubleSettled(long MessageId) : RequestEvent;

/// <summary>What was taken for the return of a message was something else.</summary>
public sealed record MailArrivedAfterAll(long MessageId) : RequestEvent;

/// <summary>A message was here by mistake.</summary>
public sealed record MessageDetached(long MessageId, long IntoId, string IntoReference) : RequestEvent;

/// <summary>What was said of it was erased, and who it was about.</summary>
public sealed record RequestErased(string CaseNumber) : RequestEvent;

/// <summary>A written word that is no answer: an acknowledgement, a demand of items.</summary>
/// <param name="Items">What is missing; absent when nothing is asked for.</param>
/// <param name="Until">The last day given for them.</param>
public sealed record NoticePrepared(
    long MessageId,
    CorrespondenceKind Kind,
    Channel Channel,
    string[]? Items = null,
    DateOnly? Until = null
) : RequestEvent;

public sealed record NoticeSent(long MessageId, CorrespondenceKind Kind, Channel Channel) : RequestEvent;

public sealed record NoticeFailed(long MessageId, CorrespondenceKind Kind, string Reason) : RequestEvent;

/// <summary>It was of no use any more when it was about to leave.</summary>
public sealed record NoticeCancelled(long MessageId, CorrespondenceKind Kind, string Reason) : RequestEvent;

/// <summary>None is owed: a case of the law, and why it is one.</summary>
public sealed record AcknowledgementExempted(string Which, string Reason) : RequestEvent;

/// <summary>What kept the acknowledgement from being owed no longer holds.</summary>
public sealed record AcknowledgementOwedAgain(string Why) : RequestEvent;

/// <summary>Items that were asked for arrived, or are done without.</summary>
public sealed record ItemsSettled(string[] Items, DateOnly On, bool Waived, bool Complete) : RequestEvent;

/// <summary>In local days.</summary>
public sealed record ReceptionCorrected(DateOnly From, DateOnly To, string Reason) : RequestEvent;

/// <summary>What moved the date of the law was a person or the town; absent where no clock runs.</summary>
public sealed record StatutoryDateMoved(DateOnly? From, DateOnly? To, SilenceRule? Silence) : RequestEvent;

/// <summary>Those above who has it know that its date has passed.</summary>
public sealed record LatenessTold(DateOnly DueOn, string[] Names) : RequestEvent;

/// <summary>Who has it was reminded of a date, or their head of a first word that is still to come.</summary>
/// <param name="On">The date promised.</param>
/// <param name="Passed">It has passed.</param>
/// <param name="FirstAnswer">Of the first word of a person rather than of the answer.</param>
public sealed record DateReminded(DateOnly On, bool Passed, bool FirstAnswer, string[] Names) : RequestEvent;

/// <summary>Nobody answered in time, and the law decides (CRPA L231-1, L231-4).</summary>
public sealed record SilenceDecided(DateOnly On, SilenceRule Silence) : RequestEvent;

/// <summary>Sent on to the authority that is competent (CRPA L114-2).</summary>
/// <param name="On">The local day.</param>
/// <param name="Told">The resident is written to.</param>
public sealed record RequestReferred(Guid PartnerId, string PartnerName, DateOnly On, string Reason, bool Told)
    : RequestEvent;

/// <summary>What the partner said of it: its own reference, the local day it received it.</summary>
public sealed record ReferralNewsNoted(string PartnerName, string? Reference, DateOnly? ReceivedOn) : RequestEvent;

/// <summary>It came back: with an answer, or because the partner is not competent.</summary>
public sealed record ReferralEnded(string PartnerName, bool Declined, string? Words) : RequestEvent;

/// <summary>Another administration had it before the town hall did; absent when that was a mistake.</summary>
public sealed record FirstReceptionNoted(DateOnly? On, string? By) : RequestEvent;
