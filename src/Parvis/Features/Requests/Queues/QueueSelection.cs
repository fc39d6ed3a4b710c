using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Topics;

namespace Parvis.Features.Requests.Queues;

/// <summary>
/// The filters of one queue for one person: what can be chosen, what was chosen, and what no longer means anything
/// (an agent who left, a topic renamed since the view was saved).
/// </summary>
public sealed class QueueSelection
{
    readonly QueueAsked asked;
    readonly IReadOnlyList<QueueWord> topicWords;
    readonly IReadOnlyList<QueueWord> agentWords;
    readonly IReadOnlyList<QueueWord> departmentWords;
    readonly List<string> unknown = [];

    public QueueSelection(QueueAsked asked, Viewer viewer, OrganisationSnapshot organisation, TopicTree topics)
    {
        this.asked = asked;
        topicWords = QueueWords.Topics(topics, viewer);
        departmentWords = QueueWords.Departments(organisation);
        Departments = Scope(viewer, organisation);
        agentWords = QueueWords.Agents(AgentsOf(viewer, organisation));
    }

    /// <summary>Departments the queue covers; null for all.</summary>
    public IReadOnlyCollection<Guid>? Departments { get; }

    public bool OffersDepartments => asked.Kind is QueueKind.Late or QueueKind.Waiting;

    public bool OffersAgents => asked.Kind != QueueKind.Unowned;

    public bool OffersStatuses => asked.Kind is QueueKind.Mine or QueueKind.Department or QueueKind.Followed;

    /// <summary>Filters of the address that stand for nothing any more: « sujet : eclairage ».</summary>
    public IReadOnlyList<string> Unknown => unknown;

    public IEnumerable<SelectListItem> TopicChoices => Choices("Tous les sujets", topicWords, asked.Filter.Topic);

    public IEnumerable<SelectListItem> AgentChoices =>
        Choices(
            "Tous les agents",
            [new QueueWord(QueueWords.Nobody, "Personne encore", None), .. agentWords],
            asked.Filter.Agent
        );

    public IEnumerable<SelectListItem> DepartmentChoices =>
        Choices(
            "Mes services",
            [new QueueWord(QueueWords.AllDepartments, "Tous les services", None), .. departmentWords],
            asked.Filter.Department ?? (Departments is null ? QueueWords.AllDepartments : null)
        );

    public IEnumerable<SelectListItem> ChannelChoices =>
        Choices(
            "Tous les canaux",
            [.. QueueWords.Channels.Select(c => new QueueWord(c.Word, c.Label, None))],
            asked.Filter.Channel
        );

    public IEnumerable<SelectListItem> StatusChoices =>
        Choices(
            asked.Kind == QueueKind.Department ? "Acceptées, à traiter" : "Ouvertes",
            [
                .. asked.Kind == QueueKind.Department
                    ?
                    [
                        new QueueWord(QueueWords.ToAccept, "À accepter", None),
                        new QueueWord(QueueWords.AnyOpen, "Toutes les ouvertes", None),
                    ]
                    : Array.Empty<QueueWord>(),
                .. QueueWords.Statuses.Select(s => new QueueWord(s.Word, s.Status.InFrench(), None)),
                new QueueWord(QueueWords.Ended, "Répondues ou closes", None),
                new QueueWord(QueueWords.Everything, "Toutes", None),
            ],
            asked.Filter.Status
        );

