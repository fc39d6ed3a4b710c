using System.Text;
using Parvis.Mail.Reading.Parts;
using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Reading.Headers;

/// <summary>Reads the fields of a message or part, up to the blank line that ends them or whatever shows that they ended.</summary>
sealed class HeaderReader(LineReader lines, ReadingContext context, Func<ReadOnlyMemory<byte>, bool> isBoundary)
{
    const int MostNoise = 3;

    readonly List<KeyValuePair<string, string>> fields = [];
    readonly List<byte> field = [];
    long bytes;

    /// <summary>The first fields of a message may come after blank lines and an mbox line.</summary>
    public async Task<MailHeaders> ReadAsync(bool ofMessage, CancellationToken cancellationToken)
    {
        var first = ofMessage;
        while (await lines.NextAsync(cancellationToken))
        {
            if (lines.StartsLine && isBoundary(lines.Line))
            {
                lines.Return(lines.Hold());
                break;
            }
            if (first && (IsMboxLine(lines.Line.Span) || lines.Line.IsEmpty))
                continue;
            first = false;
            if (lines.Line.IsEmpty && lines.StartsLine)
                break;
            if (!await TakeAsync(ofMessage, cancellationToken))
                break;
        }
        EndField();
        return new MailHeaders(fields);
    }

    async ValueTask<bool> TakeAsync(bool ofMessage, CancellationToken cancellationToken)
    {
        if (!lines.StartsLine)
        {
            Append(lines.Line.Span);
            return true;
        }
        if (lines.Line.Span.Trim(" \t"u8).IsEmpty || (!IsField(lines.Line.Span) && !Continues(lines.Line.Span)))
            return await PassOverAsync(ofMessage, cancellationToken);
        if (Continues(lines.Line.Span))
        {
            Append(lines.Line.Span);
            return true;
        }
        EndField();
        Append(lines.Line.Span);
        return true;
    }

    /// <summary>A line that is no field: noise when fields follow it, the beginning of the text otherwise.</summary>
    async ValueTask<bool> PassOverAsync(bool ofMessage, CancellationToken cancellationToken)
    {
        var odd = new List<HeldLine> { lines.Hold() };
        var blank = odd[0].Line.Span.Trim(" \t"u8).IsEmpty;
        var most =
            fields.Count + field.Count == 0 ? 0
            : blank ? 1
            : ofMessage ? MostNoise
            : 0;
        while (odd.Count <= most && await lines.NextAsync(cancellationToken))
        {
            var line = lines.Hold();
            if (line.StartsLine && !isBoundary(line.Line) && IsField(line.Line.Span))
            {
                context.Warn("A line among the fields is no field and was left out.");
                lines.Return(line);
                return true;
            }
            odd.Add(line);
            if (!line.StartsLine || line.Line.IsEmpty || isBoundary(line.Line))
                break;
        }
        if (!blank)
            context.Warn("The fields end without a blank line.");
        lines.Return([.. odd.Skip(blank ? 1 : 0)]);
        return false;
    }

    void Append(ReadOnlySpan<byte> line)
    {
        bytes += line.Length;
        if (bytes <= context.Limits.HeaderBytes)
            field.AddRange(line);
        else
            context.Warn("The fields are too long: the last ones were left out.");
    }

    void EndField()
    {
        if (field.Count == 0)
            return;
        var text = Charsets.Guess(field.ToArray());
        field.Clear();
        var colon = text.IndexOf(':');
        if (colon <= 0)
            return;
        fields.Add(new(text[..colon].Trim(), Flat(text[(colon + 1)..])));
    }

    static string Flat(string value)
    {
        var flat = new StringBuilder(value.Length);
        foreach (var character in value.Trim())
        {
            if (character is '\r' or '\t')
                flat.Append(' ');
            else if (!char.IsControl(character) || character == '\e')
                flat.Append(character);
        }
        return flat.ToString();
    }

    // Folded without its blank, an encoded word is still recognised.
    bool Continues(ReadOnlySpan<byte> line) =>
        line is [(byte)' ' or (byte)'\t', ..] || (field.Count > 0 && line.StartsWith("=?"u8) && !IsField(line));

    static bool IsMboxLine(ReadOnlySpan<byte> line) => line.StartsWith("From "u8) || line.StartsWith(">From "u8);

    /// <summary>A name of visible characters and a colon, with blanks at most between them (RFC 5322, sections 2.2 and 4.5).</summary>
    static bool IsField(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return colon > 0
            && colon <= 200
            && line[..colon].TrimEnd(" \t"u8) is { IsEmpty: false } name
            && name.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0;
    }
}
