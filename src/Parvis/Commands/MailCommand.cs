using System.CommandLine;
using Parvis.Mail.Reading;

namespace Parvis.Commands;

/// <summary><c>mail read</c>: what Parvis understands of a message, to see what it would do with it; opens no database.</summary>
static class MailCommand
{
    public static Command Build() => new("mail", "Look at e-mail messages.") { Read() };

    static Command Read()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Raw messages, as .eml files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("read", "Print what is read of each message, one JSON object a line.") { files };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(files)!, cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(string[] files, CancellationToken cancellationToken)
    {
        var status = 0;
        await using var output = Console.OpenStandardOutput();
        foreach (var file in files)
        {
            try
            {
                using var mail = await MailReader.ReadFileAsync(
                    CallerFolder.Resolve(file),
                    cancellationToken: cancellationToken
                );
                await output.WriteAsync(MailLine.Of(file, mail), cancellationToken);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
            {
                await Console.Error.WriteLineAsync($"Cannot open {file}: {failure.Message}");
                status = 2;
            }
        }
        return status;
    }
}
