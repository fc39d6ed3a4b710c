using System.CommandLine;
using Parvis.Data;

namespace Parvis.Commands;

static class MigrateCommand
{
    public static Command Build()
    {
        var command = new Command("migrate", "Create the database, or bring it up to this version of the program.");
        command.SetAction(
            async (_, cancellationToken) =>
            {
                await using var app = ParvisHost.Build([]);
                await using var scope = app.Services.CreateAsyncScope();
                var applied = await scope
                    .ServiceProvider.GetRequiredService<DatabaseUpgrade>()
                    .RunAsync(cancellationToken);
                await Console.Out.WriteLineAsync(
                    applied == 0 ? "The database is up to date." : $"Applied {applied} migration(s)."
                );
                return 0;
            }
        );
        return command;
    }
}
