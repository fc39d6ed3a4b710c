using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Parvis.Data.Search;

namespace Parvis.Data;

/// <summary>Brings the database to this version of the program, and refuses one from a newer version.</summary>
public sealed class DatabaseUpgrade(ParvisDbContext db, TextIndex texts, DataFolder folder)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var applied = await AppliedAsync(cancellationToken);
            var unknown = applied.FirstOrDefault(m => !known.Contains(m));
            if (unknown is not null)
                throw new StartRefusedException(
                    $"The database was made by a newer version of Parvis (it has {unknown}). Install that version, or restore a back-up."
                );
            var missing = known.Count - applied.Count;
            if (missing > 0)
                await db.Database.MigrateAsync(cancellationToken);
            await texts.EnsureAsync(cancellationToken);
            return missing;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 8 or 14 or 23)
        {
            throw new StartRefusedException(
                $"Cannot write the database in {folder.Root}. Check the folder's rights, or choose another one with PARVIS_DATA."
            );
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 11 or 26)
        {
            throw new StartRefusedException(
                $"{folder.Database} is damaged, or is not a database. Restore a back-up, or choose another folder with PARVIS_DATA."
            );
        }
        catch (NpgsqlException failure) when (failure is not PostgresException)
        {
            throw new StartRefusedException($"Cannot reach PostgreSQL: {failure.Message}");
        }
    }

    /// <summary>For commands that read: a database of another version is not theirs to bring up.</summary>
    public async Task RefuseUnlessCurrentAsync(CancellationToken cancellationToken)
    {
        if (!(await AppliedAsync(cancellationToken)).SequenceEqual(db.Database.GetMigrations(), StringComparer.Ordinal))
            throw new StartRefusedException(
                $"The database in {folder.Root} is missing, or not of this version of Parvis: run 'parvis migrate' first."
            );
    }

    async Task<List<string>> AppliedAsync(CancellationToken cancellationToken) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken)]
            : [];
}
