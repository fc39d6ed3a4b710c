using System.CommandLine;
using Parvis.Data;
using Parvis.Features.OfficialSheets.Import;

namespace Parvis.Commands;

/// <summary><c>official-fiches import</c>: reads the folder of the official fiches now, as the night does.</summary>
static class OfficialFichesCommand
{
    const string By = "Ligne de commande";

    public static Command Build() => new("official-fiches", "The fiches of service-public.") { Import() };

    static Command Import()
    {
        var from = new Option<string?>("--from")
        {
            Description = "A folder or a ZIP, instead of the folder of the settings.",
        };
        var command = new Command("import", "Read them; a broken file is named and skipped.") { from };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(from), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(string? from, CancellationToken cancellationToken)
    {
        await using var app = ParvisHost.Build([]);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().RunAsync(cancellationToken);
        var import = scope.ServiceProvider.GetRequiredService<FicheImport>();
        try
        {
            var path = string.IsNullOrWhiteSpace(from)
                ? await import.FolderAsync(cancellationToken)
                : CallerFolder.Resolve(from);
            var reading = await import.RunAsync(path, By, attended: true, cancellationToken);
            foreach (var broken in reading.Broken)
                await Console.Out.WriteLineAsync($"{broken.File}:{broken.Line}: {broken.Why}");
            await Console.Out.WriteLineAsync(
                FormattableString.Invariant(
                    $"{reading.Added} added, {reading.Changed} changed, {reading.Unchanged} unchanged, {reading.Retired} retired, {reading.BrokenCount} broken, {reading.Seconds:0.0} s."
                )
            );
            return 0;
        }
        catch (RefusedException refused)
        {
            // The rules speak to the people of the town hall, in French, here as on screen.
            throw new StartRefusedException(refused.Message);
        }
    }
}
