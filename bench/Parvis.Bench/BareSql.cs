using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Parvis.Data;

namespace Parvis.Bench;

/// <summary>A page's own SQL sent again through the driver alone, every row read: what the page adds is the rest.</summary>
static class BareSql
{
    const int Times = 200;

    /// <returns>The median of one page's commands, in milliseconds.</returns>
    public static async Task<double> MedianAsync(FilledTown town, IReadOnlyList<IReadOnlyList<SentCommand>> pages)
    {
        await using var connection = await OpenAsync(town);
        var prepared = pages.Select(page => page.Select(sent => Command(connection, sent)).ToList()).ToList();
        var taken = new List<double>();
        for (var turn = 0; turn < Times + pages.Count; turn++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var command in prepared[turn % prepared.Count])
                await ReadAsync(command);
            // The first round fills the caches, as the load on the page did.
            if (turn >= pages.Count)
                taken.Add(watch.Elapsed.TotalMilliseconds);
        }

        taken.Sort();
        return taken[taken.Count / 2];
    }

    /// <returns>The median of one row written for good, in milliseconds: what no registration can be faster than.</returns>
    public static async Task<double> WriteMedianAsync(FilledTown town)
    {
        await using var connection = await OpenAsync(town);
        await RunAsync("CREATE TABLE bench_bare (id INTEGER PRIMARY KEY, body TEXT NOT NULL)");
        var taken = new List<double>();
        for (var turn = 1; turn <= Times; turn++)
        {
            var watch = Stopwatch.StartNew();
            await using (var transaction = await connection.BeginTransactionAsync())
            {
                await using var insert = connection.CreateCommand();
                insert.Transaction = transaction;
                insert.CommandText = $"INSERT INTO bench_bare (id, body) VALUES ({turn}, 'Un nid-de-poule profond')";
                await insert.ExecuteNonQueryAsync();
                await transaction.CommitAsync();
            }

            taken.Add(watch.Elapsed.TotalMilliseconds);
        }

        await RunAsync("DROP TABLE bench_bare");
        taken.Sort();
        return taken[taken.Count / 2];

        async Task RunAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    public static async Task<DbConnection> OpenAsync(FilledTown town)
    {
        DbConnection connection =
            town.Kind == DatabaseKind.PostgreSql
                ? new NpgsqlConnection(town.PostgreSql)
                : new SqliteConnection(DatabaseSetup.SqliteConnectionString(Path.Combine(town.Folder, "parvis.db")));
        await connection.OpenAsync();
        if (connection is SqliteConnection)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = SqlitePragmas.Text;
            await command.ExecuteNonQueryAsync();
        }

        return connection;
    }

    static DbCommand Command(DbConnection connection, SentCommand sent)
    {
        var command = connection.CreateCommand();
        command.CommandText = sent.Text;
        foreach (var parameter in sent.Parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    static async Task ReadAsync(DbCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                    reader.GetValue(column);
            }
        } while (await reader.NextResultAsync());
    }
}
