using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Parvis.Data;

/// <summary>
/// Readers never wait for the writer (WAL) and a committed request survives a power cut (FULL). Mapping the file in
/// memory spares a system call per page: a third of the time of a search by name.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>What every connection begins with.</summary>
    public const string Text =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA mmap_size=268435456; "
        // What is erased for somebody's privacy must not stay readable in the free room of the file.
        + "PRAGMA secure_delete=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Text;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
