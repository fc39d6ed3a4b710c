using Parvis.Data;

namespace Parvis.Features.Topics;

/// <summary>What a request is about: the only classification, in a tree.</summary>
public sealed class Topic : IVersioned
{
    readonly List<TopicSynonym> synonyms = [];
    readonly List<RequiredDocument> documents = [];

    public Guid Id { get; private set; } = Guid.NewGuid();

    /// <summary>Its code in the town's other software, which imports know it by.</summary>
    public string? ExternalId { get; private set; }

    public Guid? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    public string SortName { get; private set; } = "";

    public TopicKind Kind { get; private set; }

    /// <summary>Who owns requests about it; without one they go to the pilot.</summary>
    public Guid? DepartmentId { get; private set; }

    /// <summary>Working days the town promises; the town's default when absent.</summary>
    public int? TargetDays { get; private set; }

    /// <summary>Working days to a first word of a person; as the town when absent.</summary>
    public int? FirstAnswerDays { get; private set; }

    /// <summary>Its own times to remind, where they differ from those above.</summary>
    public ReminderTimes Reminders { get; private set; } = new();

    /// <summary>Months that its requests are kept once they ended; as above when absent.</summary>
    public int? RetentionMonths { get; private set; }

    /// <summary>The law's own clock, beside the town's promise.</summary>
    public StatutoryTimeLimit StatutoryLimit { get; private set; } = new();

    public AppealRule Appeal { get; private set; } = new();

    /// <summary>What reception can answer at once, in plain words.</summary>
    public string FirstLevelAnswer { get; private set; } = "";

    /// <summary>Confidential: exists only for this circle.</summary>
    public Guid? CircleId { get; private set; }

    public bool Active { get; private set; } = true;

    public IReadOnlyList<TopicSynonym> Synonyms => synonyms;

    public IReadOnlyList<RequiredDocument> Documents => documents;

    public int Version { get; set; }

    public void Edit(TopicOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new RefusedException("Donnez un nom au sujet.", nameof(options.Name));
        if (options.ParentId == Id)
            throw new RefusedException("Un sujet ne peut pas être rangé sous lui-même.", nameof(options.ParentId));
        if (options.TargetDays is < 1 or > 366)
            throw new RefusedException("Le délai va de 1 à 366 jours ouvrés.", nameof(options.TargetDays));
        if (options.FirstAnswerDays is < 1 or > 366)
            throw new RefusedException(
                "Le délai d'une première réponse va de 1 à 366 jours ouvrés.",
                nameof(options.FirstAnswerDays)
            );
        if (options.RetentionMonths is < Retention.Least or > Retention.Most)
            throw new RefusedException(
                $"Une demande close se garde de {Retention.Least} à {Retention.Most} mois.",
                nameof(options.RetentionMonths)
            );
        Name = options.Name.Trim();
        SortName = Folding.Fold(Name);
        ExternalId = string.IsNullOrWhiteSpace(options.ExternalId) ? null : options.ExternalId.Trim();
        ParentId = options.ParentId;
        Kind = options.Kind;
        DepartmentId = options.DepartmentId;
        TargetDays = options.TargetDays;
        FirstAnswerDays = options.FirstAnswerDays;
        RetentionMonths = options.RetentionMonths;
        Reminders = options.Reminders.Checked();
        StatutoryLimit = options.StatutoryLimit.Checked();
        Appeal = options.Appeal.Checked();
        FirstLevelAnswer = options.FirstLevelAnswer?.Trim() ?? "";
        CircleId = options.CircleId;
        Active = options.Active;
    }

    /// <summary>What is filed under a confidential topic is confidential too.</summary>
    public void JoinCircle(Guid circleId) => CircleId = circleId;

    public void SetSynonyms(IEnumerable<string> texts)
    {
        synonyms.Clear();
        synonyms.AddRange(
            texts
                .Select(t => t.Trim())
                .Where(t => t.Length > 0)
                .DistinctBy(Folding.Fold)
                .Select(t => new TopicSynonym(t, Folding.Fold(t)))
        );
    }

    /// <param name="lines">See <see cref="RequiredDocument.Line"/>.</param>
    public void SetDocuments(IEnumerable<string> lines)
    {
        documents.Clear();
        documents.AddRange(lines.Select(RequiredDocument.Read).Where(d => d.Name.Length > 0));
    }
}

public enum TopicKind
{
    Information,
    Report,
    Complaint,
    Procedure,
    Appeal,
}

public sealed record TopicOptions
{
    public required string Name { get; init; }

    public string? ExternalId { get; init; }

    public Guid? ParentId { get; init; }

    public TopicKind Kind { get; init; }

    public Guid? DepartmentId { get; init; }

    public int? TargetDays { get; init; }

    public int? FirstAnswerDays { get; init; }

    public int? RetentionMonths { get; init; }

    public ReminderTimes Reminders { get; init; } = new();

    public StatutoryTimeLimit StatutoryLimit { get; init; } = new();

    public AppealRule Appeal { get; init; } = new();

    public string? FirstLevelAnswer { get; init; }

    public Guid? CircleId { get; init; }

    public bool Active { get; init; } = true;
}

public sealed record TopicSynonym(string Text, string Folded);
