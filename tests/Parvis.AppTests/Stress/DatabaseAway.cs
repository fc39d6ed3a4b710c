using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Stress;

/// <summary>
/// A town whose database can be taken away: PostgreSQL behind a gate that closes, SQLite a file that somebody else
/// holds for longer than anybody waits.
/// </summary>
sealed class DatabaseAway : IAsyncDisposable
{
    readonly TcpGate gate = new();
    SqliteConnection? holder;

    public LogLines Log { get; } = new();

    public TownApp App { get; private set; } = null!;

    public static async Task<DatabaseAway> StartAsync(DatabaseKind database)
    {
        var away = new DatabaseAway();
        away.App = await TownApp.StartAsync(
            database,
            new TownAppOptions
            {
                ClockWalks = true,
                Way = away.gate.Lead,
                Configure = services =>
                {
                    services.AddSingleton<ILoggerProvider>(away.Log);
                    if (database == DatabaseKind.Sqlite && !Requirements.Full)
                        services.AddSingleton<IInterceptor, ShortPatience>();
                },
            }
        );
        return away;
    }

    public async Task TakeAsync()
    {
        if (App.Kind == DatabaseKind.PostgreSql)
        {
            await gate.CloseAsync();
            return;
        }

        holder = new SqliteConnection($"Data Source={Path.Combine(App.DataFolder, "parvis.db")};Pooling=False");
        await holder.OpenAsync();
        await using var hold = holder.CreateCommand();
        hold.CommandText = "BEGIN IMMEDIATE";
        await hold.ExecuteNonQueryAsync();
    }

    public async Task GiveBackAsync()
    {
        if (App.Kind == DatabaseKind.PostgreSql)
            gate.Open();
        else
            await holder!.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (holder is not null)
            await holder.DisposeAsync();
        // The town first: it drops its database by the direct way.
        await App.DisposeAsync();
        await gate.DisposeAsync();
    }

    /// <summary>Ten seconds each time are for the full sizes.</summary>
    sealed class ShortPatience : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout=200";
            await command.ExecuteNonQueryAsync(cancellationToken);
            ((SqliteConnection)connection).DefaultTimeout = 1;
        }
    }
}
