using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Requests.Queues;

/// <summary>Everything one page of a queue shows.</summary>
public sealed record QueueScreen
{
    public required QueueAsked Asked { get; init; }

    public required string Title { get; init; }

    /// <summary>« 42 ouvertes · 5 en retard »</summary>
    public required string Summary { get; init; }

    public required QueuePage Page { get; init; }

    /// <summary>Offered to departments this person handles for, soonest due first.</summary>
    public required IReadOnlyList<RequestRow> ToAccept { get; init; }

    public required bool MoreToAccept { get; init; }

    public required QueueSelection Selection { get; init; }

    public required IReadOnlyList<SavedViewRow> Views { get; init; }

    public required OrganisationSnapshot Organisation { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The address of the queue, without filters.</summary>
    public required string Path { get; init; }
}

public sealed class QueueReader(
    ParvisDbContext db,
    RequestQueues queues,
    SavedViews views,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    TownClock clock
)
{
    public const int ToAcceptShown = 5;

    public async Task<bool> ExistsAsync(QueueAsked asked, Viewer viewer, CancellationToken cancellationToken) =>
        Exists(asked, viewer, await directory.GetAsync(cancellationToken));

    /// <summary>Null when the queue is not there for this person.</summary>
    public async Task<QueueScreen?> ReadAsync(QueueAsked asked, Viewer viewer, CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        if (!Exists(asked, viewer, organisation))
            return null;
        var today = await clock.TodayAsync(cancellationToken);
        var selection = new QueueSelection(asked, viewer, organisation, await topics.GetAsync(cancellationToken));
        var scope = Scope(asked, viewer, selection, today);
        var filtered = selection.Apply(scope, today);
        var toAccept = await ToAcceptAsync(asked, viewer, selection, cancellationToken);
        return new QueueScreen
        {
            Asked = asked,
            Title = Title(asked, viewer, organisation),
            Summary = await SummaryAsync(asked, viewer, scope, filtered, selection, today, cancellationToken),
            Page = await queues.PageAsync(filtered, asked.After, asked.Before, cancellationToken),
            ToAccept = [.. toAccept.Take(ToAcceptShown)],
            MoreToAccept = toAccept.Count > ToAcceptShown,
            Selection = selection,
            Views = await views.OfAsync(viewer, cancellationToken),
            Organisation = organisation,
            Today = today,
            Path = Path(asked),
        };
    }

    /// <summary>
    /// The whole queue as filtered, from its beginning: what is done to all of it at once, so nothing confidential. Null
    /// when the queue is not there for this person.
    /// </summary>
    public async Task<QueueTaken?> TakeAsync(
        QueueAsked asked,
        Viewer viewer,
        int take,
        CancellationToken cancellationToken
    )
    {
        var organisation = await directory.GetAsync(cancellationToken);
        if (!Exists(asked, viewer, organisation))
            return null;
        var today = await clock.TodayAsync(cancellationToken);
        var selection = new QueueSelection(asked, viewer, organisation, await topics.GetAsync(cancellationToken));
        var filtered = selection.Apply(Scope(asked, viewer, selection, today), today).Where(r => r.CircleId == null);
        return new QueueTaken(
            Title(asked, viewer, organisation),
            await RequestQueues.InOrder(filtered).Take(take).Select(r => r.Reference).ToListAsync(cancellationToken)
        );
    }

    IQueryable<CitizenRequest> Scope(QueueAsked asked, Viewer viewer, QueueSelection selection, DateOnly today)
    {
        var scope = queues.Scope(asked.Kind, selection.Departments, viewer);
        return asked.Kind == QueueKind.Late ? RequestQueues.Late(scope, today) : scope;
    }

    public static string Path(QueueAsked asked) =>
        asked.Kind == QueueKind.Department
            ? RequestLinks.Department(asked.DepartmentId)
            : $"/demandes/{asked.Kind.Word()}";

    static bool Exists(QueueAsked asked, Viewer viewer, OrganisationSnapshot organisation) =>
        asked.Kind switch
        {
            QueueKind.Unowned => asked.DepartmentId is null && viewer.SeesUnowned,
            QueueKind.Department => asked.DepartmentId is null
                || organisation.Department(asked.DepartmentId) is not null,
            QueueKind.Followed => asked.DepartmentId is null && viewer.Departments.Count > 0,
            QueueKind.Mine or QueueKind.Late or QueueKind.Waiting => asked.DepartmentId is null,
        };

    static string Title(QueueAsked asked, Viewer viewer, OrganisationSnapshot organisation) =>
        asked.Kind switch
        {
            QueueKind.Mine => "Mes demandes",
            QueueKind.Unowned => "À affecter",
            QueueKind.Late => "En retard",
            QueueKind.Waiting => "En attente",
            QueueKind.Followed => "Suivies",
            QueueKind.Department when asked.DepartmentId is { } id => organisation.DepartmentName(id),
            QueueKind.Department => viewer.Departments.Count switch
            {
                0 => "Tous les services",
                1 => organisation.DepartmentName(viewer.Departments.Keys.Single()),
                _ => "Mes services",
            },
        };

    async Task<IReadOnlyList<RequestRow>> ToAcceptAsync(
        QueueAsked asked,
        Viewer viewer,
        QueueSelection selection,
        CancellationToken cancellationToken
    )
    {
        if (!asked.FirstPage || !asked.Filter.IsEmpty || asked.Kind is not (QueueKind.Mine or QueueKind.Department))
            return [];
        var handled = viewer.Departments.Keys.Where(d => viewer.Handles(d)).ToList();
        if (asked.Kind == QueueKind.Department && selection.Departments is { } scope)
            handled = [.. handled.Intersect(scope)];
        if (handled.Count == 0)
            return [];
        var offered = RequestQueues.ToAccept(queues.Scope(QueueKind.Department, handled, viewer));
        return await queues.FirstAsync(offered, ToAcceptShown + 1, cancellationToken);
    }

    async Task<string> SummaryAsync(
        QueueAsked asked,
        Viewer viewer,
        IQueryable<CitizenRequest> scope,
        IQueryable<CitizenRequest> filtered,
        QueueSelection selection,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        if (!asked.Filter.IsEmpty || asked.Kind is QueueKind.Late or QueueKind.Waiting or QueueKind.Followed)
            return (await filtered.CountUpToCapAsync(cancellationToken)).Of("demande", "demandes");
        var open =
            asked.Kind == QueueKind.Mine
                ? await filtered.CountUpToCapAsync(cancellationToken)
                : await CountedAsync(asked, viewer, selection, cancellationToken);
        var late = await RequestQueues.Late(scope, today).CountUpToCapAsync(cancellationToken);
        return late.Value == 0
            ? open.Of("demande ouverte", "demandes ouvertes")
            : $"{open.Of("demande ouverte", "demandes ouvertes")} · {late} en retard";
    }

    async Task<CappedCount> CountedAsync(
        QueueAsked asked,
        Viewer viewer,
        QueueSelection selection,
        CancellationToken cancellationToken
    )
    {
        var counters = db.Set<RequestCounter>().VisibleTo(viewer).Where(c => RequestStatuses.Open.Contains(c.Status));
        if (asked.Kind == QueueKind.Unowned)
            counters = counters
                .Where(c => c.DepartmentId == Guid.Empty)
                .Where(c => viewer.WatchesTown || c.CircleId != Guid.Empty);
        else if (selection.Departments is { } departments)
            counters = counters.Where(c => departments.Contains(c.DepartmentId));
        return new CappedCount(await counters.SumAsync(c => c.Count, cancellationToken));
    }
}

/// <summary>The requests of a queue, in its order.</summary>
public sealed record QueueTaken(string Title, IReadOnlyList<string> References);
