using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Referrals.Competences;

/// <summary>Who does what, in memory: the page of every request asks for it.</summary>
public sealed class CompetenceDirectory(IServiceScopeFactory scopes, ViewerEpoch epoch, TimeProvider clock)
{
    readonly Refreshed<CompetenceTable> table = new(scopes, epoch, clock, ReadAsync);

    public ValueTask<CompetenceTable> GetAsync(CancellationToken cancellationToken) =>
        table.GetAsync(cancellationToken);

    static async Task<CompetenceTable> ReadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<ParvisDbContext>();
        var rows = await (
            from competence in db.Set<Competence>()
            join partner in db.Set<PartnerAuthority>() on competence.PartnerId equals partner.Id
            where partner.Active
            select new
            {
                competence.TopicId,
                competence.Place,
                competence.Confirmed,
                partner.Id,
                partner.Name,
            }
        ).ToListAsync(cancellationToken);
        return new CompetenceTable([
            .. rows.Select(r => new CompetenceEntry(
                r.TopicId,
                Folding.Fold(r.Place).Split(' ', StringSplitOptions.RemoveEmptyEntries),
                r.Id,
                r.Name,
                r.Confirmed
            )),
        ]);
    }
}