    public IQueryable<CitizenRequest> Apply(IQueryable<CitizenRequest> requests, DateOnly today)
    {
        requests = ByStatus(requests);
        var filter = asked.Filter;
        if (Ids(topicWords, filter.Topic, "sujet") is { } topics)
            requests = requests.Where(r => r.TopicId != null && topics.Contains(r.TopicId.Value));
        if (filter.Agent == QueueWords.Nobody)
            requests = requests.Where(r => r.HandlerId == null);
        else if (Ids(agentWords, filter.Agent, "agent") is { } agents)
            requests = requests.Where(r => r.HandlerId != null && agents.Contains(r.HandlerId.Value));
        if (filter.Channel is { } word)
        {
            if (
                QueueWords.Channels.Where(c => c.Word == word).Select(c => (Channel?)c.Channel).FirstOrDefault() is
                { } channel
            )
                requests = requests.Where(r => r.Channel == channel);
            else
                unknown.Add($"canal : {word}");
        }

        return filter.Late ? RequestQueues.Late(requests, today) : requests;
    }

    IQueryable<CitizenRequest> ByStatus(IQueryable<CitizenRequest> requests)
    {
        if (asked.Kind == QueueKind.Waiting)
            return requests.Where(r =>
                r.Status == RequestStatus.WaitingForRequester || r.Status == RequestStatus.Referred
            );
        if (!OffersStatuses || asked.Filter.Status is not { } word)
            return asked.Kind == QueueKind.Department
                ? RequestQueues.Open(requests).Where(r => r.AcceptedAt != null)
                : RequestQueues.Open(requests);
        if (
            QueueWords.Statuses.Where(s => s.Word == word).Select(s => (RequestStatus?)s.Status).FirstOrDefault() is
            { } status
        )
            return requests.Where(r => r.Status == status);
        return word switch
        {
            QueueWords.ToAccept => RequestQueues.ToAccept(requests),
            QueueWords.AnyOpen => RequestQueues.Open(requests),
            QueueWords.Ended => requests.Where(r =>
                r.Status == RequestStatus.Answered || r.Status == RequestStatus.Closed
            ),
            QueueWords.Everything => requests,
            _ => UnknownStatus(requests, word),
        };
    }

    IQueryable<CitizenRequest> UnknownStatus(IQueryable<CitizenRequest> requests, string word)
    {
        unknown.Add($"statut : {word}");
        return RequestQueues.Open(requests);
    }

    IReadOnlyCollection<Guid>? Scope(Viewer viewer, OrganisationSnapshot organisation)
    {
        if (asked.Kind is QueueKind.Mine or QueueKind.Unowned or QueueKind.Followed)
            return null;
        if (asked.DepartmentId is { } department)
            return [.. organisation.Under(department)];
        if (OffersDepartments && asked.Filter.Department == QueueWords.AllDepartments)
            return null;
        if (OffersDepartments && Ids(departmentWords, asked.Filter.Department, "service") is { } chosen)
            return [.. chosen];
        var seesAll = OffersDepartments && viewer.WatchesTown;
        return seesAll || viewer.Departments.Count == 0 ? null : [.. viewer.Departments.Keys];
    }

    IEnumerable<AgentEntry> AgentsOf(Viewer viewer, OrganisationSnapshot organisation) =>
        (asked.Kind, Departments) switch
        {
            (QueueKind.Mine, _) => organisation.Agents.Where(a => viewer.WorkOf.Contains(a.Id)),
            (_, { } departments) => departments
                .SelectMany(organisation.AgentsOf)
                .DistinctBy(a => a.Id)
                .OrderBy(a => a.SortName, StringComparer.Ordinal),
            _ => organisation.Agents.Where(a => a.Active && a.Memberships.Count > 0),
        };

    static IEnumerable<Guid> None() => [];

    IReadOnlyList<Guid>? Ids(IReadOnlyList<QueueWord> words, string? word, string filter)
    {
        if (word is null)
            return null;
        var found = words.FirstOrDefault(w => w.Word == word);
        if (found is null)
            unknown.Add($"{filter} : {word}");
        return found?.Ids().ToList();
    }

    static IEnumerable<SelectListItem> Choices(string none, IEnumerable<QueueWord> words, string? chosen) =>
        [
            new SelectListItem(none, "", chosen is null),
            .. words.Select(w => new SelectListItem(w.Label, w.Word, w.Word == chosen)),
        ];
}
