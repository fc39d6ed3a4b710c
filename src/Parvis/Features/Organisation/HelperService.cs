using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

/// <summary>Those outside the town hall who ask for residents.</summary>
public sealed class HelperService(
    ParvisDbContext db,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    /// <summary>Each with whether their login opens; null when they have none.</summary>
    public async Task<IReadOnlyList<(Helper Helper, bool? Opens)>> AllAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from helper in db.Set<Helper>().AsNoTracking()
            join account in db.Set<Account>() on helper.AccountId equals account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            orderby helper.SortName, helper.Id
            select new { helper, Disabled = (bool?)account.Disabled }
        ).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (r.helper, r.helper.AccountId is null ? (bool?)null : r.Disabled == false))];
    }

    public Task<Helper?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Helper>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, cancellationToken);

    public Task<Helper?> SaveAsync(Guid? id, HelperOptions options, int seen, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                var helper = id is null
                    ? new Helper()
                    : await db.Set<Helper>().FirstOrDefaultAsync(h => h.Id == id, cancellationToken);
                if (helper is null)
                    return null;
                var before = id is null ? null : helper.Describe();
                if (before is not null)
                    helper.MustBe(seen);
                helper.Edit(options);
                if (before is null)
                {
                    db.Add(helper);
                    journal.Write($"Aidant {helper.FullName} ({helper.Organisation}) enregistré");
                }
                else if (before.ChangesTo(helper.Describe()) is { } changes)
                {
                    journal.Write($"Aidant {helper.FullName} modifié : {changes}");
                }

                transactions.AfterCommit(epoch.Advance);
                return helper;
            },
            cancellationToken
        );
}
