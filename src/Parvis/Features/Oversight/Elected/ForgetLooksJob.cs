using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Settings;

namespace Parvis.Features.Oversight.Elected;

/// <summary>The log of looks names people: it goes once it can no longer serve.</summary>
public sealed class ForgetLooksJob(
    ParvisDbContext db,
    Transactions transactions,
    SettingsStore settings,
    TimeProvider clock
) : IJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        var before = clock.GetUtcNow().UtcDateTime.AddMonths(-rules.LookRetentionMonths);
        await transactions.EraseAsync(db.Set<OfficialLook>().Where(l => l.At < before), cancellationToken);
    }
}
