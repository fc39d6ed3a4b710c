using Parvis.Data;
using Parvis.Features.Requesters;

namespace Parvis.Features.Requests;

/// <summary>
/// One request of a resident, whichever way it came. State changes are verbs, one file per capability; each verb
/// guards itself and records an event, which becomes a timeline entry in the same transaction.
/// </summary>
public sealed partial class CitizenRequest : IVersioned
{
    readonly List<RequestEvent> pendingEvents = [];

    CitizenRequest() { }

    public long Id { get; private set; }

    public string Reference { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>Where it is about, as said: « 12 rue des Lilas ».</summary>
    public string Place { get; private set; } = "";

    /// <summary>What likely duplicates are found by.</summary>
    public string PlaceKey { get; private set; } = "";

    public RequestStatus Status { get; private set; }

    public Channel Channel { get; private set; }

    public long? RequesterId { get; private set; }

    /// <summary>Who asks on the requester's behalf.</summary>
    public long? RepresentativeId { get; private set; }

    public Guid? TopicId { get; private set; }

    /// <summary>The circle of a confidential topic: outside it the request does not exist.</summary>
    public Guid? CircleId { get; private set; }

    /// <summary>Nobody's, so the pilot's, when absent.</summary>
    public Guid? DepartmentId { get; private set; }

    public Guid? HandlerId { get; private set; }

    /// <summary>When it reached the town hall; never later than its registration.</summary>
    public DateTime ReceivedAt { get; private set; }

    public DateTime RegisteredAt { get; private set; }

    public Guid? RegisteredById { get; private set; }

    public DateOnly? DueOn { get; private set; }

    /// <summary>What is due next, never null, so that both databases sort alike; chasers bring it forward.</summary>
    public DateOnly SortDue { get; private set; } = NoDueDate;

    public DateTime? EndedAt { get; private set; }

    public ClosureReason? ClosedFor { get; private set; }

    public DateTime LastEventAt { get; private set; }

    /// <summary>Number of its latest timeline entry.</summary>
    public int LastSequence { get; private set; }

    public int Version { get; set; }

    public static readonly DateOnly NoDueDate = new(9999, 12, 31);

    public bool IsOpen => Status.IsOpen();

    public IReadOnlyList<RequestEvent> PendingEvents => pendingEvents;

    /// <summary>The timeline takes what happened and numbers it.</summary>
    public IReadOnlyList<RequestEvent> TakePendingEvents()
    {
        var taken = pendingEvents.ToArray();
        pendingEvents.Clear();
        return taken;
    }

    public int NextSequence(RequestEvent happened, DateTime at)
    {
        LastEventAt = at;
        NoteFirstAnswer(happened, at);
        WaitingSince = Status == RequestStatus.WaitingForRequester ? WaitingSince ?? at : null;
        // What a wait took is given back when it ends, by who counts working days.
        if (Status.IsPaused())
            PausedSince ??= at;
        return ++LastSequence;
    }

    public static CitizenRequest Register(RegistrationOptions options, RequestReference reference, ProcessContext by)
    {
        if (string.IsNullOrWhiteSpace(options.Subject))
            throw new RefusedException("Dites en quelques mots de quoi il s'agit.", nameof(options.Subject));
        if (options.ReceivedAt > by.At)
            throw new RefusedException("La date de réception ne peut pas être à venir.", nameof(options.ReceivedAt));
        var request = new CitizenRequest
        {
            Reference = reference.ToString(),
            Status = RequestStatus.Registered,
            Channel = options.Channel,
            RequesterId = options.RequesterId,
            RepresentativeId = options.RepresentativeId,
            TopicId = options.TopicId,
            CircleId = options.CircleId,
            DepartmentId = options.DepartmentId,
            ReceivedAt = options.ReceivedAt ?? by.At,
            RegisteredAt = by.At,
            RegisteredById = by.AgentId,
            LastEventAt = by.At,
        };
        request.Describe(options.Subject, options.Place);
        request.OfferTo(options.DepartmentId, options.AcceptBefore);
        request.FirstAnswerDueOn = options.FirstAnswerDueOn;
        request.SetDue(options.DueOn);
        request.Record(
            new RequestRegistered(
                options.Channel,
                options.TopicId,
                options.DepartmentId,
                request.Subject,
                options.Unanswerable ? true : null,
                options.WroteFrom
            )
        );
        return request;
    }

    public void Correct(string subject, string? place)
    {
        if (string.IsNullOrWhiteSpace(subject))
            throw new RefusedException("L'objet ne peut pas être vide.", nameof(Subject));
        Describe(subject, place);
        Record(new DetailsCorrected(Subject, Place));
    }

    public void ChangeRequester(long? requesterId, long? representativeId)
    {
        if (requesterId != RequesterId)
        {
            Record(new RequesterChanged(RequesterId, requesterId));
            // Whoever was taken for the requester has the former code.
            if (RequesterId is not null)
                FollowUpIssue++;
        }
        if (representativeId != RepresentativeId)
            Record(new RepresentativeChanged(RepresentativeId, representativeId));
        RequesterId = requesterId;
        RepresentativeId = representativeId;
    }

    public void ChangeTopic(Guid? topicId, string? topicName, Guid? circleId)
    {
        RefuseUnlessOpen("changer son sujet");
        if (topicId == TopicId)
            return;
        Record(new TopicChanged(TopicId, topicId, topicName));
        TopicId = topicId;
        CircleId = circleId;
    }

    public void ChangeDueDate(DateOnly? due, string reason)
    {
        if (due == DueOn)
            return;
        Record(new DueDateSet(DueOn, due, reason));
        SetDue(due);
    }

    void Describe(string subject, string? place)
    {
        Subject = subject.Trim();
        if (Subject.Length > MaxSubject)
            throw new RefusedException($"L'objet tient en {MaxSubject} caractères.", nameof(Subject));
        Place = place?.Trim() ?? "";
        PlaceKey = Requests.PlaceKey.Of(Place);
    }

    public const int MaxSubject = 200;

    void SetDue(DateOnly? due)
    {
        DueOn = due;
        var next = FirstAnsweredAt is null && FirstAnswerDueOn < due ? FirstAnswerDueOn : due;
        SortDue = next?.AddDays(-DaysPerChaser * ChaserCount) ?? NoDueDate;
    }

    void Record(RequestEvent happened) => pendingEvents.Add(happened);

    /// <summary>Taking an answer back restores the former state: nothing may move it in between.</summary>
    void RefuseWhileReplyLeaves()
    {
        if (StatusBeforeReply is not null)
            throw new RefusedException(
                "Une réponse est sur le départ, ou sa lettre attend la poste : attendez qu'elle soit partie, ou annulez-la."
            );
    }

    static bool StartsWithVowel(string words) => words.Length > 0 && "aàâeéèêiîoôuûy".Contains(words[0]);

    void RefuseUnlessOpen(string what)
    {
        if (!IsOpen)
            throw new RefusedException(
                $"Cette demande est {Status.InFrench().ToLowerInvariant()} : rouvrez-la avant {(StartsWithVowel(what) ? "d'" : "de ")}{what}."
            );
    }
}

public sealed record RegistrationOptions
{
    public required string Subject { get; init; }

    public required Channel Channel { get; init; }

    public string? Place { get; init; }

    public long? RequesterId { get; init; }

    public long? RepresentativeId { get; init; }

    public Guid? TopicId { get; init; }

    public Guid? CircleId { get; init; }

    public Guid? DepartmentId { get; init; }

    /// <summary>Absent means now.</summary>
    public DateTime? ReceivedAt { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateOnly? FirstAnswerDueOn { get; init; }

    public DateTime? AcceptBefore { get; init; }

    /// <summary>No receipt is issued: a machine would read it.</summary>
    public bool Unanswerable { get; init; }

    /// <summary>The address it came from by mail.</summary>
    public string? WroteFrom { get; init; }
}
