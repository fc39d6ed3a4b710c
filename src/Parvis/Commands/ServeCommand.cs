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
        settings.Validators.Add(HostSettings.RefuseUnknown);
        var training = new Option<bool>("--training")
        {
            Description = "To learn with: data of its own, said on every page, nothing ever sent outside.",
        };
        var command = new Command("serve", "Start the web application (the default).") { settings, training };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    [
                        .. parsed.GetValue(settings) ?? [],
                        .. parsed.UnmatchedTokens,
                        .. parsed.GetValue(training) ? ["--Parvis:Training=true"] : Array.Empty<string>(),
                    ],
                    cancellationToken
                )
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
            await app.StartAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or SocketException or FormatException)
        {
            var urls = app.Configuration["urls"] ?? "http://localhost:5000";
            var why = failure is IOException ? "another program uses this port" : failure.Message.TrimEnd('.');
            throw new StartRefusedException(
                $"Cannot listen on {urls}: {why}. Choose another address with --urls, such as --urls http://localhost:5081"
            );
        }

        await app.WaitForShutdownAsync(cancellationToken);
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
