using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

public sealed class OfficialService(
    ParvisDbContext db,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    public Task<List<ElectedOfficial>> AllAsync(CancellationToken cancellationToken) =>
        db.Set<ElectedOfficial>()
            .AsNoTracking()
            .OrderBy(e => e.SortName)
            .ThenBy(e => e.Id)
            .ToListAsync(cancellationToken);

    public Task<ElectedOfficial?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<ElectedOfficial>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellationToken);

    public Task<ElectedOfficial?> SaveAsync(
        Guid? id,
        Action<ElectedOfficial> edit,
        int seen,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var official = id is null
                    ? new ElectedOfficial()
                    : await db.Set<ElectedOfficial>().FirstOrDefaultAsync(e => e.Id == id, cancellationToken);
                if (official is null)
                    return null;
                var before = id is null ? null : official.Describe();
                if (before is not null)
                    official.MustBe(seen);
                edit(official);
                if (before is null)
                {
                    db.Add(official);
                    journal.Write(
                        $"Élu {official.FullName} enregistré, mandat jusqu'au {official.MandateUntil:dd/MM/yyyy}"
                    );
                }
                else if (before.ChangesTo(official.Describe()) is { } changes)
                {
                    journal.Write($"Élu {official.FullName} modifié : {changes}");
                }

                transactions.AfterCommit(epoch.Advance);
                return official;
            },
            cancellationToken
        );
}
