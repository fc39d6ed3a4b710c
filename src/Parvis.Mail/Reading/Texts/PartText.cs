using System.Text;
using System.Text.RegularExpressions;
using Parvis.Mail.Reading.Headers;

namespace Parvis.Mail.Reading.Texts;

/// <summary>The text of a part, up to the bound of what is read as text.</summary>
static partial class PartText
{
    const int MetaWithin = 2048;

    public static string Of(MailPart part, ReadingContext context)
    {
        var type = HeaderParameters.Of(part.Headers.Find("Content-Type"));
        var bytes = Bytes(part.Content, context.TextBytesLeft);
        context.TextBytesLeft -= bytes.Length;
        var charset = type["charset"];
        if (string.IsNullOrWhiteSpace(charset) && part.ContentType == "text/html")
            charset = Declared(bytes);
        var text = CleanText.Lines(Charsets.Decode(bytes, charset, context.Warn));
        var flowed =
            part.ContentType == "text/plain"
            && string.Equals(type["format"], "flowed", StringComparison.OrdinalIgnoreCase);
        return flowed
            ? FlowedText.Join(text, string.Equals(type["delsp"], "yes", StringComparison.OrdinalIgnoreCase))
            : text;
    }

    /// <summary>The first ones, at most so many.</summary>
    public static byte[] Bytes(MailContent content, int most)
    {
        var bytes = new byte[(int)Math.Min(content.Size, most)];
        using var source = content.OpenRead();
        source.ReadExactly(bytes);
        return bytes;
    }

    static string? Declared(byte[] html)
    {
        var head = Encoding.Latin1.GetString(html, 0, Math.Min(html.Length, MetaWithin));
        return Meta().Match(head) is { Success: true } meta ? meta.Groups["name"].Value : null;
    }

    [GeneratedRegex(
        """<meta[^>]{0,200}?charset\s*=\s*["']?(?<name>[A-Za-z0-9._:-]{2,40})""",
        RegexOptions.IgnoreCase
            | RegexOptions.NonBacktracking
            | RegexOptions.ExplicitCapture
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex Meta();
}
