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
            await DatedSection.ReadAsync(
                "Délai légal proche ou passé",
                from clock in db.Set<WatchedClock>()
                where clock.DecidedOn == null && clock.DueOn <= latest
                join request in open on clock.RequestId equals request.Id
                select new DatedRequest { On = clock.DueOn, Request = request },
                on => $"délai légal le {on.Short()}",
                ListOf(RequestLinks.SilenceNear),
                cancellationToken
            ),
            await DatedSection.ReadAsync(
                "Décidées par le silence, à suivre",
                from clock in db.Set<WatchedClock>()
                where clock.DecidedOn != null
                join request in open on clock.RequestId equals request.Id
                select new DatedRequest { On = clock.DueOn, Request = request },
                on => $"décidée par le silence le {on.Short()}",
                ListOf(RequestLinks.SilenceDecided),
                cancellationToken
            ),
            await DatedSection.ReadAsync(
                "Accusés de réception à envoyer",
                from duty in db.Set<Acknowledgement>().OwedBy(until)
                join request in open on duty.RequestId equals request.Id
                select new DatedRequest { On = duty.DueOn, Request = request },
                on => $"accusé attendu le {on.Short()}",
                ListOf(RequestLinks.Unacknowledged),
                cancellationToken
            ),
        ];

        // Members of a circle have no board: theirs are on their desk.
        string ListOf(string what) => scope.IsPilot ? RequestLinks.Watched(what) : "/";
    }
}
