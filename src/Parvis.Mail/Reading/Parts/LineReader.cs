namespace Parvis.Mail.Reading.Parts;

/// <summary>
/// Cuts a stream into lines without ever holding more than its buffer: a line too long for it comes in pieces.
/// </summary>
/// <remarks>
/// A line ends with CRLF or LF. A lone CR ends a line only when the beginning of the stream has no LF at all, as old
/// Macintosh files do; elsewhere it belongs to the line.
/// </remarks>
sealed class LineReader(Stream source)
{
    const int BufferSize = 32 * 1024;

    readonly byte[] buffer = new byte[BufferSize];
    readonly Queue<HeldLine> held = new();
    int start;
    int end;
    bool begun;
    bool ended;
    bool loneCr;
    bool nextStartsLine = true;

    /// <summary>Without its end; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>How it ends; nothing for a piece that others follow, and for a last line without an end.</summary>
    public LineEnding Ending { get; private set; }

    /// <summary>False for the following pieces of a long line.</summary>
    public bool StartsLine { get; private set; }

    /// <summary>Whether there is one more line, or piece of one.</summary>
    public ValueTask<bool> NextAsync(CancellationToken cancellationToken) =>
        TryTake() ? new(true) : NextSlowlyAsync(cancellationToken);

    /// <summary>Gives lines again, before whatever follows.</summary>
    public void Return(params ReadOnlySpan<HeldLine> lines)
    {
        var later = held.ToArray();
        held.Clear();
        foreach (var line in lines)
            held.Enqueue(line);
        foreach (var line in later)
            held.Enqueue(line);
    }

    /// <summary>A copy of the current line, to be given again.</summary>
    public HeldLine Hold() => new(Line.ToArray(), Ending, StartsLine);

    async ValueTask<bool> NextSlowlyAsync(CancellationToken cancellationToken)
    {
        while (!ended)
        {
            await FillAsync(cancellationToken);
            if (TryTake())
                return true;
        }
        return false;
    }

    async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        do
        {
            var read = await source.ReadAsync(buffer.AsMemory(end), cancellationToken);
            ended = read == 0;
            end += read;
        } while (!begun && !ended && end < buffer.Length);
        if (begun)
            return;
        begun = true;
        var first = buffer.AsSpan(0, end);
        loneCr = !first.Contains((byte)'\n') && first.Contains((byte)'\r');
    }

    bool TryTake()
    {
        if (held.TryDequeue(out var given))
        {
            (Line, Ending, StartsLine) = given;
            return true;
        }
        var rest = buffer.AsSpan(start, end - start);
        var at = loneCr ? rest.IndexOf((byte)'\r') : rest.IndexOf((byte)'\n');
        if (at >= 0)
        {
            var crlf = !loneCr && at > 0 && rest[at - 1] == '\r';
            Take(
                crlf ? at - 1 : at,
                at + 1,
                loneCr ? LineEnding.Cr
                    : crlf ? LineEnding.CrLf
                    : LineEnding.Lf
            );
            return true;
        }
        if (rest.Length == buffer.Length)
        {
            // The CR may be the first half of an end of line.
            var piece = rest[^1] == '\r' ? rest.Length - 1 : rest.Length;
            Take(piece, piece, LineEnding.None);
            nextStartsLine = false;
            return true;
        }
        if (!ended || rest.IsEmpty)
            return false;
        Take(rest.Length, rest.Length, LineEnding.None);
        return true;
    }

    void Take(int length, int consumed, LineEnding ending)
    {
        Line = buffer.AsMemory(start, length);
        Ending = ending;
        StartsLine = nextStartsLine;
        nextStartsLine = true;
        start += consumed;
    }
}

enum LineEnding
{
    None,
    Lf,
    CrLf,
    Cr,
}

static class LineEndingBytes
{
    public static ReadOnlySpan<byte> Bytes(this LineEnding ending) =>
        ending switch
        {
            LineEnding.None => [],
            LineEnding.Lf => "\n"u8,
            LineEnding.CrLf => "\r\n"u8,
            LineEnding.Cr => "\r"u8,
        };
}

readonly record struct HeldLine(ReadOnlyMemory<byte> Line, LineEnding Ending, bool StartsLine);
