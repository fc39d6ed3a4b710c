using Parvis.Data;
using Parvis.Data.Jobs;

namespace Parvis.Features.Privacy.Cases;

/// <summary>
/// What proves that a request was answered is kept as long as somebody may complain of the answer in court: five years
/// (code civil, article 2224).
/// </summary>
public sealed class EraseCasesJob(ParvisDbContext db, Transactions transactions, TimeProvider clock) : IJob
{
    public const int Years = 5;

    public Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddYears(-Years);
        return transactions.EraseAsync(db.Set<PrivacyCase>().Where(c => c.ClosedAt < before), cancellationToken);
    }
}
