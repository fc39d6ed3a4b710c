using System.CommandLine;
using Parvis.Data;
using Parvis.Data.Outages;

namespace Parvis.Commands;

/// <summary>
/// One executable: <c>serve</c> (the default) and the administration commands. Exit codes: 0 done, 1 refused with a
/// sentence on standard error, 2 the command line itself is wrong.
/// </summary>
public static class ParvisCommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Parvis, the front door of the town hall.")
        {
            ServeCommand.Build(),
            MigrateCommand.Build(),
            UserCommand.Build(),
            ApiKeyCommand.Build(),
            DemoCommand.Build(),
            AuditCommand.Build(),
            MailCommand.Build(),
            DeadlinesCommand.Build(),
            OfficialFichesCommand.Build(),
        };
        // Without a command, and with nothing but options for the host, it serves.
        var effective =
            args.Length == 0 || (args[0].StartsWith('-') && !IsAboutTheProgram(args[0])) ? ["serve", .. args] : args;
        var parsed = root.Parse(effective);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Try 'parvis --help'.");
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (Exception failure) when (OutageSigns.Of(failure) is { } outage)
        {
            await Console.Error.WriteLineAsync(
                outage == Outage.DatabaseAway
                    ? $"The database does not answer or is held by another program: {failure.GetBaseException().Message}"
                    : $"Cannot write: {failure.GetBaseException().Message}"
            );
            return 1;
        }
    }

    static bool IsAboutTheProgram(string option) => option is "--help" or "-h" or "-?" or "--version";
}
