using Parvis.Mail.Reading.Headers;
using Parvis.Mail.Reading.Parts;
using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Reading;

/// <summary>
/// Reads a message as it came (RFC 5322, RFC 2045 and what programs really send). Any bytes give a message: nothing in
/// them raises an exception. Memory does not grow with the message: large parts go to a temporary file as they come.
/// </summary>
public static class MailReader
{
    /// <summary>Reads to the end of the stream, which stays open.</summary>
    /// <param name="source">The raw message; it is read once, forwards.</param>
    /// <param name="limits">How far it is followed; <see cref="MailReadLimits.Default"/> when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The message; dispose of it to erase its temporary file.</returns>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    /// <exception cref="IOException">The stream cannot be read, or the temporary file cannot be written.</exception>
    public static async Task<IncomingMail> ReadAsync(
        Stream source,
        MailReadLimits? limits = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        var context = new ReadingContext(limits ?? MailReadLimits.Default);
        try
        {
            var root = await new PartReader(source, context).ReadMessageAsync(0, cancellationToken);
            var bodies = new MailBodies(context);
            bodies.Read(root);
            return Assemble(root, bodies, context);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>Reads a message that is in memory.</summary>
    /// <inheritdoc cref="ReadAsync(Stream, MailReadLimits?, CancellationToken)"/>
    public static async Task<IncomingMail> ReadAsync(
        byte[] message,
        MailReadLimits? limits = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        using var source = new MemoryStream(message, writable: false);
        return await ReadAsync(source, limits, cancellationToken);
    }

    /// <summary>Reads a file that holds one message.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="limits">How far it is followed; <see cref="MailReadLimits.Default"/> when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The message; dispose of it to erase its temporary file.</returns>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async Task<IncomingMail> ReadFileAsync(
        string path,
        MailReadLimits? limits = null,
        CancellationToken cancellationToken = default
    )
    {
        await using var source = File.OpenRead(path);
        return await ReadAsync(source, limits, cancellationToken);
    }

    static IncomingMail Assemble(MailPart root, MailBodies bodies, ReadingContext context)
    {
        var headers = root.Headers;
        var date = MailDates.Of(headers.Find("Date"));
        if (date is null)
            context.Warn(headers.Find("Date") is null ? "There is no date." : "The date cannot be read.");
        var authors = AddressList.Of(headers.All("From"));
        if (authors.Count == 0)
            context.Warn("There is no readable author.");
        return new IncomingMail
        {
            MessageId = MessageIds.One(headers.Find("Message-ID")),
            InReplyTo = MessageIds.All(headers.All("In-Reply-To")),
            References = MessageIds.All(headers.All("References")),
            Date = date,
            From = AddressList.Author(authors, headers.Find("From")),
            Sender = AddressList.Of(headers.All("Sender")) is [var sender, ..] ? sender : null,
            ReplyTo = AddressList.Of(headers.All("Reply-To")),
            To = AddressList.Of(headers.All("To")),
            Cc = AddressList.Of(headers.All("Cc")),
            Subject = CleanText.OneLine(HeaderWords.Decode(headers.Find("Subject") ?? "")),
            Text = bodies.Text,
            Html = bodies.Html,
            Attachments = bodies.Files,
            Root = root,
            Warnings = context.Warnings,
            Erase = context.Spool.IsUsed ? context.Dispose : null,
        };
    }
}
