using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Privacy.Erasing;

/// <summary>
/// SQLite keeps former pages in its journal until they are copied into the file; after an erasure they are copied at
/// once. PostgreSQL clears them by its own vacuum.
/// </summary>
public sealed class SqliteTraces(ParvisDbContext db, ILogger<SqliteTraces> log)
{
    public void Forget()
    {
        if (!db.Database.IsSqlite())
            return;
        // A connection of its own: a checkpoint never finishes on one that still reads.
        using var connection = new SqliteConnection(db.Database.GetConnectionString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=2000; PRAGMA wal_checkpoint(TRUNCATE);";
        using var answer = command.ExecuteReader();
        do
        {
            // A long reader holds it back: the next ordinary checkpoint does it.
            if (answer.FieldCount == 3 && answer.Read() && answer.GetInt64(0) != 0)
                log.LogWarning("The journal of SQLite was not emptied after an erasure: somebody was reading.");
        } while (answer.NextResult());
    }
}
