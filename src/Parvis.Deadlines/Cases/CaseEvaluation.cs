using System.Globalization;

namespace Parvis.Deadlines.Cases;

/// <summary>Evaluates a whole file of cases beside what it expects.</summary>
public static class CaseEvaluation
{
    /// <summary>Writes the same file with what the clocks say, and tells every difference.</summary>
    /// <param name="input">The file.</param>
    /// <param name="output">
    /// The same lines, ended alike, with <c>got_clock_start,got_due,got_kind</c>, which stay empty on a bad line.
    /// </param>
    /// <param name="errors">One sentence for each difference and each bad line, with its number and column.</param>
    /// <returns>Whether every line could be read and is as expected.</returns>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static bool Run(TextReader input, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        CaseReader reader;
        try
        {
            reader = new(input);
        }
        catch (FormatException bad)
        {
            errors.WriteLine(bad.Message);
            return false;
        }
        var writer = new CaseWriter(output, reader.LineEnd);
        writer.WriteFields([.. reader.Columns, .. CaseColumns.Got]);
        var agrees = true;
        foreach (var line in reader.Lines())
        {
            var got = line.Case is { } read ? CaseAnswer.Of(read.Evaluate()) : new("", "", "");
            var missing = Enumerable.Repeat("", Math.Max(0, reader.Columns.Count - line.Fields.Count));
            writer.WriteFields([.. line.Fields, .. missing, got.ClockStart, got.Due, got.Kind]);
            foreach (var sentence in Sentences(line, got))
            {
                errors.WriteLine(sentence);
                agrees = false;
            }
        }
        return agrees;
    }

    static IEnumerable<string> Sentences(CaseLine line, CaseAnswer got) =>
        line.Case is { } read
            ? read
                .Expected.Differences(got)
                .Select(d =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Line {line.Number}{(read.Id.Length > 0 ? $" ({read.Id})" : "")}, column {d.Column}: "
                    ) + $"expected {d.Expected}, got {d.Got}."
                )
            : [line.Problem!.ToString()];
}
