namespace Parvis.Mail.Reading;

/// <summary>
/// What could be read of a message. Whatever its bytes, something is read: what is missing is null or empty, and what
/// was odd is said in <see cref="Warnings"/>.
/// </summary>
/// <remarks>Disposing it erases the temporary files that hold large parts.</remarks>
public sealed class IncomingMail : IDisposable
{
    /// <summary>Without angle brackets; null when absent.</summary>
    public string? MessageId { get; init; }

    /// <summary>Without angle brackets, in the order written.</summary>
    public IReadOnlyList<string> InReplyTo { get; init; } = [];

    /// <summary>Without angle brackets, oldest first (RFC 5322, section 3.6.4).</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>In UTC, when the sender says it was written; null when absent or unreadable.</summary>
    public DateTime? Date { get; init; }

    /// <summary>The first author; its address is empty when only a name is written. Null when absent or unreadable.</summary>
    public NamedAddress? From { get; init; }

    /// <summary>Who really sent it, when it is not the author.</summary>
    public NamedAddress? Sender { get; init; }

    /// <summary>Where answers are wanted.</summary>
    public IReadOnlyList<NamedAddress> ReplyTo { get; init; } = [];

    /// <summary>The addressees; members of groups stand among them.</summary>
    public IReadOnlyList<NamedAddress> To { get; init; } = [];

    /// <summary>Who gets a copy.</summary>
    public IReadOnlyList<NamedAddress> Cc { get; init; } = [];

    /// <summary>Decoded, on one line; empty when absent.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The body as plain text with \n line ends, made from the HTML when there is nothing else.</summary>
    public string Text { get; init; } = "";

    /// <summary>The HTML body as the sender wrote it, never safe to show as it is; null when there is none.</summary>
    public string? Html { get; init; }

    /// <summary>The files, and what is shown inside the text; attached messages are files named after their subject.</summary>
    public IReadOnlyList<MailPart> Attachments { get; init; } = [];

    /// <summary>The whole tree.</summary>
    public required MailPart Root { get; init; }

    /// <summary>In English, one sentence each: what was odd, and what was done about it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Erases the temporary files; may be null when there is none.</summary>
    public Action? Erase { get; init; }

    /// <summary>The fields of the message.</summary>
    public MailHeaders Headers => Root.Headers;

    /// <inheritdoc/>
    public void Dispose() => Erase?.Invoke();
}
