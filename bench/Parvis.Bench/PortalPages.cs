using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Portal;
using Parvis.Features.Portal.Asking;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;

namespace Parvis.Bench;

/// <summary>What residents open, as often as they do: half of them follow a request, the others look for what to ask.</summary>
sealed class PortalPages(ParvisDbContext db, FollowUpKeys keys, AskDrafts drafts)
{
    const int Followed = 200;

    static readonly string[] Typed = ["tapaje", "carte identite", "nid de poule", "cantine", "acte de naissance"];

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var topics = await drafts.OfferedAsync(cancellationToken);
        var all = await db.Set<CitizenRequest>().LongCountAsync(cancellationToken);
        var step = Math.Max(1, all / (Followed * 4));
        var followed = await db.Set<CitizenRequest>()
            .AsNoTracking()
            .Where(r => r.CircleId == null && r.Id % step == 0)
            .OrderBy(r => r.Id)
            .Take(Followed)
            .ToListAsync(cancellationToken);
        return
        [
            .. followed.SelectMany(
                (request, n) =>
                    new[]
                    {
                        FollowUpAccess.PageOf(request.Reference, keys.TokenOf(request)),
                        (n % 5) switch
                        {
                            0 or 1 => AskLinks.Catalogue,
                            2 => $"{AskLinks.Catalogue}?q={Uri.EscapeDataString(Typed[n % Typed.Length])}",
                            3 => AskLinks.Topic(topics[n % topics.Count].Id),
                            _ => PortalLinks.Promises,
                        },
                    }
            ),
        ];
    }
}
