using Parvis.Mail.Reading.Headers;
using Parvis.Mail.Reading.Parts.Transfer;
using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Reading.Parts;

/// <summary>Reads the tree of a message as its lines come: nothing is held but what <see cref="ContentWriter"/> keeps.</summary>
sealed class PartReader
{
    readonly LineReader lines;
    readonly ReadingContext context;
    readonly BoundaryStack boundaries = new();
    Delimiter stop = Delimiter.EndOfStream;

    public PartReader(Stream source, ReadingContext context)
    {
        lines = new LineReader(source);
        this.context = context;
    }

    /// <summary>A whole message.</summary>
    public Task<MailPart> ReadMessageAsync(int depth, CancellationToken cancellationToken) =>
        ReadPartAsync("text/plain", ofMessage: true, depth, cancellationToken);

    /// <summary>The parts alone, when the fields of their multipart were read already.</summary>
    public async Task<List<MailPart>> ReadPartsAsync(string boundary, int depth, CancellationToken cancellationToken) =>
        (await ReadPartsAsync(boundary, "text/plain", depth, cancellationToken)).Parts;

    async Task<MailPart> ReadPartAsync(string byDefault, bool ofMessage, int depth, CancellationToken cancellationToken)
    {
        var reader = new HeaderReader(lines, context, line => boundaries.Match(line) is not null);
        var headers = await reader.ReadAsync(ofMessage, cancellationToken);
        context.PartsLeft--;
        var description = PartDescription.Of(headers, byDefault, context);
        if (!description.Type.StartsWith("multipart/", StringComparison.Ordinal))
            return await ReadLeafAsync(headers, description, depth, cancellationToken);
        if (depth < context.Limits.Depth && context.PartsLeft > 0)
            return await ReadMultipartAsync(headers, description, depth, cancellationToken);
        context.Warn("The message nests too deep or has too many parts: the rest is kept as a file.");
        return await ReadLeafAsync(headers, description with { Name = "suite.eml" }, depth, cancellationToken);
    }

    async Task<MailPart> ReadLeafAsync(
        MailHeaders headers,
        PartDescription description,
        int depth,
        CancellationToken cancellationToken
    )
    {
        using var content = new ContentWriter(context);
        var decoding = TransferDecoding.Of(headers.Find("Content-Transfer-Encoding"));
        await CopyAsync(decoding, content, cancellationToken);
        if (decoding.Oddity is { } oddity)
            context.Warn(oddity);
        var part = new MailPart
        {
            Headers = headers,
            ContentType = description.Type,
            Name = description.Name,
            ContentId = description.ContentId,
            Inline = description.Inline,
            Content = content.Finish(),
        };
        return await Unpacking.OpenAsync(part, depth, context, cancellationToken);
    }

    /// <summary>Everything up to the next boundary; the end of the line before it belongs to the boundary.</summary>
    async Task CopyAsync(ITransferDecoding decoding, ContentWriter content, CancellationToken cancellationToken)
    {
        stop = Delimiter.EndOfStream;
        var pending = LineEnding.None;
        while (await lines.NextAsync(cancellationToken))
        {
            if (lines.StartsLine && boundaries.Match(lines.Line) is { } delimiter)
            {
                stop = delimiter;
                pending = LineEnding.None;
                break;
            }
            if (pending != LineEnding.None)
                decoding.LineEnd(pending.Bytes(), content);
            decoding.Text(lines.Line.Span, content);
            pending = lines.Ending;
        }
        if (pending != LineEnding.None)
            decoding.LineEnd(pending.Bytes(), content);
        decoding.End(content);
    }

    async Task<MailPart> ReadMultipartAsync(
        MailHeaders headers,
        PartDescription description,
        int depth,
        CancellationToken cancellationToken
    )
    {
        var byDefault = description.Type == "multipart/digest" ? "message/rfc822" : "text/plain";
        var boundary = description.Parameters["boundary"] ?? "";
        var (parts, before) =
            boundary.Length > 0
                ? await ReadPartsAsync(boundary, byDefault, depth, cancellationToken)
                : ([], await CopyPlainAsync(cancellationToken));
        var found = parts.Count > 0;
        if (!found)
            parts = await Undelimited.ReadAsync(before, depth, context, cancellationToken);
        return new MailPart
        {
            Headers = headers,
            ContentType = description.Type,
            Children = parts,
            Preamble = found ? before : MailContent.Empty,
        };
    }

    // What is in the file is in one piece: this is whole before any part is written.
    async Task<MailContent> CopyPlainAsync(CancellationToken cancellationToken)
    {
        using var content = new ContentWriter(context);
        await CopyAsync(new PlainDecoding(null), content, cancellationToken);
        return content.Finish();
    }

    async Task<(List<MailPart> Parts, MailContent Before)> ReadPartsAsync(
        string boundary,
        string byDefault,
        int depth,
        CancellationToken cancellationToken
    )
    {
        var level = boundaries.Push(boundary);
        var parts = new List<MailPart>();
        var before = await CopyPlainAsync(cancellationToken);
        var closed = false;
        while (stop.Level == level)
        {
            if (stop.Closes)
            {
                closed = true;
                await PassEpilogueAsync(cancellationToken);
                continue;
            }
            if (closed)
                context.Warn("Parts were found after the end of their multipart, and read.");
            if (context.PartsLeft <= 0)
            {
                parts.Add(await ReadRestAsync(cancellationToken));
                break;
            }
            parts.Add(await ReadPartAsync(byDefault, ofMessage: false, depth + 1, cancellationToken));
        }
        if (parts.Count > 0 && !closed)
            context.Warn("A multipart has no end.");
        if (boundaries.Count > level)
            boundaries.Pop();
        return (parts, before);
    }

    async Task PassEpilogueAsync(CancellationToken cancellationToken)
    {
        stop = Delimiter.EndOfStream;
        while (await lines.NextAsync(cancellationToken))
        {
            if (lines.StartsLine && boundaries.Match(lines.Line) is { } delimiter)
            {
                stop = delimiter;
                return;
            }
            if (!lines.Line.Span.Trim(" \t\r"u8).IsEmpty)
                context.Warn("Text after the last part was left out.");
        }
    }

    /// <summary>What stands before the parent's next boundary, as one file.</summary>
    async Task<MailPart> ReadRestAsync(CancellationToken cancellationToken)
    {
        context.Warn("The message has too many parts: the rest is kept as a file.");
        boundaries.Pop();
        var content = await CopyPlainAsync(cancellationToken);
        return new MailPart
        {
            ContentType = "application/octet-stream",
            Name = "suite.eml",
            Content = content,
        };
    }
}
