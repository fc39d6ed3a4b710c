using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Topics;

namespace Parvis.Features.Requests.Queues;

/// <param name="Word">As in the address.</param>
/// <param name="Label">As on screen.</param>
/// <param name="Ids">What it stands for: a topic and those below it, an agent, a department and those below it.</param>
public sealed record QueueWord(string Word, string Label, Func<IEnumerable<Guid>> Ids);

/// <summary>The words filters are written with: names, made longer where two things bear the same one.</summary>
public static class QueueWords
{
    public const string Nobody = "personne";

    public const string AllDepartments = "tous";

    public const string ToAccept = "a-accepter";

    public const string Accepted = "acceptees";

    public const string AnyOpen = "ouvertes";

    public const string Ended = "closes";

    public const string Everything = "toutes";

    public static IReadOnlyList<QueueWord> Topics(TopicTree topics, Viewer viewer) =>
        Distinct(
            topics
                .All.Where(t => t.ExistsFor(viewer))
                .Select(t => new Thing(t.Slug, t.Path, Indent(t.Depth, t.Name), () => topics.Under(t.Id)))
        );

    public static IReadOnlyList<QueueWord> Departments(OrganisationSnapshot organisation) =>
        Distinct(
            organisation.OpenDepartments.Select(d => new Thing(
                d.Slug,
                d.Path,
                Indent(d.Depth, d.Name),
                () => organisation.Under(d.Id)
            ))
        );

    public static IReadOnlyList<QueueWord> Agents(IEnumerable<AgentEntry> agents) =>
        Distinct(agents.Select(a => new Thing(a.Slug, $"{a.FullName} {a.Function}", a.FullName, () => [a.Id])));

    public static readonly IReadOnlyList<(string Word, string Label, Channel Channel)> Channels =
    [
        ("telephone", "Téléphone", Channel.Phone),
        ("guichet", "Guichet", Channel.FrontDesk),
        ("courrier", "Courrier", Channel.Post),
        ("courriel", "Courriel", Channel.Email),
        ("site", "Site internet", Channel.Web),
        ("elu", "Élu", Channel.ElectedOfficial),
        ("reseau-social", "Réseau social", Channel.SocialNetwork),
    ];

    public static readonly IReadOnlyList<(string Word, RequestStatus Status)> Statuses =
    [
        ("a-prendre-en-charge", RequestStatus.Registered),
        ("affectees", RequestStatus.Assigned),
        ("en-cours", RequestStatus.InProgress),
        ("en-attente", RequestStatus.WaitingForRequester),
        ("reorientees", RequestStatus.Referred),
    ];

    static string Indent(int depth, string name) => string.Concat(Enumerable.Repeat("\u2003", depth)) + name;

    static List<QueueWord> Distinct(IEnumerable<Thing> things)
    {
        var all = things.ToList();
        var shared = all.CountBy(t => t.Slug, StringComparer.Ordinal)
            .Where(g => g.Value > 1)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. all.Select(t => new QueueWord(shared.Contains(t.Slug) ? Folding.Slug(t.Longer) : t.Slug, t.Label, t.Ids))
                // Two agents of the same name and function: one word, both.
                .GroupBy(w => w.Word, StringComparer.Ordinal)
                .Select(g => g.Count() == 1 ? g.First() : g.First() with { Ids = () => g.SelectMany(w => w.Ids()) }),
        ];
    }

    /// <param name="Longer">What tells it from another of the same name.</param>
    readonly record struct Thing(string Slug, string Longer, string Label, Func<IEnumerable<Guid>> Ids);
}
