using Microsoft.EntityFrameworkCore.Diagnostics;
using Parvis.Commands;
using Parvis.Data;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Bench;

/// <summary>The program inside this one, to see the SQL of its pages; it is never the one under load.</summary>
sealed class Watched : IAsyncDisposable
{
    readonly WebApplication host;
    readonly SqlWatch watch;

    Watched(WebApplication host, SqlWatch watch)
    {
        this.host = host;
        this.watch = watch;
    }

    public static async Task<Watched> StartAsync(FilledTown town)
    {
        var noted = new SqlWatch();
        var program = ParvisHost.Build(
            FilledTown.Arguments,
            builder =>
            {
                town.Configure(builder);
                builder.Services.AddSingleton<IInterceptor>(noted);
                builder.Services.AddSingleton<IStartupFilter>(noted);
            }
        );
        await program.PrepareAsync(CancellationToken.None);
        await SettleAsync(program.Services);
        await program.StartAsync();
        return new Watched(program, noted);
    }

    /// <summary>Seals and figures of a whole year, which a town makes a minute at a time, are no part of what is measured.</summary>
    static async Task SettleAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SealTimelineJob>().RunAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<MakeFiguresJob>().RunAsync(CancellationToken.None);
    }

    public async Task<IReadOnlyList<MeasuredPage>> PagesAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await new MeasuredPages(scope.ServiceProvider.GetRequiredService<ParvisDbContext>()).ListAsync();
    }

    /// <summary>The addresses that residents ask for, once the town is open to them.</summary>
    public async Task<IReadOnlyList<string>> OpenToResidentsAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var settings = scope.ServiceProvider.GetRequiredService<SettingsStore>();
        var town = await settings.GetAsync<TownSettings>();
        await scope
            .ServiceProvider.GetRequiredService<Transactions>()
            .RunAsync(
                () => settings.SaveAsync(town with { ResidentsUrl = "https://demandes.ville.example" }),
                CancellationToken.None
            );
        return await ActivatorUtilities
            .CreateInstance<PortalPages>(scope.ServiceProvider)
            .ListAsync(CancellationToken.None);
    }

    /// <summary>The commands of each of a page's first addresses, each asked for a second time: what is remembered is warm.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<SentCommand>>> CommandsAsync(MeasuredPage page)
    {
        using var visitor = await Visitor.SignInAsync(new Uri(host.Urls.First()), page.Login);
        var paths = page.Paths.Take(20).ToList();
        foreach (var path in paths)
            await visitor.GetAsync(path);
        var all = new List<IReadOnlyList<SentCommand>>();
        foreach (var path in paths)
        {
            var mark = Guid.NewGuid().ToString("N");
            await visitor.GetAsync(path, mark);
            all.Add(watch.Of(mark));
        }

        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
    }
}
