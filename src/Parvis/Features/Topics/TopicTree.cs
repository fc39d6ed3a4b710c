using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Topics;

/// <summary>The topics as they were read: never changes, safe to share between requests.</summary>
public sealed class TopicTree
{
    readonly Dictionary<Guid, TopicEntry> byId;

    public TopicTree(IReadOnlyCollection<Topic> topics)
    {
        All = InTreeOrder(topics);
        byId = All.ToDictionary(t => t.Id);
        var above = All.Select(t => t.ParentId).ToHashSet();
        Public = [.. All.Where(t => t is { Active: true, CircleId: null } && !above.Contains(t.Id))];
    }

    /// <summary>Parents before children, alphabetical among sisters, closed and confidential ones included.</summary>
    public IReadOnlyList<TopicEntry> All { get; }

    /// <summary>Those that anybody may ask about: open, at the end of a branch and nobody's secret.</summary>
    public IReadOnlyList<TopicEntry> Public { get; }

    public TopicEntry? Find(Guid? id) => id is { } known ? byId.GetValueOrDefault(known) : null;

    public string Name(Guid? id) => Find(id)?.Name ?? "";

    /// <summary>What the law says of it; the general rule of what nobody has sorted.</summary>
    public StatutoryTimeLimit LimitOf(Guid? id) => Find(id)?.StatutoryLimit ?? StatutoryTimeLimit.General;

    /// <summary>« Voirie › Éclairage public »</summary>
    public string Path(Guid? id) => Find(id)?.Path ?? "";

    /// <summary>What this person may choose from; a confidential topic exists only for its circle.</summary>
    public IEnumerable<TopicEntry> OpenTo(Viewer viewer) => All.Where(t => t.Active && t.ExistsFor(viewer));

    public TopicEntry? Find(Guid? id, Viewer viewer) => Find(id) is { } topic && topic.ExistsFor(viewer) ? topic : null;

    /// <summary>The topic and all those below it.</summary>
    public IEnumerable<Guid> Under(Guid topicId) =>
        All.Where(t => t.Id == topicId || t.Ancestors.Contains(topicId)).Select(t => t.Id);

    static List<TopicEntry> InTreeOrder(IReadOnlyCollection<Topic> all)
    {
        var known = all.Select(t => t.Id).ToHashSet();
        var children = all.ToLookup(t => t.ParentId is { } parent && known.Contains(parent) ? parent : Guid.Empty);
        var ordered = new List<TopicEntry>(all.Count);
        Add(Guid.Empty, null, []);
        return ordered;

        void Add(Guid parent, TopicEntry? above, IReadOnlyList<Guid> ancestors)
        {
            foreach (var topic in children[parent].OrderBy(t => t.SortName, StringComparer.Ordinal).ThenBy(t => t.Id))
            {
                var entry = TopicEntry.Of(topic, above, ancestors);
                ordered.Add(entry);
                Add(topic.Id, entry, [.. ancestors, topic.Id]);
            }
        }
    }
}

public sealed record TopicEntry
{
    public required Guid Id { get; init; }

    public required Guid? ParentId { get; init; }

    public required string Name { get; init; }

    /// <summary>The name as in an address.</summary>
    public string Slug => field ??= Folding.Slug(Name);

    public required string Path { get; init; }

    /// <summary>From the top of the tree to the parent.</summary>
    public required IReadOnlyList<Guid> Ancestors { get; init; }

    public int Depth => Ancestors.Count;

    public required TopicKind Kind { get; init; }

    public required Guid? DepartmentId { get; init; }

    public required int? TargetDays { get; init; }

    public required int? FirstAnswerDays { get; init; }

    /// <summary>Months after the end: its own, those of the nearest topic above that says, or what its kind suggests.</summary>
    public int RetentionMonths { get; init; } = Retention.Unsorted;

    /// <summary>Its own over those of the topics above; what nobody says is as the town.</summary>
    public required ReminderTimes Reminders { get; init; }

    /// <summary>Its own, that of the nearest topic above that has one, or the general rule.</summary>
    public required StatutoryTimeLimit StatutoryLimit { get; init; }

    /// <summary>Said here or above; null when its kind alone suggests it.</summary>
    int? RetentionSaid { get; init; }

    public required AppealRule Appeal { get; init; }

    public required string FirstLevelAnswer { get; init; }

    /// <summary>Its own circle, or that of the nearest confidential topic above.</summary>
    public required Guid? CircleId { get; init; }

    public required bool Active { get; init; }

    public required IReadOnlyList<string> Synonyms { get; init; }

    public required IReadOnlyList<RequiredDocument> Documents { get; init; }

    /// <summary>Folded words to search by: of the name, of the synonyms, of the topics above.</summary>
    public required IReadOnlyList<SearchPhrase> Phrases { get; init; }

    /// <summary>
    /// Who reports a hole in the road may ask nothing for themselves: whether silence decides of it, the town has not said.
    /// </summary>
    public bool IsMaybeNoRequest => Kind is TopicKind.Information or TopicKind.Report && !StatutoryLimit.Confirmed;

    public bool ExistsFor(Viewer viewer) => CircleId is not { } circle || viewer.Circles.Contains(circle);

    internal static TopicEntry Of(Topic topic, TopicEntry? above, IReadOnlyList<Guid> ancestors)
    {
        var synonyms = topic.Synonyms.OrderBy(s => s.Folded, StringComparer.Ordinal).ToList();
        return new TopicEntry
        {
            Id = topic.Id,
            ParentId = topic.ParentId,
            Name = topic.Name,
            Path = above is null ? topic.Name : $"{above.Path} › {topic.Name}",
            Ancestors = ancestors,
            Kind = topic.Kind,
            DepartmentId = topic.DepartmentId,
            TargetDays = topic.TargetDays,
            FirstAnswerDays = topic.FirstAnswerDays,
            RetentionSaid = topic.RetentionMonths ?? above?.RetentionSaid,
            RetentionMonths = topic.RetentionMonths ?? above?.RetentionSaid ?? Retention.Suggested(topic.Kind),
            Reminders = above is null ? topic.Reminders : topic.Reminders.Over(above.Reminders),
            StatutoryLimit = topic.StatutoryLimit.Code is null
                ? above?.StatutoryLimit ?? StatutoryTimeLimit.General
                : topic.StatutoryLimit,
            Appeal = topic.Appeal == new AppealRule() ? above?.Appeal ?? topic.Appeal : topic.Appeal,
            FirstLevelAnswer = topic.FirstLevelAnswer,
            CircleId = topic.CircleId ?? above?.CircleId,
            Active = topic.Active && above is not { Active: false },
            Synonyms = [.. synonyms.Select(s => s.Text)],
            Documents = [.. topic.Documents.OrderBy(d => d.Order)],
            Phrases =
            [
                new SearchPhrase(topic.Name, Folding.Fold(topic.Name), PhraseKind.Name),
                .. synonyms.Select(s => new SearchPhrase(s.Text, s.Folded, PhraseKind.Synonym)),
                .. above is null ? [] : above.Phrases.Select(p => p with { Kind = PhraseKind.Above }),
            ],
        };
    }
}
