using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;

namespace Parvis.Features.Postal;

/// <summary>On the page of a request that was answered by post: the day its letters left, their number, what came back.</summary>
public sealed class DeparturePanel(ParvisDbContext db) : IRequestPagePanel
{
    public int Order => 13;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    )
    {
        var sent = conversation
            .Select(i => i.Message)
            .OfType<Correspondence>()
            .Where(m =>
                m
                    is {
                        Channel: Channel.Post,
                        Direction: Direction.Outgoing,
                        State: not (CorrespondenceState.ToPrint or CorrespondenceState.Withdrawn)
                    }
            )
            .Select(m => (long?)m.Id)
            .Distinct()
            .ToList();
        if (sent.Count == 0)
            return null;
        var lines = await db.Set<OutgoingLetter>()
            .AsNoTracking()
            .Where(l => sent.Contains(l.CorrespondenceId) && l.PostedOn != null)
            .OrderBy(l => l.Year)
            .ThenBy(l => l.Number)
            .ToListAsync(cancellationToken);
        return lines.Count == 0 ? null : new PagePanel("/Features/Postal/_Departures.cshtml", lines, PanelPlace.Facts);
    }
}
