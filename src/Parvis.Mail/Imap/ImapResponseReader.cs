using System.Globalization;
using System.Text;
using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>Reads answers one by one (RFC 3501, section 7).</summary>
sealed class ImapResponseReader(WireConnection wire)
{
    /// <summary>In bytes: room for the UIDs of half a million messages found.</summary>
    const int MaxLine = 4 << 20;

    /// <summary>In bytes, for all that an answer holds besides the message that is streamed.</summary>
    const int MaxLiterals = 1 << 20;

    /// <param name="body">Where the message goes when the answer holds one; one is expected at most.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    public async ValueTask<ImapResponse> ReadAsync(Stream? body, CancellationToken cancellationToken)
    {
        var line = await wire.ReadLineAsync(MaxLine, cancellationToken);
        if (line.StartsWith('+'))
            return new ImapResponse { Tag = "+", Text = line[1..].Trim() };
        var afterTag = line.IndexOf(' ', StringComparison.Ordinal);
        if (afterTag <= 0)
            throw Odd(line);
        var tag = line[..afterTag];
        var rest = line[(afterTag + 1)..];
        return ReadStatus(tag, rest)
            ?? (tag == "*" ? await ReadDataAsync(rest, body, cancellationToken) : throw Odd(line));
    }

    static ImapResponse? ReadStatus(string tag, string rest)
    {
        var word = FirstWord(rest);
        if (word is not ("OK" or "NO" or "BAD" or "BYE" or "PREAUTH"))
            return null;
        var text = rest[word.Length..].Trim();
        var code = "";
        if (text.StartsWith('[') && text.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
        {
            code = text[1..end];
            text = text[(end + 1)..].Trim();
        }

        return new ImapResponse
        {
            Tag = tag,
            Word = word,
            Code = code,
            Text = text,
        };
    }

    async Task<ImapResponse> ReadDataAsync(string line, Stream? body, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var literals = new Queue<ImapValue>();
        var room = MaxLiterals;
        while (LiteralSize(line, out var before) is { } size)
        {
            text.Append(line, 0, before).Append(ImapTokens.Literal);
            if (body is not null && EndsWithBody(line.AsSpan(0, before)))
            {
                await StreamAsync(size, body, cancellationToken);
                body = null;
                literals.Enqueue(ImapValue.Streamed);
            }
            else
            {
                if (size > room)
                    throw new MailServerException(MailServerReason.ProtocolError, $"{wire.Server} sent too much.");
                room -= (int)size;
                literals.Enqueue(new ImapValue(await ReadLiteralAsync((int)size, cancellationToken), null));
            }

            line = await wire.ReadLineAsync(MaxLine, cancellationToken);
        }

        text.Append(line);
        return Data(text.ToString(), literals);
    }

    async Task StreamAsync(long size, Stream body, CancellationToken cancellationToken)
    {
        if (size > wire.Server.MaxMessage)
            throw new MailServerException(
                MailServerReason.TooLarge,
                $"{wire.Server} has a message of {size} bytes, above {wire.Server.MaxMessage}."
            );
        await wire.CopyAsync(size, body, extends: true, cancellationToken);
    }

    async Task<string> ReadLiteralAsync(int size, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(size);
        await wire.CopyAsync(size, bytes, extends: false, cancellationToken);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, size);
    }

    static ImapResponse Data(string text, Queue<ImapValue> literals)
    {
        var word = FirstWord(text);
        var at = word.Length;
        var numbered = uint.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (numbered)
        {
            word = FirstWord(text[Math.Min(at + 1, text.Length)..]);
            at += 1 + word.Length;
        }

        return new ImapResponse
        {
            Tag = "*",
            Word = word,
            Number = number,
            Values = new ImapTokens(text, at, literals).ReadAll(),
        };
    }

    /// <summary>The size announced at the end of a line, <c>{123}</c>; null when the line ends the answer.</summary>
    static long? LiteralSize(string line, out int before)
    {
        before = line.LastIndexOf('{');
        if (before < 0 || !line.EndsWith('}'))
            return null;
        var digits = line.AsSpan(before + 1, line.Length - before - 2).TrimEnd('+');
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
    }

    static bool EndsWithBody(ReadOnlySpan<char> text) =>
        text.TrimEnd(' ').EndsWith("BODY[]", StringComparison.OrdinalIgnoreCase);

    static string FirstWord(string text)
    {
        var end = text.AsSpan().IndexOfAny(' ', '(');
        return (end < 0 ? text : text[..end]).ToUpperInvariant();
    }

    MailServerException Odd(string line) =>
        new(MailServerReason.ProtocolError, $"{wire.Server} does not speak IMAP as it should.", ServerLine.Told(line));
}
