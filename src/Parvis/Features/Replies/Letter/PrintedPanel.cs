using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Features.Settings;
using Parvis.Ui;

namespace Parvis.Features.Replies.Letter;

/// <summary>The PDFs of a request's letters, as they were sent. One SQL command, for a request that has letters.</summary>
public sealed class PrintedPanel(ParvisDbContext db, TownClock clock) : IRequestPagePanel
{
    public int Order => 12;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    )
    {
        var letters = conversation
            .Select(i => i.Message)
            .Where(m =>
                m is { Direction: Direction.Outgoing, Channel: Channel.Post, State: not CorrespondenceState.Withdrawn }
            )
            .ToDictionary(m => m!.Id, m => m!);
        if (letters.Count == 0)
            return null;
        var ids = letters.Keys.ToList();
        var printed = await db.Set<PrintedLetter>()
            .AsNoTracking()
            .Where(p => ids.Contains(p.CorrespondenceId))
            .OrderBy(p => p.CorrespondenceId)
            .ToListAsync(cancellationToken);
        if (printed.Count == 0)
            return null;
        var zone = await clock.ZoneAsync(cancellationToken);
        return new PagePanel(
            "/Features/Replies/Letter/_Printed.cshtml",
            printed
                .Select(p => new PrintedRow(
                    ReplyLinks.LetterPdf(request.Reference, letters[p.CorrespondenceId].PublicId),
                    letters[p.CorrespondenceId].State != CorrespondenceState.ToPrint,
                    TimeZoneInfo.ConvertTimeFromUtc(p.At, zone).Short(),
                    p
                ))
                .ToList(),
            PanelPlace.Facts
        );
    }
}

/// <param name="Address">Where it is downloaded.</param>
/// <param name="Posted">It is what was sent; else it may still change.</param>
/// <param name="At">In words.</param>
/// <param name="Letter">Its size and fingerprint.</param>
public sealed record PrintedRow(string Address, bool Posted, string At, PrintedLetter Letter);
