using Parvis.Data;

namespace Parvis.Features.Replies.Approval;

/// <summary>Who sees a written answer before it leaves, one after the other, for a topic, a department, or both.</summary>
public sealed class ApprovalCircuit : IVersioned
{
    public const int MaxName = 100;
    public const int MaxSteps = 4;

    readonly List<CircuitStep> steps = [];

    public Guid Id { get; private set; } = Guid.NewGuid();

    public string Name { get; private set; } = "";

    /// <summary>And the topics below it.</summary>
    public Guid? TopicId { get; private set; }

    /// <summary>And the departments below it.</summary>
    public Guid? DepartmentId { get; private set; }

    public IReadOnlyList<CircuitStep> Steps => steps;

    public int Version { get; set; }

    public void Edit(string? name, Guid? topicId, Guid? departmentId, IReadOnlyList<CircuitStep> wanted)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new RefusedException("Donnez un nom à ce circuit.", nameof(Name));
        if (name.Trim().Length > MaxName)
            throw new RefusedException($"Le nom tient en {MaxName} caractères.", nameof(Name));
        if (topicId is null && departmentId is null)
            throw new RefusedException("Choisissez un sujet, un service, ou les deux.", nameof(TopicId));
        if (wanted.Count == 0)
            throw new RefusedException("Choisissez au moins une personne qui valide.", nameof(Steps));
        if (wanted.Count > MaxSteps)
            throw new RefusedException($"Un circuit a {MaxSteps} étapes au plus.", nameof(Steps));
        if (wanted.SkipLast(1).Any(s => s.Kind == ApproverKind.Signatory))
            throw new RefusedException("La signature est la dernière étape : mettez-la à la fin.", nameof(Steps));
        (Name, TopicId, DepartmentId) = (name.Trim(), topicId, departmentId);
        steps.Clear();
        steps.AddRange(wanted);
    }
}

/// <param name="Kind">Who.</param>
/// <param name="Who">The department or the agent, where the kind names one.</param>
public sealed record CircuitStep(ApproverKind Kind, Guid? Who = null);

public enum ApproverKind
{
    /// <summary>Who answers for the department that has the request.</summary>
    Head,

    /// <summary>Who answers for a department that is named, a direction for instance.</summary>
    HeadOf,
    Agent,

    /// <summary>Whoever has a delegation of signature for the topic: see <see cref="SignatureDelegation"/>.</summary>
    Signatory,
}
