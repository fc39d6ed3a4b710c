namespace Parvis.Mail.Writing;

/// <summary>Writes messages in the form of RFC 5322 and MIME: 7-bit, CRLF, no line above 998 bytes.</summary>
public static class MailWriter
{
    /// <summary>Writes the whole message; files are read as they are written.</summary>
    public static Task WriteAsync(ComposedMail mail, Stream destination, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Not written yet.");
}
