using System.Text;
using System.Text.RegularExpressions;
using Parvis.Mail.Reading.Parts;
using Parvis.Mail.Reading.Parts.Transfer;

namespace Parvis.Mail.Reading.Texts;

/// <summary>Takes the uuencoded files out of a text, as programs older than MIME sent them.</summary>
static partial class UuencodedText
{
    /// <returns>The text without them.</returns>
    public static string Extract(string text, ReadingContext context, List<MailPart> files)
    {
        if (!text.Contains("begin ", StringComparison.Ordinal) || !text.Contains("\nend", StringComparison.Ordinal))
            return text;
        var kept = new StringBuilder();
        var end = 0;
        foreach (Match file in Files().Matches(text))
        {
            kept.Append(text, end, file.Index - end);
            end = file.Index + file.Length;
            using var content = new ContentWriter(context);
            foreach (var line in file.Groups["lines"].ValueSpan.EnumerateLines())
                UuencodeDecoding.Decode(Encoding.Latin1.GetBytes(line.ToString()), content);
            files.Add(
                new MailPart
                {
                    ContentType = "application/octet-stream",
                    Name = FileNames.Of(file.Groups["name"].Value, context.Warn),
                    Content = content.Finish(),
                }
            );
        }
        return kept.Append(text, end, text.Length - end).ToString();
    }

    [GeneratedRegex(
        @"^begin [0-7]{3,4} (?<name>[^\n]{1,200})\n(?<lines>(?:[\x20-\x60][\x20-\x60]{0,90}\n)*)end[ \t]*(?:\n|\z)",
        RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex Files();
}
