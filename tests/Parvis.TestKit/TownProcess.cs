using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;

namespace Parvis.TestKit;

/// <summary>
/// The built program, serving a town from a process of its own on a free loopback port, that can be killed and started
/// again over the same data. Its clock is the real one.
/// </summary>
public sealed class TownProcess : IAsyncDisposable
{
    readonly TownDatabase database;
    readonly WebApplication bystander;
    ProgramRun? run;

    TownProcess(TownDatabase database, TestTown town)
    {
        this.database = database;
        Town = town;
        bystander = TownApp.BuildHost(
            database,
            new FakeClock(TimeProvider.System.GetUtcNow(), walks: true),
            new SqlTallies(),
            new TownAppOptions
            {
                Environment = "Production",
                Settings = new Dictionary<string, string?> { ["Parvis:Webhooks:AllowPrivateTargets"] = "true" },
            }
        );
    }

    public TestTown Town { get; }

    public DatabaseKind Kind => database.Kind;

    public string DataFolder => database.Folder;

    /// <summary>Null while nothing listens; another one after each start.</summary>
    public Uri? Address { get; private set; }

    /// <summary>Null while nothing runs.</summary>
    public int? ProcessId => run?.ProcessId;

    /// <summary>What the process wrote since it was started last.</summary>
    public string Log => run?.Errors ?? "";

    /// <summary>Over a copy of the test town; not started yet.</summary>
    public static async Task<TownProcess> OfTestTownAsync(DatabaseKind kind)
    {
        var (template, town) = await TownTemplates.OfAsync(kind);
        return new TownProcess(await template.CopyAsync(), town);
    }

    /// <summary>Over an empty database; <see cref="Town"/> means nothing there.</summary>
    public static async Task<TownProcess> OfNothingAsync(DatabaseKind kind) =>
        new(await TownDatabase.EmptyAsync(kind), new TestTown());

    public async Task StartAsync(params string[] settings)
    {
        Launch(settings);
        await ListensAsync();
    }

    /// <summary>Without waiting until it listens.</summary>
    public void Launch(params string[] settings) =>
        run = ProgramRun.Start(
            database.Folder,
            "Production",
            ["serve", "--urls", "http://127.0.0.1:0", .. settings],
            database.ConnectionString
        );

    public async Task ListensAsync()
    {
        const string words = "Now listening on: ";
        var line = await run!.WaitForErrorAsync(words);
        Address = new Uri(line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Trim());
    }

    public async Task KillAsync()
    {
        Address = null;
        await run!.KillAsync();
        await run.DisposeAsync();
        run = null;
    }

    /// <summary>Another command of the program over the same data, to its end.</summary>
    public Task<ProgramRun> CommandAsync(params string[] arguments) =>
        ProgramRun.Start(database.Folder, "Production", arguments, database.ConnectionString).EndedAsync();

    /// <summary>The key of another program, from the command line.</summary>
    public async Task<string> MakeApiKeyAsync(params string[] scopes)
    {
        await using var made = await CommandAsync([
            "api-key",
            "create",
            "--name",
            "Essai",
            "--requests-per-minute",
            "60000",
            "--scopes",
            .. scopes,
        ]);
        return made.ExitCode == 0 ? made.Output.Trim() : throw new UnexpectedAnswerException(made.Errors);
    }

    /// <summary>Reads or prepares rows beside the process, as a second node would.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = bystander.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<T> DatabaseAsync<T>(Func<ParvisDbContext, Task<T>> work) =>
        InScopeAsync(services => work(services.GetRequiredService<ParvisDbContext>()));

    public async ValueTask DisposeAsync()
    {
        if (run is not null)
            await run.DisposeAsync();
        await bystander.DisposeAsync();
        if (Kind == DatabaseKind.Sqlite)
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await database.DisposeAsync();
    }
}
