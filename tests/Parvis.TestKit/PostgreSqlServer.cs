using Npgsql;

namespace Parvis.TestKit;

/// <summary>
/// The server of the tests: the one of <c>PARVIS_TESTS_POSTGRES</c> (a connection string whose user may create
/// databases), or one that answers at a customary place.
/// </summary>
public sealed class PostgreSqlServer
{
    const string Prefix = "parvis_test_";

    static readonly Lazy<Task<PostgreSqlServer?>> Found = new(FindAsync);

    readonly string connectionString;

    PostgreSqlServer(string connectionString) => this.connectionString = connectionString;

    public static async Task<PostgreSqlServer> NeededAsync()
    {
        var server = await Found.Value;
        Requirements.Need(server is not null, "PostgreSQL does not answer: set PARVIS_TESTS_POSTGRES.");
        return server!;
    }

    public string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database, MaxPoolSize = 20 }.ToString();

    /// <summary>Creates a database, empty or as a copy of another one.</summary>
    public async Task<string> CreateAsync(string? template = null)
    {
        var name = $"{Prefix}{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}_{Guid.NewGuid():N}"[..48];
        await ExecuteAsync(
            template is null ? $"CREATE DATABASE \"{name}\"" : $"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\""
        );
        return name;
    }

    public async Task DropAsync(string database)
    {
        await using (var pool = new NpgsqlConnection(ConnectionStringOf(database)))
            NpgsqlConnection.ClearPool(pool);
        await ExecuteAsync($"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)");
    }

    static async Task<PostgreSqlServer?> FindAsync()
    {
        foreach (var candidate in Candidates())
        {
            var server = new PostgreSqlServer(candidate);
            try
            {
                await server.DropLeftoversAsync();
                return server;
            }
            catch (NpgsqlException)
            {
                // Not there, or not for us: try the next place.
            }
        }

        return null;
    }

    static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("PARVIS_TESTS_POSTGRES") is { Length: > 0 } named)
            return [named];
        const string login = "Username=parvis;Password=parvis;Timeout=2";
        return
        [
            $"Host=127.0.0.1;Port=5432;Database=postgres;{login}",
            $"Host=127.0.0.1;Port=5433;Database=postgres;{login}",
            $"Host=/var/run/postgresql;Database=postgres;Username={Environment.UserName};Timeout=2",
        ];
    }

    /// <summary>A run that was interrupted leaves its databases behind; two hours later nobody uses them.</summary>
    async Task DropLeftoversAsync()
    {
        var old = TimeProvider.System.GetUtcNow().AddHours(-2).ToUnixTimeSeconds();
        var leftovers = new List<string>();
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                $"SELECT datname FROM pg_database WHERE datname LIKE '{Prefix}%'",
                connection
            );
            await using var names = await command.ExecuteReaderAsync();
            while (await names.ReadAsync())
            {
                var name = names.GetString(0);
                if (long.TryParse(name[Prefix.Length..].Split('_')[0], out var madeAt) && madeAt < old)
                    leftovers.Add(name);
            }
        }

        foreach (var name in leftovers)
            await DropAsync(name);
    }

    async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
