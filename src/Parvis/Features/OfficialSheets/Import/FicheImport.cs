using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.OfficialSheets.Search;
using Parvis.Features.Settings;

namespace Parvis.Features.OfficialSheets.Import;

/// <summary>
/// Reads the folder and replaces what changed, at once: who reads a fiche meanwhile finds the old ones or the new ones. A
/// broken file is named, and the fiche it was stays as it is.
/// </summary>
public sealed class FicheImport(
    ParvisDbContext db,
    Transactions transactions,
    SettingsStore settings,
    DataFolder data,
    FicheShelf shelf,
    ReadingTurn turn,
    TimeProvider clock
)
{
    public const int MostNamed = 100;
    const int MostReadings = 10;
    const int AtOnce = 500;

    /// <summary>Fewer may well all go.</summary>
    const int ManyFiches = 100;

    public async Task<string> FolderAsync(CancellationToken cancellationToken) =>
        (await settings.GetAsync<OfficialFicheSettings>(cancellationToken)).Folder is { Length: > 0 } chosen
            ? chosen
            : data.OfficialFiches;

    public Task<List<FicheReading>> ReadingsAsync(CancellationToken cancellationToken) =>
        db.Set<FicheReading>().AsNoTracking().OrderByDescending(r => r.Id).ToListAsync(cancellationToken);

    /// <summary>What the files were the last time they were read, or refused.</summary>
    public Task<string?> LastSignatureAsync(CancellationToken cancellationToken) =>
        db.Set<FicheReading>()
            .OrderByDescending(r => r.Id)
            .Select(r => r.Signature)
            .FirstOrDefaultAsync(cancellationToken);

    /// <param name="path">A folder, or one file.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="attended">Somebody looks at what comes out: most fiches may go.</param>
    /// <param name="cancellationToken">Stops it; nothing has changed then.</param>
    /// <exception cref="RefusedException">There is nothing to read there, or not all of it.</exception>
    public async Task<FicheReading> RunAsync(string path, string by, bool attended, CancellationToken cancellationToken)
    {
        using var mine = turn.Take();
        var start = clock.GetTimestamp();
        var folder = FicheFolder.Open(path);
        var signature = folder.Signature;
        var known = await db.Set<OfficialFiche>()
            .Select(f => new { f.Id, f.Hash })
            .ToDictionaryAsync(f => f.Id, f => f.Hash, cancellationToken);
        var found = new FoundFiches(known);
        try
        {
            await foreach (var file in folder.ReadAsync(cancellationToken))
                found.Take(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"Le dossier {path} ne se lit pas : {failure.Message}", "Folder");
        }

        found.RefuseNothing(path);
        if (!attended && known.Count >= ManyFiches && found.Retired.Count > known.Count / 2)
            throw new RefusedException(
                $"{found.Retired.Count} fiches sur {known.Count} ne sont plus dans le dossier : rien n'a changé. Si c'est voulu, lancez la lecture vous-même."
            );
        var reading = new FicheReading
        {
            At = clock.GetUtcNow().UtcDateTime,
            By = by.CutTo(FicheReading.MaxBy),
            Folder = path.CutTo(FicheReading.MaxFolder),
            Signature = signature,
            Added = found.Fresh.Count(f => !known.ContainsKey(f.Id)),
            Changed = found.Fresh.Count(f => known.ContainsKey(f.Id)),
            Unchanged = found.Unchanged,
            Retired = found.Retired.Count,
            Seconds = clock.GetElapsedTime(start).TotalSeconds,
        };
        reading.Name(found.Broken, MostNamed);
        await transactions.RunAsync(() => StoreAsync(found, reading, cancellationToken), cancellationToken);
        shelf.Forget();
        return reading;
    }

    /// <summary>Nobody was there to read the refusal.</summary>
    public Task NoteRefusalAsync(
        string path,
        string signature,
        string by,
        string why,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            () =>
                AddAsync(
                    new FicheReading
                    {
                        At = clock.GetUtcNow().UtcDateTime,
                        By = by.CutTo(FicheReading.MaxBy),
                        Folder = path.CutTo(FicheReading.MaxFolder),
                        Signature = signature,
                        Refusal = why.ShortenedTo(FicheReading.MaxRefusal),
                    },
                    cancellationToken
                ),
            cancellationToken
        );

    async Task StoreAsync(FoundFiches found, FicheReading reading, CancellationToken cancellationToken)
    {
        foreach (var ids in found.Retired.Concat(found.Fresh.Select(f => f.Id)).Chunk(AtOnce))
            await db.Set<OfficialFiche>().Where(f => ids.Contains(f.Id)).ExecuteDeleteAsync(cancellationToken);
        foreach (var some in found.Fresh.Chunk(AtOnce))
        {
            db.AddRange(some);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        if (found.Redirections is { } redirections)
        {
            await db.Set<FicheRedirection>().ExecuteDeleteAsync(cancellationToken);
            db.AddRange(redirections.Select(r => new FicheRedirection { FromId = r.Key, ToId = r.Value }));
        }

        await AddAsync(reading, cancellationToken);
    }

    async Task AddAsync(FicheReading reading, CancellationToken cancellationToken)
    {
        db.Add(reading);
        await db.SaveChangesAsync(cancellationToken);
        var kept = await db.Set<FicheReading>()
            .OrderByDescending(r => r.Id)
            .Select(r => r.Id)
            .Take(MostReadings)
            .ToListAsync(cancellationToken);
        var oldest = kept[^1];
        await db.Set<FicheReading>().Where(r => r.Id < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
