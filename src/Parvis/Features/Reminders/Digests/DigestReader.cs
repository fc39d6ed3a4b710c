using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Reminders.Telling;
using Parvis.Features.Requests;
using Parvis.Features.Topics;
using Parvis.Ui;

namespace Parvis.Features.Reminders.Digests;

/// <summary>
/// What needs an act of one agent: of what they have, of the departments they head, of the town for the pilot. Through
/// the policy of every list; what waits for somebody outside the town hall is left out. Of what is late elsewhere the
/// newest come first: the oldest were told on their day, and are at the head of the list on the screen.
/// </summary>
public sealed class DigestReader(
    ParvisDbContext db,
    ReminderRules rules,
    DigestOfTheLaw law,
    IEnumerable<IDigestPart> parts
)
{
    /// <summary>More is for a screen.</summary>
    public const int MostLines = 15;

    public async Task<IReadOnlyList<DigestSection>> ReadAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var open = db.Set<CitizenRequest>()
            .AsNoTracking()
            .VisibleTo(scope.Viewer)
            .Where(r => r.EndedAt == null)
            .Where(r => r.Status != RequestStatus.WaitingForRequester && r.Status != RequestStatus.Referred);
        var sections = new List<DigestSection?>();
        sections.AddRange(await OwnAsync(open, scope, cancellationToken));
        var times = await rules.ReadAsync(cancellationToken);
        if (scope.Headed.Count > 0)
            sections.AddRange(await HeadAsync(open, scope, times, cancellationToken));
        if (scope.IsPilot || scope.Viewer.Circles.Count > 0)
        {
            sections.AddRange(await WatcherAsync(open, scope, times, cancellationToken));
            sections.AddRange(await law.ReadAsync(scope, cancellationToken));
        }

        foreach (var part in parts)
            sections.Add(await part.ReadAsync(scope, cancellationToken));
        return [.. sections.OfType<DigestSection>()];
    }

    static async Task<DigestSection?[]> OwnAsync(
        IQueryable<CitizenRequest> open,
        DigestScope scope,
        CancellationToken cancellationToken
    )
    {
        var (work, today, until) = (scope.Work, scope.Today, scope.Until);
        if (work.Count == 0)
            return [];
        var mine = open.Where(r => r.HandlerId != null && work.Contains(r.HandlerId.Value));
        var (late, soon) = (
            mine.Where(r => r.SortDue < today && r.DueOn < today),
            mine.Where(r => r.SortDue <= until && r.DueOn >= today && r.DueOn <= until)
        );
        return
        [
            await SectionAsync("En retard", [late], Late, RequestLinks.Mine, cancellationToken),
            await SectionAsync("À répondre bientôt", [soon], For, RequestLinks.Mine, cancellationToken),
            await DatedSection.ReadAsync(
                "Un premier mot à donner",
                FirstAnswers(mine.Where(r => r.DueOn > until), today).Where(r => r.On <= until),
                For,
                RequestLinks.Mine,
                cancellationToken
            ),
        ];

        string For(DateOnly due) =>
            due == today ? "pour aujourd'hui"
            : due < today ? Late(due)
            : Promised(due);
    }

    static IQueryable<DatedRequest> FirstAnswers(IQueryable<CitizenRequest> requests, DateOnly today) =>
        ReminderPromise.FirstAnswer.Dated(requests, today);

    static async Task<DigestSection?[]> HeadAsync(
        IQueryable<CitizenRequest> open,
        DigestScope scope,
        TownReminders times,
        CancellationToken cancellationToken
    )
    {
        var (headed, work) = (scope.Headed, scope.Work);
        var ours = open.Where(r => r.DepartmentId != null && headed.Contains(r.DepartmentId.Value));
        var held = ours.Where(r => r.AcceptedAt != null && r.HandlerId != null && !work.Contains(r.HandlerId.Value));
        var list = RequestLinks.Department();
        return
        [
            await SectionAsync(
                "À accepter dans votre service",
                [ours.Where(r => r.AcceptedAt == null)],
                Promised,
                list,
                cancellationToken
            ),
            await SectionAsync(
                "Sans personne dans votre service",
                [ours.Where(r => r.AcceptedAt != null && r.HandlerId == null)],
                Promised,
                list,
                cancellationToken
            ),
            await SectionAsync(
                "En retard dans votre service",
                LateSince(held, times, t => t.HeadDays, scope.Morning),
                Late,
                list,
                cancellationToken,
                newestFirst: true
            ),
            await DatedSection.ReadAsync(
                "Sans un premier mot de votre service",
                FirstAnswers(held, scope.Today).Where(r => r.On < scope.Today),
                Late,
                list,
                cancellationToken
            ),
        ];
    }

    /// <summary>The pilot has what nobody has; in a circle the pilot may be outside of, its members have it.</summary>
    static async Task<DigestSection?[]> WatcherAsync(
        IQueryable<CitizenRequest> open,
        DigestScope scope,
        TownReminders times,
        CancellationToken cancellationToken
    )
    {
        var (headed, work) = (scope.Headed, scope.Work);
        var watched = open.WatchedBy(scope);
        var elsewhere = watched.Where(r =>
            r.DepartmentId != null
            && !headed.Contains(r.DepartmentId.Value)
            && (r.HandlerId == null || !work.Contains(r.HandlerId.Value))
        );
        return
        [
            await SectionAsync(
                "Sans service",
                [watched.Where(r => r.DepartmentId == null)],
                Promised,
                RequestLinks.Unowned,
                cancellationToken
            ),
            await SectionAsync(
                "Toujours en retard dans la commune",
                LateSince(elsewhere, times, t => t.PilotDays, scope.Morning),
                Late,
                RequestLinks.Late,
                cancellationToken,
                newestFirst: true
            ),
        ];
    }

    /// <summary>Late by as many working days as their topic says: the town's number, and those of topics apart.</summary>
    static IQueryable<CitizenRequest>[] LateSince(
        IQueryable<CitizenRequest> requests,
        TownReminders times,
        Func<ReminderTimes, int?> days,
        Morning morning
    )
    {
        var apart = times.Apart(days);
        var others = apart.SelectMany(g => g).ToList();
        var usual = morning.Days.LatestWith(days(times.Of(topicId: null)) ?? 0, morning.Today);
        return
        [
            requests.Where(r =>
                r.SortDue <= usual && r.DueOn <= usual && (r.TopicId == null || !others.Contains(r.TopicId.Value))
            ),
            .. apart.Select(group =>
            {
                var (topics, latest) = (group.ToList(), morning.Days.LatestWith(group.Key, morning.Today));
                return requests.Where(r =>
                    r.SortDue <= latest && r.DueOn <= latest && r.TopicId != null && topics.Contains(r.TopicId.Value)
                );
            }),
        ];
    }

    static async Task<DigestSection?> SectionAsync(
        string title,
        IReadOnlyList<IQueryable<CitizenRequest>> parts,
        Func<DateOnly, string> when,
        string list,
        CancellationToken cancellationToken,
        bool newestFirst = false
    )
    {
        var rows = new List<Row>();
        foreach (var part in parts)
            rows.AddRange(
                await (newestFirst ? part.OrderByDescending(r => r.SortDue) : part.OrderBy(r => r.SortDue))
                    .ThenBy(r => r.Id)
                    .Take(MostLines + 1)
                    .Select(r => new Row(r.Reference, r.CircleId == null ? r.Subject : "", r.DueOn, r.SortDue, r.Id))
                    .ToListAsync(cancellationToken)
            );
        if (rows.Count == 0)
            return null;
        return new DigestSection(
            title,
            [
                .. (newestFirst ? rows.OrderByDescending(r => r.SortDue) : rows.OrderBy(r => r.SortDue))
                    .ThenBy(r => r.Id)
                    .Take(MostLines)
                    .Select(r => new DigestLine(r.Reference, r.Subject, r.DueOn is { } due ? when(due) : "")),
            ],
            rows.Count > MostLines,
            list
        );
    }

    static string Late(DateOnly due) => $"prévue le {due.Short()}";

    static string Promised(DateOnly due) => $"pour le {due.Short()}";

    sealed record Row(string Reference, string Subject, DateOnly? DueOn, DateOnly SortDue, long Id);
}

static class WatchedRequests
{
    public static IQueryable<CitizenRequest> WatchedBy(this IQueryable<CitizenRequest> requests, DigestScope scope)
    {
        var circles = scope.Viewer.Circles;
        return scope.IsPilot ? requests : requests.Where(r => r.CircleId != null && circles.Contains(r.CircleId.Value));
    }
}
