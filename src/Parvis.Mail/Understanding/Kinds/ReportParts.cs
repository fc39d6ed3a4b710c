using System.Text;
using Parvis.Mail.Reading;

namespace Parvis.Mail.Understanding.Kinds;

/// <summary>The parts of a message that machines read (RFC 6522), without looking inside attached messages.</summary>
static class ReportParts
{
    const int DeepestPart = 10;
    const int LargestRead = 64 * 1024;

    /// <summary>The message and its parts, those of attached messages left out.</summary>
    public static IEnumerable<MailPart> Of(MailPart root)
    {
        var waiting = new Stack<(MailPart Part, int Depth)>([(root, 0)]);
        while (waiting.TryPop(out var next))
        {
            yield return next.Part;
            if (next.Part.ContentType.StartsWith("message/", StringComparison.Ordinal) || next.Depth == DeepestPart)
                continue;
            for (var i = next.Part.Children.Count - 1; i >= 0; i--)
                waiting.Push((next.Part.Children[i], next.Depth + 1));
        }
    }

    /// <summary>The message says that it is a report of that type.</summary>
    public static bool IsReport(IncomingMail mail, string type) =>
        mail.Root.ContentType == "multipart/report"
        && mail.Headers.Find("Content-Type") is { } written
        && written.Contains(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>The beginning of a part as text; what is not UTF-8 is read as one byte a character.</summary>
    public static string Read(MailPart part)
    {
        using var stream = part.Content.OpenRead();
        var buffer = new byte[(int)Math.Min(LargestRead, Math.Max(0, part.Content.Size))];
        var bytes = buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        return (System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
    }
}
