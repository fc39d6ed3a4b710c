using System.Text;

namespace Parvis.Mail.Writing;

/// <summary>A part: its fields, an empty line, what is in it without the end of its last line.</summary>
abstract class WrittenPart
{
    public abstract Task WriteAsync(Stream destination, CancellationToken cancellationToken);

    protected static ValueTask PutAsync(Stream destination, string text, CancellationToken cancellationToken) =>
        destination.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
}

/// <summary>A body of the message.</summary>
sealed class TextPart(string subtype, string text) : WrittenPart
{
    public override async Task WriteAsync(Stream destination, CancellationToken cancellationToken)
    {
        // A letter of another script than ours would take three characters a byte.
        var foreign = text.Count(c => c > '\u024f') > text.Length / 3;
        var header = new HeaderWriter()
            .Field("Content-Type", [$"text/{subtype}; charset=utf-8"])
            .Field("Content-Transfer-Encoding", [foreign ? "base64" : "quoted-printable"])
            .End();
        await PutAsync(destination, header, cancellationToken);
        if (foreign)
        {
            using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));
            await Base64Lines.WriteAsync(bytes, destination, cancellationToken);
        }
        else
            await PutAsync(destination, QuotedPrintableText.Encode(text), cancellationToken);
    }
}

/// <summary>Parts between boundaries (RFC 2046, section 5.1.1).</summary>
sealed class MultiPart(string subtype, string boundary, IReadOnlyList<WrittenPart> parts) : WrittenPart
{
    public override async Task WriteAsync(Stream destination, CancellationToken cancellationToken)
    {
        var header = new HeaderWriter().Field("Content-Type", [$"multipart/{subtype};", $"boundary=\"{boundary}\""]);
        await PutAsync(destination, header.End(), cancellationToken);
        foreach (var part in parts)
        {
            await PutAsync(destination, $"--{boundary}\r\n", cancellationToken);
            await part.WriteAsync(destination, cancellationToken);
            await PutAsync(destination, "\r\n", cancellationToken);
        }

        await PutAsync(destination, $"--{boundary}--", cancellationToken);
    }
}
