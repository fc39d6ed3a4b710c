using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;

namespace Parvis.TestKit;

/// <summary>One migrated database with the test town per kind and per run; every test town is a copy of it.</summary>
static class TownTemplates
{
    static readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<(TownDatabase, TestTown)>>> Made = new();

    static TownTemplates() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var made in Made.Values)
            {
                if (made is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                    made.Value.Result.Item1.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
            }
        };

    public static Task<(TownDatabase Database, TestTown Town)> OfAsync(DatabaseKind kind) =>
        Made.GetOrAdd(kind, k => new Lazy<Task<(TownDatabase, TestTown)>>(() => MakeAsync(k))).Value;

    static async Task<(TownDatabase, TestTown)> MakeAsync(DatabaseKind kind)
    {
        var database = await TownDatabase.EmptyAsync(kind);
        TestTown town;
        await using (
            var host = TownApp.BuildHost(
                database,
                new FakeClock(FakeClock.MondayMorning),
                new SqlTallies(),
                new TownAppOptions()
            )
        )
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
            town = await TestTown.BuildAsync(scope.ServiceProvider);
        }

        // A database that is copied must have nobody in it.
        if (kind == DatabaseKind.Sqlite)
            SqliteConnection.ClearAllPools();
        else
            Npgsql.NpgsqlConnection.ClearAllPools();
        return (database, town);
    }
}
