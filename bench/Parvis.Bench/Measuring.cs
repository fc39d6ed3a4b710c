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
        // A bare endpoint that is still being compiled would flatter the first pages.
        await (await BareAsync(town, 1_000)).LoadAsync("warm", options.Connections[^1], options.WarmUp * 5);
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
        var (loads, bares) = await SideBySideAsync(
            new(server, "/", _ => paths, ("Cookie", visitor.Cookie)),
            await BareAsync(town, bytes)
        );
        return Show(
            new(page.Name, commands.Min(c => c.Count), await BareSql.MedianAsync(town, commands), bytes, loads, bares)
        );
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
        // A registration sent under the same key twice would be answered from what was kept.
        var run = Guid.NewGuid().ToString("N");
        var registering = new Asked(
            server,
            "/api/v1/requests",
            part => ["register.lua", $"{run}-{part}"],
            ("Authorization", $"Bearer {Key().Match(made).Value}")
        );
        // Nothing else warms what a registration does, and its first one takes a second.
        await registering.LoadAsync("first", 1, options.WarmUp * 3);
        const int answer = 1_000;
        var (loads, bares) = await SideBySideAsync(registering, await BareAsync(town, answer));
        return Show(new("registration", null, await BareSql.WriteMedianAsync(town), answer, loads, bares));
    }

    async Task<Asked> BareAsync(FilledTown town, int bytes)
    {
        // A file of its own: it is asked in turn with the page.
        var file = Path.Combine(town.Folder, "bare.txt");
        await File.WriteAllTextAsync(file, $"/{bytes.ToString(CultureInfo.InvariantCulture)}\n");
        return new(bare, "/", _ => [.. FollowPaths, file]);
    }

    /// <summary>
    /// In turn, so that a machine busy with something else slows both; the best round of each, which is what a machine
    /// left alone gives.
    /// </summary>
    async Task<(IReadOnlyList<LoadFigures> Loads, IReadOnlyList<LoadFigures> Bare)> SideBySideAsync(
        Asked page,
        Asked beside
    )
    {
        // What runs for the first time is compiled, and compiled again once it is known to be busy: of several rounds,
        // the first one does it.
        if (options.Rounds == 1)
        {
            await page.LoadAsync("warm", options.Connections[^1], options.WarmUp);
            await beside.LoadAsync("warm", options.Connections[^1], options.WarmUp);
        }

        var (loads, bares) = (new List<LoadFigures>(), new List<LoadFigures>());
        foreach (var connections in options.Connections)
        {
            var (pageRounds, bareRounds) = (new List<LoadFigures>(), new List<LoadFigures>());
            for (var round = 0; round < options.Rounds; round++)
            {
                pageRounds.Add(await page.LoadAsync($"c{connections}r{round}", connections, options.Each));
                bareRounds.Add(await beside.LoadAsync($"c{connections}r{round}", connections, options.Each));
            }

            loads.Add(pageRounds.MaxBy(l => l.PerSecond)!);
            bares.Add(bareRounds.MaxBy(l => l.PerSecond)!);
        }

        return (loads, bares);
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
