using System.Text;

namespace Parvis.Mail.Writing;

/// <summary>Text beyond ASCII in header fields (RFC 2047): each word whole, no letter cut in two.</summary>
static class EncodedWords
{
    /// <summary>RFC 2047, section 2.</summary>
    const int MaxWord = 75;

    const int MinWord = 30;
    const string Q = "=?utf-8?q?";
    const string B = "=?utf-8?b?";
    const string End = "?=";

    /// <summary>The text in words to be written one after the other.</summary>
    /// <param name="text">Any characters.</param>
    /// <param name="room">In characters, what is left on the line for the first word.</param>
    public static IEnumerable<string> Of(string text, int room)
    {
        var runes = text.EnumerateRunes().ToArray();
        // Base64 is shorter even for French, but only the other form can be read in the source.
        var quoted = runes.Sum(QuotedLength) <= 2 * runes.Sum(r => r.Utf8SequenceLength);
        var max = Math.Clamp(room, MinWord, MaxWord);
        for (var from = 0; from < runes.Length; max = MaxWord)
        {
            var count = Fit(runes.AsSpan(from), quoted, max - Q.Length - End.Length);
            var part = runes.AsSpan(from, count);
            yield return quoted ? Q + Quoted(part) + End : B + Base64(part) + End;
            from += count;
        }
    }

    static int Fit(ReadOnlySpan<Rune> runes, bool quoted, int room)
    {
        var count = 0;
        var size = 0;
        while (count < runes.Length)
        {
            size += quoted ? QuotedLength(runes[count]) : runes[count].Utf8SequenceLength;
            if ((quoted ? size : (size + 2) / 3 * 4) > room)
                break;
            count++;
        }

        return count;
    }

    static int QuotedLength(Rune rune) => IsPlain(rune) || rune.Value == ' ' ? 1 : 3 * rune.Utf8SequenceLength;

    /// <summary>What may stand as it is, even in a name before an address (RFC 2047, section 5 (3)).</summary>
    static bool IsPlain(Rune rune) =>
        rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '!' or '*' or '+' or '-' or '/');

    static string Quoted(ReadOnlySpan<Rune> runes)
    {
        var written = new StringBuilder();
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in runes)
        {
            if (rune.Value == ' ')
                written.Append('_');
            else if (IsPlain(rune))
                written.Append((char)rune.Value);
            else
            {
                foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
                    written.Append('=').Append(Convert.ToHexString([b]));
            }
        }

        return written.ToString();
    }

    static string Base64(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder();
        foreach (var rune in runes)
            text.Append(rune.ToString());
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
