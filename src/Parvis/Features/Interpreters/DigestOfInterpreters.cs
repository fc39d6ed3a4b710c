using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Reminders;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Requests;
using Parvis.Ui;

namespace Parvis.Features.Interpreters;

/// <summary>Interpreters who come soon for the requests of this agent, or of who they stand in for; or who came, to note.</summary>
public sealed class DigestOfInterpreters(ParvisDbContext db) : IDigestPart
{
    public async Task<DigestSection?> ReadAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var (work, until) = (scope.Work, scope.Until);
        var visible = db.Set<CitizenRequest>().AsNoTracking().VisibleTo(scope.Viewer);
        return await DatedSection.ReadAsync(
            "Interprètes prévus",
            from booking in db.Set<InterpreterBooking>()
            where
                (booking.State == BookingState.Asked || booking.State == BookingState.Confirmed) && booking.On <= until
            join request in visible on booking.RequestId equals request.Id
            where request.HandlerId != null && work.Contains(request.HandlerId.Value)
            select new DatedRequest { On = booking.On, Request = request },
            on => $"interprète le {on.Short()}",
            RequestLinks.Mine,
            cancellationToken
        );
    }
}
