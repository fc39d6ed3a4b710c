using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Features.Settings;

namespace Parvis.Features.Interpreters;

/// <summary>On the page of a request: who comes to speak for a person.</summary>
public sealed class InterpreterPanel(ParvisDbContext db, TownClock clock) : IRequestPagePanel
{
    public int Order => 6;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    )
    {
        // A page has few commands to spend, and few requests an interpreter.
        if (!conversation.Any(item => item.IsOfInterpreter))
            return null;
        var bookings = await db.Set<InterpreterBooking>()
            .AsNoTracking()
            .Where(b => b.RequestId == request.Id)
            .OrderBy(b => b.On)
            .ThenBy(b => b.At)
            .ToListAsync(cancellationToken);
        return new PagePanel(
            "/Features/Interpreters/_Bookings.cshtml",
            new ShownBookings(request.Reference, bookings, await clock.TodayAsync(cancellationToken)),
            PanelPlace.Facts
        );
    }
}

/// <param name="Reference">Of the request.</param>
/// <param name="Bookings">Soonest first.</param>
/// <param name="Today">A local day.</param>
public sealed record ShownBookings(string Reference, IReadOnlyList<InterpreterBooking> Bookings, DateOnly Today);
