using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;

namespace Parvis.Features.Letters;

/// <summary>On the page of a request that came by post: its lines in the register, and what else is in those letters.</summary>
public sealed class LetterPanel(ParvisDbContext db) : IRequestPagePanel
{
    public int Order => 40;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    )
    {
        if (!CameByPost(request, conversation))
            return null;
        var found = await (
            from link in db.Set<LetterRequest>()
            join letter in db.Set<IncomingLetter>() on link.LetterId equals letter.Id
            where link.RequestId == request.Id
            orderby letter.Id
            select new
            {
                Letter = letter,
                With = db.Set<CitizenRequest>()
                    .Where(r => r.Id == link.AnsweredWithId)
                    .Select(r => r.Reference)
                    .FirstOrDefault(),
                // All requests of a letter are of the same circle, or of none.
                Others = (
                    from other in db.Set<LetterRequest>()
                    join asked in db.Set<CitizenRequest>() on other.RequestId equals asked.Id
                    where other.LetterId == letter.Id && asked.Id != request.Id && asked.CircleId == request.CircleId
                    orderby asked.Id
                    select asked.Reference
                ).ToList(),
            }
        )
            .AsNoTracking()
            .AsSingleQuery()
            .ToListAsync(cancellationToken);
        return found.Count == 0
            ? null
            : new PagePanel(
                "/Features/Letters/_LetterPanel.cshtml",
                found.ConvertAll(f => new LetterOfRequest(f.Letter, f.Others, f.With)),
                PanelPlace.Facts
            );
    }

    static bool CameByPost(CitizenRequest request, IReadOnlyList<TimelineItem> conversation) =>
        request.Channel == Channel.Post
        || conversation.Any(i => i.Message is { Channel: Channel.Post, Direction: Direction.Incoming });
}

/// <param name="Letter">Of the register.</param>
/// <param name="Others">References of the other requests in it.</param>
/// <param name="AnsweredWith">The one of them whose answer says everything.</param>
public sealed record LetterOfRequest(IncomingLetter Letter, IReadOnlyList<string> Others, string? AnsweredWith);
