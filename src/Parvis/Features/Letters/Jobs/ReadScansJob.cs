using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Antivirus;
using Parvis.Data.Jobs;
using Parvis.Data.Outages;
using Parvis.Features.Letters.Scans;

namespace Parvis.Features.Letters.Jobs;

/// <summary>
/// Reads the scans that came, oldest first, one at a time: recognition takes a whole processor. A try is counted before
/// it is made, so that a file that stops the program is put aside too.
/// </summary>
public sealed partial class ReadScansJob(
    ParvisDbContext db,
    IServiceScopeFactory scopes,
    Transactions transactions,
    TimeProvider clock,
    ILogger<ReadScansJob> log
) : IJob
{
    const int MostAttempts = 5;

    /// <summary>A page takes seconds; another node takes over what this one left.</summary>
    static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(3);

    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await TakeAsync(cancellationToken) is { } id)
            await TryAsync(id, cancellationToken);
    }

    async Task<long?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = Now;
            var due = await db.Set<ScanFile>()
                .AsNoTracking()
                .Where(s => s.State == ScanState.Stored && s.DueAt <= now)
                .OrderBy(s => s.Id)
                .Select(s => new { s.Id, s.Attempts })
                .FirstOrDefaultAsync(cancellationToken);
            if (due is null)
                return null;
            if (due.Attempts >= MostAttempts)
            {
                await GiveUpAsync(due.Id, cancellationToken);
                continue;
            }

            var (lease, until) = (Guid.NewGuid(), now + LeaseTime);
            var taken = await transactions.RunAsync(
                () =>
                    db.Set<ScanFile>()
                        .Where(s => s.Id == due.Id && s.State == ScanState.Stored && s.DueAt <= now)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(s => s.Attempts, s => s.Attempts + 1)
                                    .SetProperty(s => s.DueAt, until)
                                    .SetProperty(s => s.Lease, lease),
                            cancellationToken
                        ),
                cancellationToken
            );
            if (taken == 1)
                return due.Id;
        }
    }

    async Task TryAsync(long id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope
                .ServiceProvider.GetRequiredService<ScanReading>()
                .ReadAsync(id, () => PostponeAsync(id, LeaseTime, attempts: 0, cancellationToken), cancellationToken);
        }
        catch (AntivirusAwayException away) when (!cancellationToken.IsCancellationRequested)
        {
            LogAway(away, id);
            await PostponeAsync(id, Pause, attempts: -1, cancellationToken);
        }
        catch (Exception away) when (OutageSigns.Of(away) is not null)
        {
            // What is away is not the fault of this file.
            await PostponeAsync(id, Pause, attempts: -1, CancellationToken.None);
            throw;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The program stops: whoever starts next goes on with the next page at once.
            await PostponeAsync(id, TimeSpan.Zero, attempts: -1, CancellationToken.None);
            throw;
        }
#pragma warning disable CA1031 // Whatever is wrong with one file, the others are read.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailure(failure, id);
            await PostponeAsync(id, Pause, attempts: 0, cancellationToken);
        }
    }

    Task PostponeAsync(long id, TimeSpan pause, int attempts, CancellationToken cancellationToken)
    {
        var due = Now + pause;
        return transactions.RunAsync(
            () =>
                db.Set<ScanFile>()
                    .Where(s => s.Id == id)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(s => s.DueAt, due).SetProperty(s => s.Attempts, s => s.Attempts + attempts),
                        cancellationToken
                    ),
            cancellationToken
        );
    }

    Task GiveUpAsync(long id, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
                (await db.Set<ScanFile>().FirstAsync(s => s.Id == id, cancellationToken)).Refuse(
                    "La lecture de ce fichier a échoué plusieurs fois. L'incident est noté dans le journal du serveur."
                ),
            cancellationToken
        );

    [LoggerMessage(Level = LogLevel.Warning, Message = "The antivirus is away: scan {Id} waits.")]
    partial void LogAway(Exception failure, long id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Scan {Id} could not be read; it is tried again.")]
    partial void LogFailure(Exception failure, long id);
}
