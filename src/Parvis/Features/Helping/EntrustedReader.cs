using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Mandates;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Helping;

/// <summary>What the helper who is signed in was entrusted with, as long as each mandate holds.</summary>
public sealed class EntrustedReader(
    ParvisDbContext db,
    RequestMandates mandates,
    TopicCatalogue topics,
    OrganisationDirectory directory,
    CurrentViewer viewer,
    TownClock clock
)
{
    Guid HelperId => viewer.Value.HelperId ?? throw new InvalidOperationException("Only helpers come here.");

    public async Task<Helper> MeAsync(CancellationToken cancellationToken) =>
        await db.Set<Helper>().AsNoTracking().SingleAsync(h => h.Id == HelperId, cancellationToken);

    /// <summary>Null when it was never theirs, or is no more: nobody can tell which.</summary>
    public async Task<EntrustedRequest?> FindAsync(string reference, CancellationToken cancellationToken) =>
        await (await mandates.EntrustedToAsync(HelperId, cancellationToken))
            .Where(e => e.Request.Reference == reference)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The latest first.</summary>
    /// <param name="before">Number of the last mandate of the page before; null for the first page.</param>
    /// <param name="take">One more than is shown, to know whether there are others.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<EntrustedRow>> ListAsync(
        long? before,
        int take,
        CancellationToken cancellationToken
    )
    {
        var rows = await (await mandates.EntrustedToAsync(HelperId, cancellationToken))
            .Where(e => before == null || e.Mandate.Id < before)
            .OrderByDescending(e => e.Mandate.Id)
            .Take(take)
            .Select(e => new
            {
                e.Mandate,
                e.Request,
                Person = db.Set<Requester>()
                    .Where(r => r.Id == e.Request.RequesterId)
                    .Select(r => r.DisplayName)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var tree = await topics.GetAsync(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new EntrustedRow
            {
                Number = r.Mandate.Id,
                Reference = r.Request.Reference,
                Person = r.Person ?? "",
                Until = r.Mandate.Until,
                // What became confidential since says no more here than on the page of its resident.
                Topic = r.Request.CircleId is null ? tree.Name(r.Request.TopicId) : "",
                State =
                    r.Request.CircleId is not null ? (r.Request.IsOpen ? "Suivie" : "Close")
                    : r.Request.StatusBeforeReply is not null ? "Une réponse est en route"
                    : r.Request.Status.InFrench(),
                Department = r.Request.CircleId is null ? organisation.DepartmentName(r.Request.DepartmentId) : "",
                Due =
                    r.Request is { CircleId: null, IsOpen: true, StatusBeforeReply: null }
                    && !r.Request.Status.IsPaused()
                        ? r.Request.DueOn
                        : null,
                IsLate = r.Request.DueOn < today,
            }),
        ];
    }
}

/// <summary>A line of their list; nothing else of the request is there.</summary>
public sealed record EntrustedRow
{
    public required long Number { get; init; }

    public required string Reference { get; init; }

    public required string Person { get; init; }

    /// <summary>The last day of the mandate.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Empty where it must not be told.</summary>
    public required string Topic { get; init; }

    public required string State { get; init; }

    /// <summary>Empty where it must not be told.</summary>
    public required string Department { get; init; }

    /// <summary>When the town thinks it will answer; null when no date is waited for.</summary>
    public required DateOnly? Due { get; init; }

    public required bool IsLate { get; init; }
}
