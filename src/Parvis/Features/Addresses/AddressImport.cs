using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Addresses;

/// <summary>Takes a file in the place of the one before: all of it, or nothing.</summary>
public sealed class AddressImport(
    ParvisDbContext db,
    AddressDirectory directory,
    AdministrationJournal journal,
    TimeProvider clock
)
{
    /// <summary>More than the largest town has: a department's file needs its communes said.</summary>
    public const int Most = 400_000;

    const int AtOnce = 2000;

    public Task<AddressFile?> CurrentAsync(CancellationToken cancellationToken) =>
        db.Set<AddressFile>().AsNoTracking().OrderByDescending(f => f.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>In a transaction: who searches meanwhile finds the addresses there were.</summary>
    /// <returns>How many addresses there are now.</returns>
    public async Task<int> ReplaceAsync(
        Stream content,
        string name,
        IReadOnlyCollection<string> communes,
        string by,
        CancellationToken cancellationToken
    )
    {
        await db.Set<TownAddress>().ExecuteDeleteAsync(cancellationToken);
        await db.Set<AddressFile>().ExecuteDeleteAsync(cancellationToken);
        var (count, known) = (0, new HashSet<string>(StringComparer.Ordinal));
        // A file may say an address twice: once per position.
        foreach (var some in BanReader.Read(content, communes).Where(a => known.Add(a.BanId)).Chunk(AtOnce))
        {
            count += some.Length;
            if (count > Most)
                throw new RefusedException(
                    $"Ce fichier a plus de {Most} adresses : donnez les codes INSEE des communes à garder.",
                    "Communes"
                );
            db.AddRange(some);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        if (count == 0)
            throw new RefusedException(
                communes.Count > 0
                    ? "Ce fichier n'a aucune adresse de ces communes."
                    : "Ce fichier n'a aucune adresse.",
                communes.Count > 0 ? "Communes" : "Upload"
            );
        db.Add(
            new AddressFile
            {
                Name = name.CutTo(AddressFile.MaxName),
                At = clock.GetUtcNow().UtcDateTime,
                By = by.CutTo(AddressFile.MaxBy),
                Addresses = count,
            }
        );
        journal.Write($"adresses : « {name} » importé, {count} adresses");
        await db.SaveChangesAsync(cancellationToken);
        return count;
    }

    /// <summary>Once it is committed.</summary>
    public void Show() => directory.Forget();
}
