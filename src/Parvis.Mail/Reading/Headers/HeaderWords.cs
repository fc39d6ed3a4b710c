using System.Text;
using System.Text.RegularExpressions;
using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Reading.Headers;

/// <summary>
/// Decodes the encoded words of a field (RFC 2047). The bytes of neighbouring words are joined before they become text:
/// many programs cut a word in the middle of a character.
/// </summary>
static partial class HeaderWords
{
    public static string Decode(string value)
    {
        if (!value.Contains("=?", StringComparison.Ordinal))
            return value;
        var text = new StringBuilder(value.Length);
        var run = new List<byte>();
        var charset = "";
        var end = 0;
        foreach (Match word in Words().Matches(value))
        {
            var between = value[end..word.Index];
            var joins = run.Count > 0 && string.IsNullOrWhiteSpace(between);
            var name = Charset(word);
            if (!joins || !name.Equals(charset, StringComparison.OrdinalIgnoreCase))
                Flush(text, run, charset);
            if (!joins)
                text.Append(between);
            charset = name;
            run.AddRange(Bytes(word));
            // An empty word still glues its neighbours.
            end = word.Index + word.Length;
        }
        Flush(text, run, charset);
        return text.Append(value, end, value.Length - end).ToString();
    }

    static void Flush(StringBuilder text, List<byte> run, string charset)
    {
        if (run.Count > 0)
            text.Append(Charsets.Decode(run.ToArray(), charset));
        run.Clear();
    }

    // RFC 2231 adds a language: utf-8*fr.
    static string Charset(Match word) => word.Groups["charset"].Value.Split('*')[0];

    static byte[] Bytes(Match word)
    {
        var text = word.Groups["text"].Value;
        return word.Groups["how"].Value is "B" or "b" ? Base64Bytes(text) : QuotedBytes(text);
    }

    static byte[] Base64Bytes(string text)
    {
        var clean = new string([.. text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/')]);
        // A single last character is no byte.
        if (clean.Length % 4 == 1)
            clean = clean[..^1];
        var padded = clean.PadRight((clean.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, bytes, out var written) ? bytes[..written] : [];
    }

    static byte[] QuotedBytes(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (
                c == '='
                && i + 2 < text.Length
                && char.IsAsciiHexDigit(text[i + 1])
                && char.IsAsciiHexDigit(text[i + 2])
            )
            {
                bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else if (c == '_')
            {
                bytes.Add((byte)' ');
            }
            else if (c < 0x80)
            {
                bytes.Add((byte)c);
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes([c]));
            }
        }
        return [.. bytes];
    }

    // Blanks inside a word are against the rules but seen; a word cut without its end is left as it is.
    [GeneratedRegex(
        @"=\?(?<charset>[^?\s]{1,60})\?(?<how>[BbQq])\?(?<text>[^?]*)\?=",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Words();
}
