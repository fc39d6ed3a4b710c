using System.Text;

namespace Parvis.Deadlines.Cases;

/// <summary>Comma-separated values as RFC 4180 has them; lines end with CR LF or with LF.</summary>
sealed class CsvText(TextReader text)
{
    readonly StringBuilder field = new();
    int line = 1;

    /// <summary>The line end of the file, known once a line has ended.</summary>
    public string LineEnd { get; private set; } = "\n";

    /// <returns>The next record, an empty line included; null at the end.</returns>
    public CsvRecord? Next()
    {
        if (text.Peek() < 0)
            return null;
        var number = line;
        List<string> fields = [];
        CsvFault? fault = null;
        bool more;
        do
        {
            field.Clear();
            var quoted = text.Peek() == '"';
            var closed = !quoted || ReadQuoted();
            var length = field.Length;
            more = ReadPlain();
            if (!closed)
                fault ??= new(fields.Count, "the quote is never closed");
            else if (quoted && field.Length > length)
                fault ??= new(fields.Count, "text follows the closing quote");
            fields.Add(field.ToString());
        } while (more);
        return new(number, fields, fault);
    }

    /// <summary>One record, quoted only where it must be; no line end.</summary>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Quote));

    static string Quote(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    /// <returns>Whether the quote is closed.</returns>
    bool ReadQuoted()
    {
        _ = text.Read();
        while (text.Read() is >= 0 and var c)
        {
            if (c == '"')
            {
                if (text.Peek() != '"')
                    return true;
                _ = text.Read();
            }
            else if (c == '\n')
                line++;
            field.Append((char)c);
        }
        return false;
    }

    /// <returns>Whether another field follows.</returns>
    bool ReadPlain()
    {
        while (text.Read() is >= 0 and var c)
        {
            if (c == ',')
                return true;
            if (c == '\n')
            {
                line++;
                return false;
            }
            if (c == '\r' && text.Peek() == '\n')
                LineEnd = "\r\n";
            else
                field.Append((char)c);
        }
        return false;
    }
}

/// <param name="Line">Number of its first line in the file, from 1.</param>
/// <param name="Fields">At least one.</param>
/// <param name="Fault">What is wrong with its quotes; null when nothing is.</param>
sealed record CsvRecord(int Line, IReadOnlyList<string> Fields, CsvFault? Fault)
{
    public bool IsBlank => Fields is [""];
}

/// <param name="Field">Index of the field, from 0.</param>
/// <param name="Message">What is wrong, without a full stop.</param>
sealed record CsvFault(int Field, string Message);
