using System.CommandLine;
using System.Text;
using Parvis.Deadlines.Cases;

namespace Parvis.Commands;

/// <summary><c>deadlines evaluate</c>: what the clocks say of dated cases; opens no database.</summary>
static class DeadlinesCommand
{
    const int BufferSize = 1 << 16;

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Command Build() => new("deadlines", "Count what the law gives and the town promises.") { Evaluate() };

    static Command Evaluate()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Cases, as comma-separated values (docs/deadlines.md).",
        };
        var command = new Command(
            "evaluate",
            "Print the cases with the dates found; ends with 1 when one is not as expected or cannot be read."
        )
        {
            file,
        };
        command.SetAction(parsed => Run(parsed.GetValue(file)!));
        return command;
    }

    static int Run(string file)
    {
        StreamReader input;
        try
        {
            input = new(CallerFolder.Resolve(file), Utf8, detectEncodingFromByteOrderMarks: true, BufferSize);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine($"Cannot open {file}: {failure.Message}");
            return 2;
        }
        using (input)
        using (var output = new StreamWriter(Console.OpenStandardOutput(), Utf8, BufferSize))
            return CaseEvaluation.Run(input, output, Console.Error) ? 0 : 1;
    }
}
