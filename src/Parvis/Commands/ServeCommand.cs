using System.CommandLine;
using System.Net.Sockets;
using Parvis.Data;
using Parvis.Demo;
using Parvis.Features.Accounts;
using Parvis.Features.Administration.Installation;

namespace Parvis.Commands;

static class ServeCommand
{
    public static Command Build()
    {
        var settings = new Argument<string[]>("settings")
        {
            Description = "Settings for the host, such as --urls http://localhost:5081",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("serve", "Start the web application (the default).") { settings };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync([.. parsed.GetValue(settings) ?? [], .. parsed.UnmatchedTokens], cancellationToken)
        );
        return command;
    }

    static async Task<int> RunAsync(string[] hostArguments, CancellationToken cancellationToken)
    {
        await using var app = ParvisHost.Build(hostArguments);
        await app.PrepareAsync(cancellationToken);
        await DemoStart.FillIfWantedAsync(app, Console.Error, cancellationToken);
        await ShowInstallationCodeAsync(app, cancellationToken);
        try
        {
            await app.RunAsync(cancellationToken);
        }
        catch (IOException failure) when (failure.InnerException is SocketException or IOException)
        {
            var urls = app.Configuration["urls"] ?? app.Configuration["ASPNETCORE_URLS"] ?? "http://localhost:5080";
            throw new StartRefusedException(
                $"Cannot listen on {urls}: another program uses this port. Stop it, or choose another one with --urls."
            );
        }

        return 0;
    }

    /// <summary>Once the address is known, and only while nobody can sign in; Development fills itself instead.</summary>
    static async Task ShowInstallationCodeAsync(WebApplication app, CancellationToken cancellationToken)
    {
        if (
            app.Environment.IsDevelopment()
            || await app.Services.GetRequiredService<InstallationState>().IsInstalledAsync(cancellationToken)
        )
            return;
        var code = app.Services.GetRequiredService<InstallationCode>().Value;
        app.Lifetime.ApplicationStarted.Register(() =>
            Console.Error.WriteLine(
                $"Parvis is not set up yet. Open {app.Urls.FirstOrDefault()}{AccountLinks.Installation} and enter this code: {code}"
            )
        );
    }
}
