using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Approval;

/// <summary>
/// An answer proposed once: its words and files as they were, and who said what of them in turn. What leaves is what
/// the last of them approved. Refused and proposed again, it is another round.
/// </summary>
public sealed class ApprovalRound : IVersioned
{
    public const int MaxComment = 1000;

    /// <summary>Words, quality and name, a line each.</summary>
    public const int MaxSignature = 500;

    readonly List<ApprovalStep> steps = [];

    ApprovalRound() { }

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public long RequestId { get; private set; }

    public ApprovalState State { get; private set; }

    public string CircuitName { get; private set; } = "";

    public Channel Channel { get; private set; }

    public string Recipient { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Body { get; private set; } = "";

    public RequestStatus After { get; private set; }

    public List<string> Files { get; private set; } = [];

    /// <summary>Of the bytes of each file, in the same order.</summary>
    public List<string> FileHashes { get; private set; } = [];

    /// <summary>What is written below: see <see cref="SignatureDelegation.BlockOf"/>. Empty when nobody signs.</summary>
    public string Signature { get; private set; } = "";

    public Guid? AskedById { get; private set; }

    public string AskedBy { get; private set; } = "";

    public DateTime AskedAt { get; private set; }

    /// <summary>How the request stood: an answer to something that ended since is another decision.</summary>
    public bool WasOpen { get; private set; }

    public long? RequesterId { get; private set; }

    public int CurrentStep { get; private set; }

    public Guid? HolderAgentId { get; private set; }

    public Guid? HolderOfficialId { get; private set; }

    public DateTime HeldSince { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public string EndedBy { get; private set; } = "";

    /// <summary>Why it was refused.</summary>
    public string Comment { get; private set; } = "";

    /// <summary>The message it became.</summary>
    public long? CorrespondenceId { get; private set; }

    public IReadOnlyList<ApprovalStep> Steps => steps;

    public int Version { get; set; }

    public bool IsWaiting => State == ApprovalState.Waiting;

    public ApprovalStep Current => steps[CurrentStep];

    /// <summary>They approved it, and nobody gave it back since.</summary>
    public bool HasWordOf(Guid actor) =>
        State is ApprovalState.Waiting or ApprovalState.Left && steps.Exists(s => s.ActedById == actor);

    public bool IsLast => CurrentStep == steps.Count - 1;

    public ReplyContent Content =>
        new()
        {
            Channel = Channel,
            Recipient = Recipient,
            Subject = Subject,
            Body = Body,
            After = After,
            Files = Files,
        };

    public static ApprovalRound Ask(
        CitizenRequest request,
        ReplyContent content,
        IReadOnlyList<string> fileHashes,
        ApprovalPlan plan,
        ProcessContext by
    )
    {
        var round = new ApprovalRound
        {
            RequestId = request.Id,
            CircuitName = plan.CircuitName,
            Channel = content.Channel,
            Recipient = content.Recipient,
            Subject = content.Subject,
            Body = content.Body,
            After = content.After,
            Files = [.. content.Files],
            FileHashes = [.. fileHashes],
            Signature = plan.Signature,
            AskedById = by.AgentId,
            AskedBy = by.Name,
            AskedAt = by.At,
            WasOpen = request.IsOpen,
            RequesterId = request.RequesterId,
        };
        round.steps.AddRange(plan.Steps);
        round.HoldFrom(0, by.At);
        return round;
    }

    /// <summary>Their word, perhaps with other words for the answer. True when nobody comes after them.</summary>
    public bool Approve(ApprovalWord word, ProcessContext by)
    {
        RefuseUnlessWaiting();
        var changed = word.Subject is not null && (word.Subject != Subject || word.Body != Body);
        steps[CurrentStep] = Current with
        {
            ActedById = word.By,
            ActedBy = by.Name,
            ActedAt = by.At,
            For = word.For,
            Words = word.Words,
            SubjectBefore = changed ? Subject : null,
            BodyBefore = changed ? Body : null,
        };
        if (changed)
            (Subject, Body) = (word.Subject!, word.Body ?? "");
        if (word.Signature is { } signature)
            Signature = signature;
        if (IsLast)
            return true;
        HoldFrom(CurrentStep + 1, by.At);
        return false;
    }

    public void Refuse(Guid actor, string comment, string? actingFor, ProcessContext by)
    {
        RefuseUnlessWaiting();
        steps[CurrentStep] = Current with
        {
            ActedById = actor,
            ActedBy = by.Name,
            ActedAt = by.At,
            For = actingFor,
            Words = comment,
        };
        Comment = comment;
        End(ApprovalState.Refused, by);
    }

    public void TakeBack(ProcessContext by)
    {
        RefuseUnlessWaiting();
        End(ApprovalState.TakenBack, by);
    }

    public void LeaveAs(long correspondenceId, ProcessContext by)
    {
        RefuseUnlessWaiting();
        CorrespondenceId = correspondenceId;
        End(ApprovalState.Left, by);
    }

    void HoldFrom(int step, DateTime at)
    {
        CurrentStep = step;
        HolderAgentId = Current.AgentId;
        HolderOfficialId = Current.OfficialId;
        HeldSince = at;
    }

    void End(ApprovalState state, ProcessContext by)
    {
        State = state;
        (HolderAgentId, HolderOfficialId) = (null, null);
        EndedAt = by.At;
        EndedBy = by.Name;
    }

    void RefuseUnlessWaiting()
    {
        if (State != ApprovalState.Waiting)
            throw new RefusedException(EndInFrench);
    }

    public string EndInFrench =>
        State switch
        {
            ApprovalState.Left => $"Cette réponse est déjà validée par {EndedBy}.",
            ApprovalState.Refused => $"Cette réponse est déjà refusée par {EndedBy}.",
            ApprovalState.TakenBack => $"{EndedBy} a repris cette réponse : elle n'est plus à valider.",
            ApprovalState.Waiting => "Cette réponse attend.",
        };
}

public enum ApprovalState
{
    Waiting,
    Refused,
    TakenBack,

    /// <summary>Approved by all, and sent.</summary>
    Left,
}

/// <summary>One who approves, and what they said.</summary>
public sealed record ApprovalStep
{
    public required ApproverKind Kind { get; init; }

    /// <summary>Name, and function or department: « Claire Martin, cheffe de la voirie ».</summary>
    public required string Name { get; init; }

    public Guid? AgentId { get; init; }

    public Guid? OfficialId { get; init; }

    /// <summary>By which they sign.</summary>
    public Guid? DelegationId { get; init; }

    public Guid? ActedById { get; init; }

    public string? ActedBy { get; init; }

    public DateTime? ActedAt { get; init; }

    /// <summary>The absent colleague they stood in for.</summary>
    public string? For { get; init; }

    public string? Words { get; init; }

    /// <summary>What they changed, as it was.</summary>
    public string? SubjectBefore { get; init; }

    public string? BodyBefore { get; init; }
}

/// <param name="By">An agent, or an elected official.</param>
/// <param name="For">The absent colleague they stand in for.</param>
/// <param name="Words">For those who come after, and the writer.</param>
/// <param name="Subject">The answer as they want it; null when it stays as it is.</param>
/// <param name="Signature">Of who stands in for who was to sign; null when it stays as it is.</param>
public sealed record ApprovalWord(
    Guid By,
    string? For = null,
    string? Words = null,
    string? Subject = null,
    string? Body = null,
    string? Signature = null
);

/// <summary>Who will see an answer before it leaves, the writer apart: nobody, when the writer is the only one.</summary>
/// <param name="Signature">What is written below it.</param>
public sealed record ApprovalPlan(string CircuitName, IReadOnlyList<ApprovalStep> Steps, string Signature);
