using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

public sealed class PartnerService(ParvisDbContext db, AdministrationJournal journal, Transactions transactions)
{
    public Task<List<PartnerAuthority>> AllAsync(CancellationToken cancellationToken) =>
        db.Set<PartnerAuthority>()
            .AsNoTracking()
            .OrderBy(p => p.SortName)
            .ThenBy(p => p.Id)
            .ToListAsync(cancellationToken);

    public Task<PartnerAuthority?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<PartnerAuthority>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);

    public Task<PartnerAuthority?> SaveAsync(
        Guid? id,
        PartnerAuthorityOptions options,
        int seen,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var partner = id is null
                    ? new PartnerAuthority()
                    : await db.Set<PartnerAuthority>().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
                if (partner is null)
                    return null;
                var before = id is null ? null : PartnerAuthorityOptions.Of(partner).Describe();
                if (before is not null)
                    partner.MustBe(seen);
                var folded = Folding.Fold(options.Name);
                if (
                    await db.Set<PartnerAuthority>()
                        .AnyAsync(p => p.Id != partner.Id && p.SortName == folded, cancellationToken)
                )
                    throw new RefusedException("Un organisme porte déjà ce nom.", nameof(options.Name));
                partner.Edit(options);
                if (before is null)
                {
                    db.Add(partner);
                    journal.Write($"Organisme « {partner.Name} » enregistré");
                }
                else if (before.ChangesTo(options.Describe()) is { } changes)
                {
                    journal.Write($"Organisme « {partner.Name} » modifié : {changes}");
                }

                return partner;
            },
            cancellationToken
        );
}
