using Parvis.Mail.Reading.Headers;

namespace Parvis.Mail.Reading.Parts.Transfer;

/// <summary>Undoes a Content-Transfer-Encoding (RFC 2045, section 6) as the lines come, whatever they hold.</summary>
interface ITransferDecoding
{
    /// <summary>A line, or a piece of one.</summary>
    void Text(ReadOnlySpan<byte> text, ContentWriter to);

    /// <summary>The end of the line just given.</summary>
    void LineEnd(ReadOnlySpan<byte> ending, ContentWriter to);

    /// <summary>Nothing follows.</summary>
    void End(ContentWriter to);

    /// <summary>In English, what was odd; null when nothing was.</summary>
    string? Oddity { get; }
}

static class TransferDecoding
{
    public static ITransferDecoding Of(string? written)
    {
        return HeaderParameters.Of(written).Value switch
        {
            "base64" or "b" or "base-64" => new Base64Decoding(),
            "quoted-printable" or "quotedprintable" or "q" or "quoted" => new QuotedPrintableDecoding(),
            "x-uuencode" or "uuencode" or "x-uue" or "uue" => new UuencodeDecoding(),
            "" or "7bit" or "8bit" or "binary" or "7-bit" or "8-bit" or "none" => new PlainDecoding(null),
            _ => new PlainDecoding("The transfer encoding is unknown: the bytes are kept as they are."),
        };
    }
}

/// <summary>7bit, 8bit, binary, and what nobody knows.</summary>
sealed class PlainDecoding(string? oddity) : ITransferDecoding
{
    public string? Oddity => oddity;

    public void Text(ReadOnlySpan<byte> text, ContentWriter to) => to.Write(text);

    public void LineEnd(ReadOnlySpan<byte> ending, ContentWriter to) => to.Write(ending);

    public void End(ContentWriter to) { }
}
