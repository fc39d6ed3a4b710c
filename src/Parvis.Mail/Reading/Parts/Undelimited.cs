using System.Text;

namespace Parvis.Mail.Reading.Parts;

/// <summary>A multipart whose boundary is absent, or written nowhere: the boundary is guessed, or the whole is a text.</summary>
static class Undelimited
{
    public static async Task<List<MailPart>> ReadAsync(
        MailContent content,
        int depth,
        ReadingContext context,
        CancellationToken cancellationToken
    )
    {
        if (content.Size == 0)
            return [];
        // Each one inside another is copied once more: together they count like attached messages.
        var affordable = content.Size <= context.AttachedBytesLeft;
        context.AttachedBytesLeft -= affordable ? content.Size : 0;
        if (affordable && await GuessAsync(content, cancellationToken) is { } boundary)
        {
            context.Warn("The boundary of a multipart is missing or wrong: it was guessed.");
            await using var source = content.OpenRead();
            var parts = await new PartReader(source, context).ReadPartsAsync(boundary, depth, cancellationToken);
            if (parts.Count > 0)
                return parts;
        }
        context.Warn("A multipart has no part: it is read as a text.");
        return [new MailPart { ContentType = "text/plain", Content = content }];
    }

    /// <summary>The first line that begins with two dashes, when a field of a part follows it.</summary>
    static async Task<string?> GuessAsync(MailContent content, CancellationToken cancellationToken)
    {
        await using var source = content.OpenRead();
        var lines = new LineReader(source);
        string? candidate = null;
        while (await lines.NextAsync(cancellationToken))
        {
            if (!lines.StartsLine)
                continue;
            if (candidate is not null && StartsField(lines.Line.Span))
                return candidate;
            var line = lines.Line.Span.TrimEnd(" \t\r"u8);
            candidate =
                line.Length is > 2 and <= 200 && line.StartsWith("--"u8) ? Encoding.UTF8.GetString(line[2..]) : null;
        }
        return null;
    }

    static bool StartsField(ReadOnlySpan<byte> line) =>
        line.Length > 8 && Encoding.ASCII.GetString(line[..8]).Equals("Content-", StringComparison.OrdinalIgnoreCase);
}
