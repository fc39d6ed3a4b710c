using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Features.Settings;

namespace Parvis.Features.Interpreters;

/// <summary>On the page of a request: who speaks for a person whose language is not French.</summary>
public sealed class InterpreterPanel(ParvisDbContext db, TownClock clock) : IRequestPagePanel
{
    public int Order => 6;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    )
    {
        // One command for both: this page has many panels.
        var read = await db.Set<CitizenRequest>()
            .Where(r => r.Id == request.Id)
            .Select(r => new
            {
                Language = db.Set<Requester>()
                    .Where(p => p.Id == r.RequesterId)
                    .Select(p => p.Language)
                    .FirstOrDefault(),
                Bookings = db.Set<InterpreterBooking>().Where(b => b.RequestId == r.Id).ToList(),
            })
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        var speaksFrench = read?.Language is null or "" or "fr";
        if (read is null || (speaksFrench && read.Bookings.Count == 0) || (!request.IsOpen && read.Bookings.Count == 0))
            return null;
        return new PagePanel(
            "/Features/Interpreters/_Bookings.cshtml",
            new ShownBookings(
                request.Reference,
                request.IsOpen,
                [.. read.Bookings.OrderBy(b => b.On).ThenBy(b => b.At, StringComparer.Ordinal)],
                await clock.TodayAsync(cancellationToken)
            ),
            PanelPlace.Facts
        );
    }
}

/// <param name="Reference">Of the request.</param>
/// <param name="Open">Another may be asked.</param>
/// <param name="Bookings">Soonest first.</param>
/// <param name="Today">A local day.</param>
public sealed record ShownBookings(
    string Reference,
    bool Open,
    IReadOnlyList<InterpreterBooking> Bookings,
    DateOnly Today
);
