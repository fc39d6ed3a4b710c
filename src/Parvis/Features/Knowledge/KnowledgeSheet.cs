using Parvis.Data;
using Parvis.Features.Knowledge.Content;

namespace Parvis.Features.Knowledge;

/// <summary>
/// What the town hall knows of one question, or tells its agents: written once, with somebody who answers for it and a
/// date on which it is read again.
/// </summary>
public sealed class KnowledgeSheet : IVersioned
{
    public const int MaxSynonyms = 1000;
    public const int MaxBy = 200;
    public const int MostTopics = 30;

    public static readonly IReadOnlyList<int> Rhythms = [3, 6, 12];

    readonly List<SheetTopic> topics = [];

    KnowledgeSheet() { }

    /// <param name="title">Its question.</param>
    /// <param name="kind">What it is; it never becomes another.</param>
    /// <param name="proposedBy">The agent who begins it.</param>
    /// <param name="today">In the town.</param>
    public KnowledgeSheet(string? title, SheetKind kind, Guid? proposedBy, DateOnly today)
    {
        Kind = kind;
        ProposedById = proposedBy;
        (Title, SortTitle) = Named(title);
        ReviewedOn = today;
        ReviewOn = today.AddMonths(ReviewMonths);
        Working = SheetText.Write(new SheetContent { Title = Title });
    }

    public Guid Id { get; private set; } = Guid.NewGuid();

    /// <summary>Of the text that is being written.</summary>
    public string Title { get; private set; } = "";

    public string SortTitle { get; private set; } = "";

    /// <summary>Other words people use, one a line.</summary>
    public string Synonyms { get; private set; } = "";

    public SheetKind Kind { get; private set; }

    public Guid? OwnerId { get; private set; }

    public Guid? DepartmentId { get; private set; }

    public int ReviewMonths { get; private set; } = 12;

    /// <summary>Somebody read it and found it right.</summary>
    public DateOnly ReviewedOn { get; private set; }

    public DateOnly ReviewOn { get; private set; }

    public SheetState State { get; private set; } = SheetState.Draft;

    /// <summary>Each agent says that they read it.</summary>
    public bool AsksReceipt { get; private set; }

    /// <summary>See <see cref="SheetText"/>.</summary>
    public string Working { get; private set; } = "";

    /// <summary>Of the version that is read; kept when it is retired.</summary>
    public int? Published { get; private set; }

    /// <summary>Of the version since which its sense has not changed: who read that one or a later one has read it.</summary>
    public int SenseSince { get; private set; }

    public DateTime ChangedAt { get; private set; }

    public string ChangedBy { get; private set; } = "";

    /// <summary>May write it until it is published.</summary>
    public Guid? ProposedById { get; private set; }

    public IReadOnlyList<SheetTopic> Topics => topics;

    public int Version { get; set; }

    public bool WasPublished => Published is not null;

    /// <summary>What is said about it rather than by it.</summary>
    public void Edit(SheetOptions options, DateTime at, string by)
    {
        var (title, sortTitle) = Named(options.Title);
        if (options.Synonyms?.Length > MaxSynonyms)
            throw new RefusedException(
                $"Les autres mots tiennent en {MaxSynonyms} caractères : gardez les plus courants.",
                nameof(Synonyms)
            );
        if (!Rhythms.Contains(options.ReviewMonths))
            throw new RefusedException("Choisissez quand la fiche est relue.", nameof(ReviewMonths));
        (Title, SortTitle) = (title, sortTitle);
        Synonyms = string.Join('\n', Lines(options.Synonyms).DistinctBy(Folding.Fold));
        (OwnerId, DepartmentId) = (options.OwnerId, options.DepartmentId);
        ReviewMonths = options.ReviewMonths;
        ReviewOn = ReviewedOn.AddMonths(ReviewMonths);
        AsksReceipt = options.AsksReceipt && Kind.IsInternal();
        Working = SheetText.Write(SheetText.Read(Working).Titled(title, at));
        Touch(at, by);
    }

    public void Compose(Func<SheetContent, SheetContent> change, DateTime at, string by)
    {
        Working = SheetText.Write(change(SheetText.Read(Working)));
        Touch(at, by);
    }

    public void SetTopics(IEnumerable<Guid> ids, DateTime at, string by)
    {
        var wanted = ids.Distinct().ToList();
        if (wanted.Count > MostTopics)
            throw new RefusedException($"Une fiche porte sur {MostTopics} sujets au plus.");
        topics.RemoveAll(t => !wanted.Contains(t.TopicId));
        topics.AddRange(wanted.Except(topics.Select(t => t.TopicId)).Select(id => new SheetTopic(id)));
        Touch(at, by);
    }

    /// <returns>What is read from now on.</returns>
    /// <param name="number">The one after the last.</param>
    /// <param name="changesSense">Who read the last one must read this one.</param>
    /// <param name="today">In the town: publishing is reading again.</param>
    /// <param name="at">Now.</param>
    /// <param name="by">Who.</param>
    public KnowledgeVersion Publish(int number, bool changesSense, DateOnly today, DateTime at, string by)
    {
        SheetText.Read(Working).Checked();
        if (changesSense || !WasPublished)
            SenseSince = number;
        (Published, State) = (number, SheetState.Published);
        Review(today);
        Touch(at, by);
        return new KnowledgeVersion
        {
            SheetId = Id,
            Number = number,
            Content = Working,
            ChangesSense = SenseSince == number,
            At = at,
            By = by.CutTo(MaxBy),
        };
    }

    public void Retire(DateTime at, string by)
    {
        State = SheetState.Retired;
        Touch(at, by);
    }

    public void Review(DateOnly today)
    {
        ReviewedOn = today;
        ReviewOn = today.AddMonths(ReviewMonths);
    }

    public static IReadOnlyList<string> Lines(string? text) =>
        (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    void Touch(DateTime at, string by) => (ChangedAt, ChangedBy) = (at, by.CutTo(MaxBy));

    static (string Title, string Sort) Named(string? typed)
    {
        var title = typed?.ReplaceLineEndings(" ").Trim() ?? "";
        if (title.Length == 0)
            throw new RefusedException("Donnez un titre à la fiche : la question, comme on la pose.", nameof(Title));
        if (title.Length > SheetContent.MaxTitle)
            throw new RefusedException($"Le titre tient en {SheetContent.MaxTitle} caractères.", nameof(Title));
        return (title, Folding.Fold(title));
    }
}

public enum SheetKind
{
    /// <summary>Asked by residents: they may read the answer.</summary>
    Question,

    /// <summary>How agents do something.</summary>
    Guide,

    /// <summary>What agents commit themselves to.</summary>
    Charter,
}

public static class SheetKinds
{
    /// <summary>Whatever its passages say, no resident reads it.</summary>
    public static bool IsInternal(this SheetKind kind) => kind is not SheetKind.Question;
}

public enum SheetState
{
    Draft,
    Published,
    Retired,
}

/// <summary>A topic that a sheet is about.</summary>
public sealed record SheetTopic(Guid TopicId);

/// <summary>What is typed about a sheet.</summary>
public sealed record SheetOptions
{
    public string? Title { get; init; }

    public string? Synonyms { get; init; }

    public Guid? OwnerId { get; init; }

    public Guid? DepartmentId { get; init; }

    public int ReviewMonths { get; init; } = 12;

    public bool AsksReceipt { get; init; }
}

/// <summary>A sheet as it was published: never changes.</summary>
public sealed class KnowledgeVersion
{
    public long Id { get; private set; }

    public required Guid SheetId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Content { get; init; }

    public required bool ChangesSense { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }
}
