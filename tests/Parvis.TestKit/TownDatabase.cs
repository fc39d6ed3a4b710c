using Parvis.Data;

namespace Parvis.TestKit;

/// <summary>A data folder and, for PostgreSQL, a database, thrown away at the end.</summary>
public sealed class TownDatabase : IAsyncDisposable
{
    readonly PostgreSqlServer? server;
    readonly string? databaseName;

    TownDatabase(DatabaseKind kind, PostgreSqlServer? server, string? databaseName)
    {
        Kind = kind;
        this.server = server;
        this.databaseName = databaseName;
    }

    public DatabaseKind Kind { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("parvis-test-").FullName;

    public string? ConnectionString => databaseName is null ? null : server!.ConnectionStringOf(databaseName);

    public static async Task<TownDatabase> EmptyAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
            return new TownDatabase(kind, server: null, databaseName: null);
        var server = await PostgreSqlServer.NeededAsync();
        return new TownDatabase(kind, server, await server.CreateAsync());
    }

    /// <summary>The copy has everything of this one, its keys too: its timeline still verifies.</summary>
    public async Task<TownDatabase> CopyAsync()
    {
        var copy = new TownDatabase(
            Kind,
            server,
            databaseName is null ? null : await server!.CreateAsync(template: databaseName)
        );
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        if (databaseName is not null)
            await server!.DropAsync(databaseName);
        Directory.Delete(Folder, recursive: true);
    }
}
