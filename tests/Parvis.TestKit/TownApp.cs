using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Commands;
using Parvis.Data;
using Parvis.Data.Dropped;
using Parvis.Features.Administration.MailHealth;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Privacy.Erasing;

namespace Parvis.TestKit;

/// <summary>
/// The real program, listening on a free loopback port, over a test town of its own. Only the clock is faked, and
/// what would leave the town stays in its data folder.
/// </summary>
public sealed partial class TownApp : IAsyncDisposable
{
    static IModelMetadataProvider? modelMetadata;
    readonly TownDatabase database;
    readonly TownAppOptions options;
    WebApplication host;
    bool joined;

    TownApp(
        WebApplication host,
        TownDatabase database,
        FakeClock clock,
        TestTown town,
        SqlTallies sql,
        TownAppOptions options
    )
    {
        this.host = host;
        this.database = database;
        this.options = options;
        Clock = clock;
        Town = town;
        Sql = sql;
    }

    public FakeClock Clock { get; }

    public TestTown Town { get; }

    public SqlTallies Sql { get; }

    public DatabaseKind Kind => database.Kind;

    public string DataFolder => database.Folder;

    public IServiceProvider Services => host.Services;

    public Uri Address => new(host.Urls.First());

    /// <summary>Starts the program over a fresh copy of the test town.</summary>
    public static async Task<TownApp> StartAsync(DatabaseKind kind, TownAppOptions? options = null)
    {
        options ??= new TownAppOptions();
        var (template, town) = await TownTemplates.OfAsync(kind);
        var database = await template.CopyAsync();
        try
        {
            var clock = new FakeClock(options.Now, options.ClockWalks);
            var sql = new SqlTallies();
            var host = BuildHost(database, clock, sql, options);
            await host.PrepareAsync(CancellationToken.None);
            await host.StartAsync();
            return new TownApp(host, database, clock, town.Copy(), sql, options);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the program over an empty database, as a new town does; <see cref="Town"/> means nothing there.</summary>
    public static async Task<TownApp> StartEmptyAsync(DatabaseKind kind, TownAppOptions? options = null)
    {
        options ??= new TownAppOptions();
        var database = await TownDatabase.EmptyAsync(kind);
        try
        {
            var clock = new FakeClock(options.Now, options.ClockWalks);
            var sql = new SqlTallies();
            var host = BuildHost(database, clock, sql, options);
            await host.PrepareAsync(CancellationToken.None);
            await host.StartAsync();
            return new TownApp(host, database, clock, new TestTown(), sql, options);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another node over the same data, which this one keeps: stop the other one first.</summary>
    public async Task<TownApp> StartNodeAsync()
    {
        var sql = new SqlTallies();
        var node = BuildHost(database, Clock, sql, options);
        await node.StartAsync();
        return new TownApp(node, database, Clock, Town, sql, options) { joined = true };
    }

    /// <summary>
    /// The program stops and a new one starts over the same data, at another address: who was there signs in again.
    /// </summary>
    /// <param name="meanwhile">What happens to the clock or the data while nothing runs.</param>
    public async Task RestartAsync(Action? meanwhile = null)
    {
        await StopAsync();
        meanwhile?.Invoke();
        host = BuildHost(database, Clock, Sql, options);
        await host.PrepareAsync(CancellationToken.None);
        await host.StartAsync();
    }

    async Task StopAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
        if (Kind == DatabaseKind.Sqlite)
            SqliteConnection.ClearAllPools();
    }

    internal static WebApplication BuildHost(
        TownDatabase database,
        FakeClock clock,
        SqlTallies sql,
        TownAppOptions options
    ) =>
        ParvisHost.Build(
            [
                $"--environment={options.Environment}",
                "--applicationName=Parvis",
                $"--contentRoot={Repository.ApplicationFolder}",
                "--urls=http://127.0.0.1:0",
            ],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>(options.Settings)
                    {
                        ["PARVIS_DATA"] = database.Folder,
                        ["ConnectionStrings:PostgreSql"] = database.ConnectionString is { } direct
                            ? options.Way(direct)
                            : null,
                        ["Logging:LogLevel:Default"] = "Warning",
                        // No question leaves the machine, unless a test brings its own name server.
                        [SenderDomain.NameServersKey] = options.Settings.GetValueOrDefault(
                            SenderDomain.NameServersKey,
                            SenderDomain.Nobody
                        ),
                    }
                );
                ManyHosts.WatchNoFile(builder.Environment);
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Services.AddSingleton<IInterceptor>(sql.Interceptor);
                builder.Services.AddSingleton<IStartupFilter>(sql);
                // A sign-in is slow on purpose, and most tests begin with one or more.
                builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
                // What pages and forms are made of is the same in every town, and slow to read.
                builder.Services.AddSingleton(SharedModelMetadata);
                // Tests drop whole files, and look twice; what they erase was saved a moment before.
                builder.Services.AddSingleton(new DroppedFiles(TimeSpan.Zero));
                builder.Services.AddSingleton(new OtherFiles(TimeSpan.Zero));
                builder.Services.AddSingleton(new BlobPatience(TimeSpan.Zero));
                options.Configure?.Invoke(builder.Services);
            }
        );

    static IModelMetadataProvider SharedModelMetadata(IServiceProvider services) =>
        LazyInitializer.EnsureInitialized(
            ref modelMetadata,
            () => ActivatorUtilities.CreateInstance<DefaultModelMetadataProvider>(services)
        );

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task InScopeAsync(Func<IServiceProvider, Task> work) =>
        InScopeAsync(async services =>
        {
            await work(services);
            return true;
        });

    /// <summary>Reads or prepares rows directly; what a page or a service can do goes through it instead.</summary>
    public Task<T> DatabaseAsync<T>(Func<ParvisDbContext, Task<T>> work) =>
        InScopeAsync(services => work(services.GetRequiredService<ParvisDbContext>()));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (!joined)
            await database.DisposeAsync();
    }
}

public sealed record TownAppOptions
{
    /// <summary>As a town runs it: nothing but the set-up opens while it is empty.</summary>
    public static readonly TownAppOptions Production = new() { Environment = "Production" };

    public DateTimeOffset Now { get; init; } = FakeClock.MondayMorning;

    /// <summary>For browsers, which wait for real seconds.</summary>
    public bool ClockWalks { get; init; }

    /// <summary>Cookies travel over plain HTTP only in Development.</summary>
    public string Environment { get; init; } = "Development";

    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Leads to the same PostgreSQL another way.</summary>
    public Func<string, string> Way { get; init; } = static direct => direct;

    public Action<IServiceCollection>? Configure { get; init; }
}
