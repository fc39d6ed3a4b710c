using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Parvis.AppTests.Replies;

/// <summary>Makes a mail readable for a test: undoes quoted-printable bodies and encoded words of headers.</summary>
static partial class QuotedPrintable
{
    public static string Decode(string mail)
    {
        var words = EncodedWord()
            .Replace(
                Unfold().Replace(mail, ""),
                word =>
                    word.Groups["kind"].Value.Equals("B", StringComparison.OrdinalIgnoreCase)
                        ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["text"].Value))
                        : Bytes(word.Groups["text"].Value.Replace('_', ' '))
            );
        return Bytes(words.Replace("=\r\n", "", StringComparison.Ordinal));
    }

    static string Bytes(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i] == '='
                && i + 2 < text.Length
                && byte.TryParse(
                    text.AsSpan(i + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(?<=\?=)\r\n[ \t]+(?==\?)", RegexOptions.None, 1000)]
    private static partial Regex Unfold();
}
