using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Parvis.Data;

namespace Parvis.Bench;

/// <summary>A demonstration town of a given size in a data folder of its own, thrown away at the end.</summary>
sealed class FilledTown : IAsyncDisposable
{
    const string Database = "parvis_bench";

    readonly string? server;

    FilledTown(DatabaseKind kind, int requests, string? server)
    {
        Kind = kind;
        Requests = requests;
        this.server = server;
    }

    public DatabaseKind Kind { get; }

    public int Requests { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("parvis-bench-").FullName;

    public TimeSpan FilledIn { get; private set; }

    public string? PostgreSql =>
        server is null ? null : new NpgsqlConnectionStringBuilder(server) { Database = Database }.ConnectionString;

    /// <summary>What a process of the program is told to work with this town.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PARVIS_DATA"] = Folder,
            ["ConnectionStrings__PostgreSql"] = PostgreSql ?? "",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Logging__LogLevel__Default"] = "Warning",
        };

    /// <summary>For the program inside this one.</summary>
    public static string[] Arguments =>
        [
            "--environment=Production",
            "--applicationName=Parvis",
            $"--contentRoot={Checkout.Application}",
            "--urls=http://127.0.0.1:0",
        ];

    /// <summary>The program inside this one works with this town.</summary>
    public void Configure(WebApplicationBuilder builder) =>
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["PARVIS_DATA"] = Folder,
                ["ConnectionStrings:PostgreSql"] = PostgreSql,
                ["Logging:LogLevel:Default"] = "Warning",
            }
        );

    /// <summary>One person for five requests, two in five of them open.</summary>
    public static async Task<FilledTown> FillAsync(DatabaseKind kind, int requests, string? postgreSql)
    {
        var town = new FilledTown(kind, requests, kind == DatabaseKind.PostgreSql ? postgreSql : null);
        await town.ForgetAsync(again: true);
        var watch = Stopwatch.StartNew();
        await town.CommandAsync(
            "demo",
            "--requests",
            requests.ToString(CultureInfo.InvariantCulture),
            "--people",
            (requests / 5).ToString(CultureInfo.InvariantCulture),
            "--open",
            "36"
        );
        town.FilledIn = watch.Elapsed;
        return town;
    }

    /// <summary>A command of the program over this town; gives what it prints.</summary>
    public Task<string> CommandAsync(params string[] arguments) =>
        Shell.RunAsync("dotnet", [Checkout.Program, .. arguments], Environment);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await ForgetAsync(again: false);
        Directory.Delete(Folder, recursive: true);
    }

    async Task ForgetAsync(bool again)
    {
        if (server is null)
            return;
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {Database} WITH (FORCE)", connection);
        await drop.ExecuteNonQueryAsync();
        if (!again)
            return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {Database}", connection);
        await create.ExecuteNonQueryAsync();
    }
}
