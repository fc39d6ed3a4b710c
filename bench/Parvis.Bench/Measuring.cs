using System.Globalization;
using System.Text.RegularExpressions;
using Parvis.Data;

namespace Parvis.Bench;

/// <summary>Everything measured on one town.</summary>
sealed partial class Measuring(BenchOptions options, ServerProcess bare)
{
    static readonly string[] FollowPaths = ["paths.lua"];

    public async Task<TownFigures> RunAsync(DatabaseKind kind, int requests)
    {
        Say($"{kind}, {requests} requests: filling");
        await using var town = await FilledTown.FillAsync(kind, requests, options.PostgreSql);
        Say($"  filled in {town.FilledIn.TotalSeconds:0} s; starting");
        var (pages, commands) = await WatchAsync(town);
        await using var server = await ServerProcess.StartAsync(
            Checkout.Program,
            ["serve"],
            town.Environment,
            "/connexion"
        );
        // What every page shares is compiled before the first one is measured.
        foreach (var page in pages)
            await WarmAsync(town, server, page);
        var figures = new List<PageFigures>();
        foreach (var page in pages)
            figures.Add(await PageAsync(town, server, page, commands[page]));
        figures.Add(await RegistrationAsync(town, server));
        return new TownFigures(kind, requests, town.FilledIn, server.StartedIn, server.Memory, figures);
    }

    static async Task<(
        IReadOnlyList<MeasuredPage> Pages,
        Dictionary<MeasuredPage, IReadOnlyList<IReadOnlyList<SentCommand>>> Commands
    )> WatchAsync(FilledTown town)
    {
        await using var watched = await Watched.StartAsync(town);
        var pages = await watched.PagesAsync();
        var commands = new Dictionary<MeasuredPage, IReadOnlyList<IReadOnlyList<SentCommand>>>();
        foreach (var page in pages)
            commands[page] = await watched.CommandsAsync(page);
        return (pages, commands);
    }

    async Task WarmAsync(FilledTown town, ServerProcess server, MeasuredPage page)
    {
        using var visitor = await Visitor.SignInAsync(server.Address, page.Login);
        await Load.RunAsync(
            server.Address,
            await PathsAsync(town, page.Paths),
            options.Connections[^1],
            options.WarmUp,
            ("Cookie", visitor.Cookie)
        );
    }

    static async Task<IReadOnlyList<string>> PathsAsync(FilledTown town, IReadOnlyList<string> paths)
    {
        var file = Path.Combine(town.Folder, "paths.txt");
        await File.WriteAllLinesAsync(file, paths);
        return [.. FollowPaths, file];
    }

    async Task<PageFigures> PageAsync(
        FilledTown town,
        ServerProcess server,
        MeasuredPage page,
        IReadOnlyList<IReadOnlyList<SentCommand>> commands
    )
    {
        using var visitor = await Visitor.SignInAsync(server.Address, page.Login);
        var bytes = (await visitor.GetAsync(page.Paths[0])).Length;
        var paths = await PathsAsync(town, page.Paths);
        var loads = await LoadAsync(server, "/", paths, ("Cookie", visitor.Cookie));
        var sql = await BareSql.MedianAsync(town, commands);
        return Show(new(page.Name, commands.Max(c => c.Count), sql, bytes, loads, await BareAsync(town, bytes)));
    }

    async Task<PageFigures> RegistrationAsync(FilledTown town, ServerProcess server)
    {
        var made = await town.CommandAsync(
            "api-key",
            "create",
            "--name",
            "bench",
            "--scopes",
            "requests:write",
            "--requests-per-minute",
            "60000"
        );
        var key = ("Authorization", $"Bearer {Key().Match(made).Value}");
        const string path = "/api/v1/requests";
        // Nothing else warms what a registration does, and its first one takes a second.
        await Load.RunAsync(
            new Uri(server.Address, path),
            ["register.lua", Guid.NewGuid().ToString("N")],
            1,
            options.WarmUp * 3,
            key
        );
        var loads = await LoadAsync(server, path, ["register.lua", Guid.NewGuid().ToString("N")], key);
        var sql = await BareSql.WriteMedianAsync(town);
        const int answer = 1_000;
        return Show(new("registration", null, sql, answer, loads, await BareAsync(town, answer)));
    }

    async Task<IReadOnlyList<LoadFigures>> BareAsync(FilledTown town, int bytes)
    {
        return await LoadAsync(bare, "/", await PathsAsync(town, [$"/{bytes.ToString(CultureInfo.InvariantCulture)}"]));
    }

    async Task<IReadOnlyList<LoadFigures>> LoadAsync(
        ServerProcess server,
        string path,
        IReadOnlyList<string> script,
        params (string Name, string Value)[] headers
    )
    {
        var address = new Uri(server.Address, path);
        // What runs for the first time is compiled, and compiled again once it is known to be busy.
        await Load.RunAsync(address, Marked("warm"), options.Connections[^1], options.WarmUp, headers);
        var figures = new List<LoadFigures>();
        foreach (var connections in options.Connections)
        {
            var before = server.Processor;
            var load = await Load.RunAsync(address, Marked($"c{connections}"), connections, options.Each, headers);
            if (load.Answers == 0)
                throw new BenchFailedException($"No answer from {address} in {options.Each.TotalSeconds} s.");
            server.LookAtMemory();
            figures.Add(load with { Processor = (server.Processor - before).TotalMilliseconds / load.Answers });
        }

        return figures;

        // A registration sent under the same key twice would be answered from what was kept.
        IReadOnlyList<string> Marked(string run) =>
            string.Equals(script[0], FollowPaths[0], StringComparison.Ordinal)
                ? script
                : [script[0], $"{script[1]}-{run}"];
    }

    static PageFigures Show(PageFigures page)
    {
        foreach (var load in page.Loads)
            Say(
                $"  {page.Page, -22} {load.Connections} connection(s): p50 {load.P50:0.0} ms, p99 {load.P99:0.0} ms, {load.PerSecond:0}/s, processor {load.Processor:0.0} ms, SQL {page.Sql:0.00} ms, {page.Commands} commands, load {load.MachineLoad:0.0}"
            );
        return page;
    }

    static void Say(FormattableString line) => Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("parvis_[A-Za-z0-9_-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
