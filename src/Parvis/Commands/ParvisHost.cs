using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Antivirus;
using Parvis.Data.Blobs;
using Parvis.Data.Jobs;
using Parvis.Demo;
using Parvis.Features;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Commands;

/// <summary>Composes the application; the tests build the very same host with their own settings.</summary>
public static class ParvisHost
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // What the program comes with lies beside it, wherever it is called from.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ContentRootPath = NamesContentRoot(args) ? null : AppContext.BaseDirectory,
            }
        );
        // A build that was not published has its stylesheets in the sources, outside Development too.
        builder.WebHost.UseStaticWebAssets();
        // Standard output carries the results of commands only.
        builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        // A start that fails is said in one sentence by whoever asked for it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddSingleton(TimeProvider.System);
        configure?.Invoke(builder);
        builder.Services.AddSingleton(provider => OpenFolder(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton<TrainingMode>();
        builder.Services.AddParvisDatabase(builder.Configuration);
        builder.Services.AddAntivirus(builder.Configuration);
        builder.Services.AddScoped<DatabaseUpgrade>();
        builder.Services.AddSingleton<IBlobStore, DiskBlobStore>();
        builder.Services.AddSingleton<JobAlarm>();
        builder.Services.AddHostedService<JobRunner>();
        builder.Services.AddParvisFeatures();
        builder.Services.AddParvisWeb();
        builder.Services.AddScoped<DemoFilling>();
        builder.Services.AddScoped<DemoMornings>();
        builder.Services.AddScoped<DemoApprovals>();
        builder.Services.AddScoped<DemoLetters>();
        var app = builder.Build();
        app.UseParvisWeb();
        return app;
    }

    static bool NamesContentRoot(string[] args) =>
        args.Any(a => a.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase))
        || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null
        || Environment.GetEnvironmentVariable("DOTNET_CONTENTROOT") is not null;

    /// <summary>Everything that must hold before the first page: folder, database, texts to search.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().RunAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<RequestTexts>().CompleteAsync(cancellationToken);
    }

    static DataFolder OpenFolder(IConfiguration configuration, IHostEnvironment environment)
    {
        try
        {
            return DataFolder.Resolve(configuration, environment);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new StartRefusedException(
                $"Cannot write in the data folder: {failure.Message} Choose another one with PARVIS_DATA."
            );
        }
    }
}
