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
        try
        {
            db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (Microsoft.Data.Sqlite.SqliteException failure)
        {
            // A long reader holds it back: the next ordinary checkpoint does it.
            log.LogWarning(failure, "The journal of SQLite was not emptied after an erasure.");
        }
    }
}
