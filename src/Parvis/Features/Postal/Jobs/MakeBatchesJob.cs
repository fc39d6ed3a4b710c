using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Data.Outages;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Postal.Providers;

namespace Parvis.Features.Postal.Jobs;

/// <summary>Makes the PDFs of batches and hands them to providers, oldest first, one at a time.</summary>
public sealed partial class MakeBatchesJob(
    ParvisDbContext db,
    IServiceScopeFactory scopes,
    BatchChanges changes,
    Transactions transactions,
    TimeProvider clock,
    ILogger<MakeBatchesJob> log
) : IJob
{
    const int MostAttempts = 5;

    const string NotMade =
        "Le PDF du lot n'a pas pu être fait : ouvrez chaque lettre pour l'imprimer. L'incident est noté dans le journal du serveur.";
    const string NotShown = "Le lot est écrit et le prestataire ne le voit pas encore : prévenez votre administrateur.";
    const string NotWritten =
        "Le lot n'a pas pu être remis : le dossier du prestataire n'accepte pas les fichiers. Prévenez votre administrateur.";

    static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(3);
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await TakeAsync(cancellationToken) is { } batch)
            await TryAsync(batch, cancellationToken);
    }

    async Task<LetterBatch?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = Now;
            var due = await db.Set<LetterBatch>()
                .AsNoTracking()
                .Where(b =>
                    b.State == BatchState.Preparing || b.State == BatchState.HandingOver || b.State == BatchState.Sealed
                )
                .Where(b => b.DueAt <= now)
                .OrderBy(b => b.Id)
                .FirstOrDefaultAsync(cancellationToken);
            if (due is null)
                return null;
            var until = now + LeaseTime;
            var taken = await transactions.RunAsync(
                () =>
                    db.Set<LetterBatch>()
                        .Where(b => b.Id == due.Id && b.State == due.State && b.DueAt == due.DueAt)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(b => b.DueAt, until).SetProperty(b => b.Attempts, b => b.Attempts + 1),
                            cancellationToken
                        ),
                cancellationToken
            );
            if (taken == 1)
                return due;
        }
    }

    async Task TryAsync(LetterBatch batch, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        Task Go() => PostponeAsync(batch.Id, LeaseTime, attempts: 0, cancellationToken);
        try
        {
            if (batch.State == BatchState.HandingOver && batch.Attempts >= MostAttempts)
                await changes.ApplyAsync(batch.Id, b => b.IsNotHandedOver(NotWritten), cancellationToken);
            else if (batch.State != BatchState.Preparing)
                await services.GetRequiredService<BatchHandover>().HandAsync(batch.Id, Go, cancellationToken);
            else if (batch.Attempts >= MostAttempts)
                await changes.ApplyAsync(batch.Id, b => b.IsMade(hash: null, size: 0, NotMade), cancellationToken);
            else
                await services.GetRequiredService<BatchPress>().MakeAsync(batch.Id, Go, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The program stops: whoever starts next goes on at once, with the letters that are made.
            await PostponeAsync(batch.Id, TimeSpan.Zero, attempts: -1, CancellationToken.None);
            throw;
        }
        catch (Exception away) when (OutageSigns.Of(away) is not null)
        {
            await PostponeAsync(batch.Id, Pause, attempts: -1, CancellationToken.None);
            throw;
        }
#pragma warning disable CA1031 // Whatever is wrong with one batch, the others are made.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailure(failure, batch.Name);
            await PostponeAsync(batch.Id, Pause, attempts: 0, cancellationToken);
            if (batch is { State: BatchState.Sealed, Attempts: >= MostAttempts })
                await changes.ApplyAsync(batch.Id, b => b.Warn(NotShown), cancellationToken);
        }
    }

    Task PostponeAsync(long id, TimeSpan pause, int attempts, CancellationToken cancellationToken)
    {
        var due = Now + pause;
        return transactions.RunAsync(
            () =>
                db.Set<LetterBatch>()
                    .Where(b => b.Id == id)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(b => b.DueAt, due).SetProperty(b => b.Attempts, b => b.Attempts + attempts),
                        cancellationToken
                    ),
            cancellationToken
        );
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Batch {Name} could not be made or handed over; it is tried again."
    )]
    partial void LogFailure(Exception failure, string name);
}
