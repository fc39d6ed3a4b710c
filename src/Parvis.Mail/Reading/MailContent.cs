namespace Parvis.Mail.Reading;

/// <summary>Decoded bytes: in memory when they are few, in a temporary file of the message otherwise.</summary>
/// <param name="size">In bytes.</param>
/// <param name="open">A new stream at each call.</param>
public sealed class MailContent(long size, Func<Stream> open)
{
    /// <summary>Nothing.</summary>
    public static readonly MailContent Empty = new([]);

    /// <summary>Bytes that are in memory.</summary>
    public MailContent(byte[] bytes)
        : this(bytes.Length, () => new MemoryStream(bytes, writable: false)) { }

    /// <summary>In bytes, once decoded.</summary>
    public long Size => size;

    /// <summary>The bytes from their beginning; the caller disposes of the stream.</summary>
    public Stream OpenRead() => open();
}
