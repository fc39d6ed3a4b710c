namespace Parvis.Mail.Writing;

/// <summary>A message to write. Line breaks in any value that goes in a header field become spaces.</summary>
public sealed record ComposedMail
{
    /// <summary>The author, whom residents see.</summary>
    public required NamedAddress From { get; init; }

    /// <summary>Who sends it for the author; null when it is the author.</summary>
    public NamedAddress? Sender { get; init; }

    /// <summary>Where answers go; the author when empty.</summary>
    public IReadOnlyList<NamedAddress> ReplyTo { get; init; } = [];

    /// <summary>The addressees.</summary>
    public IReadOnlyList<NamedAddress> To { get; init; } = [];

    /// <summary>Who gets a copy; hidden recipients stand in the envelope alone.</summary>
    public IReadOnlyList<NamedAddress> Cc { get; init; } = [];

    /// <summary>Of any length, in any language.</summary>
    public string Subject { get; init; } = "";

    /// <summary>When it was written, with the offset readers see.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Without angle brackets, <c>left@right</c>; the same at every try.</summary>
    public required string MessageId { get; init; }

    /// <summary>What it answers, without angle brackets.</summary>
    public IReadOnlyList<string> InReplyTo { get; init; } = [];

    /// <summary>The conversation before it, oldest first, without angle brackets (RFC 5322, section 3.6.4).</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Plain text; any line ends.</summary>
    public required string Text { get; init; }

    /// <summary>The same in HTML; null for plain text alone.</summary>
    public string? Html { get; init; }

    /// <summary>Shown in the HTML, which names them <c>cid:</c> and their <see cref="ComposedFile.ContentId"/>.</summary>
    public IReadOnlyList<ComposedFile> Images { get; init; } = [];

    /// <summary>The attachments.</summary>
    public IReadOnlyList<ComposedFile> Files { get; init; } = [];

    /// <summary>Whether a machine wrote it, so that no machine answers.</summary>
    public AutomaticMail Automatic { get; init; }

    /// <summary>Other header fields, written as they are given, encoded if need be; none of those above.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ExtraHeaders { get; init; } = [];
}

/// <summary>A file to send, read as it is written: never whole in memory.</summary>
/// <param name="Name">As readers see it, in any language.</param>
/// <param name="ContentType"><c>type/subtype</c>; <c>application/octet-stream</c> when it is not one.</param>
/// <param name="OpenAsync">A stream from its beginning; disposed of once read.</param>
public sealed record ComposedFile(string Name, string ContentType, Func<CancellationToken, Task<Stream>> OpenAsync)
{
    /// <summary>Without angle brackets (RFC 2392); needed for an image, useless for an attachment.</summary>
    public string ContentId { get; init; } = "";
}

/// <summary>Whether a machine wrote a message (RFC 3834, section 5).</summary>
public enum AutomaticMail
{
    /// <summary>Somebody did.</summary>
    No,

    /// <summary>In answer to a message, as an acknowledgement is.</summary>
    Replied,

    /// <summary>For another reason.</summary>
    Generated,
}
