using System.Globalization;
using Parvis.Data;

namespace Parvis.Bench;

/// <summary>What residents waited for while agents worked; the bare endpoint was asked as often, beside the same agents.</summary>
/// <param name="Most">Of the residents' pages, without a pace.</param>
sealed record PortalFigures(
    DatabaseKind Database,
    int Requests,
    LoadFigures Residents,
    LoadFigures Agents,
    LoadFigures Bare,
    LoadFigures Most,
    int Memory
);

/// <summary>The residents' pages at the pace that is asked of them, while agents work.</summary>
sealed class PortalLoad(BenchOptions options, ServerProcess bare)
{
    /// <summary>Pages a second; half of the residents follow a request.</summary>
    const int Pace = 300;

    /// <summary>Pages a second: two hundred agents who each open one every ten seconds.</summary>
    const int AgentPace = 20;

    const int Connections = 32;
    const int AgentConnections = 8;

    /// <summary>Of a residents' page, about.</summary>
    const int Bytes = 8_000;

    public async Task<PortalFigures> RunAsync(DatabaseKind kind, int requests)
    {
        await using var town = await FilledTown.FillAsync(kind, requests, options.PostgreSql);
        var (residents, agents) = await AddressesAsync(town);
        await using var server = await ServerProcess.StartAsync(
            Checkout.Program,
            ["serve"],
            town.Environment,
            "/connexion"
        );
        using var agent = await Visitor.SignInAsync(server.Address, "agent");
        var freely = new Asked(server, "/", _ => ["paths.lua", residents]);
        var working = Paced(server, agents, AgentPace) with { Headers = [("Cookie", agent.Cookie)] };
        await freely.LoadAsync("warm", options.Connections[^1], options.WarmUp * 3);
        await working.LoadAsync("warm", AgentConnections, options.WarmUp * 2);
        var most = await freely.LoadAsync("most", options.Connections[^1], options.Each);

        var during = working.LoadAsync("agents", AgentConnections, options.Each * 3);
        var paced = await Paced(server, residents, Pace).LoadAsync("residents", Connections, options.Each * 3);
        var worked = await during;

        var again = working.LoadAsync("again", AgentConnections, options.Each);
        var nothing = await Paced(bare, await FileAsync(town, "bare", [$"/{Bytes}"]), Pace)
            .LoadAsync("bare", Connections, options.Each);
        await again;
        return new PortalFigures(kind, requests, paced, worked, nothing, most, server.Memory.Own);
    }

    static Asked Paced(ServerProcess server, string paths, int pace) =>
        new(server, "/", _ => ["paced.lua", paths, pace.ToString(CultureInfo.InvariantCulture)]);

    static async Task<(string Residents, string Agents)> AddressesAsync(FilledTown town)
    {
        await using var watched = await Watched.StartAsync(town);
        var residents = await watched.OpenToResidentsAsync();
        var pages = await watched.PagesAsync();
        return (
            await FileAsync(town, "residents", residents),
            await FileAsync(town, "agents", pages.Where(p => p.Login == "agent").SelectMany(p => p.Paths))
        );
    }

    static async Task<string> FileAsync(FilledTown town, string name, IEnumerable<string> paths)
    {
        var file = Path.Combine(town.Folder, $"{name}.txt");
        await File.WriteAllLinesAsync(file, paths);
        return file;
    }
}
