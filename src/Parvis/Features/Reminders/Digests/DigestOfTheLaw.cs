using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Requests;
using Parvis.Ui;

namespace Parvis.Features.Reminders.Digests;

/// <summary>
/// What the law counts, for the pilot and for circles: dates that come near, what silence has decided, acknowledgements
/// to send. Waiting for a resident does not stop the law by itself: nothing is left out.
/// </summary>
public sealed class DigestOfTheLaw(ParvisDbContext db)
{
    /// <summary>Days before a date of the law from which it is in every digest.</summary>
    public const int NearDays = 7;

    public async Task<DigestSection?[]> ReadAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var open = db.Set<CitizenRequest>()
            .AsNoTracking()
            .VisibleTo(scope.Viewer)
            .WatchedBy(scope)
            .Where(r => r.EndedAt == null);
        var near = scope.Today.AddDays(NearDays);
        var latest = near > scope.Until ? near : scope.Until;
        var until = scope.Until;
        return
        [
            await SectionAsync(
                "Délai légal proche ou passé",
                from clock in db.Set<WatchedClock>()
                where clock.DecidedOn == null && clock.DueOn <= latest
                join request in open on clock.RequestId equals request.Id
                select new DatedRequest { On = clock.DueOn, Request = request },
                on => $"délai légal le {on.Short()}",
                cancellationToken
            ),
            await SectionAsync(
                "Décidées par le silence, à suivre",
                from clock in db.Set<WatchedClock>()
                where clock.DecidedOn != null
                join request in open on clock.RequestId equals request.Id
                select new DatedRequest { On = clock.DueOn, Request = request },
                on => $"décidée par le silence le {on.Short()}",
                cancellationToken
            ),
            await SectionAsync(
                "Accusés de réception à envoyer",
                from duty in db.Set<Acknowledgement>()
                where duty.DueOn <= until && duty.Exemption == null
                where duty.Outdated || (duty.GivenOn == null && duty.MessageId == null)
                join request in open on duty.RequestId equals request.Id
                select new DatedRequest { On = duty.DueOn, Request = request },
                on => $"accusé attendu le {on.Short()}",
                cancellationToken
            ),
        ];
    }

    static async Task<DigestSection?> SectionAsync(
        string title,
        IQueryable<DatedRequest> requests,
        Func<DateOnly, string> when,
        CancellationToken cancellationToken
    )
    {
        var rows = await requests
            .OrderBy(r => r.On)
            .ThenBy(r => r.Request.Id)
            .Take(DigestReader.MostLines + 1)
            .Select(r => new
            {
                r.On,
                r.Request.Reference,
                Subject = r.Request.CircleId == null ? r.Request.Subject : "",
            })
            .ToListAsync(cancellationToken);
        return rows.Count == 0
            ? null
            : new DigestSection(
                title,
                [.. rows.Take(DigestReader.MostLines).Select(r => new DigestLine(r.Reference, r.Subject, when(r.On)))],
                rows.Count > DigestReader.MostLines,
                "/"
            );
    }

    sealed class DatedRequest
    {
        public required DateOnly On { get; init; }

        public required CitizenRequest Request { get; init; }
    }
}
