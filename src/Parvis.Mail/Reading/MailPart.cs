namespace Parvis.Mail.Reading;

/// <summary>A leaf or a branch of the tree of a message (RFC 2045): what it says it is, and what is in it.</summary>
public sealed class MailPart
{
    /// <summary>The fields of this part; those of the whole message for the root.</summary>
    public MailHeaders Headers { get; init; } = MailHeaders.None;

    /// <summary>Lower case, without parameters: <c>text/plain</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>The decoded file name without any folder; empty when there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Without angle brackets; empty when there is none (RFC 2392).</summary>
    public string ContentId { get; init; } = "";

    /// <summary>Meant to be shown inside the text, as an image of a signature is.</summary>
    public bool Inline { get; internal set; }

    /// <summary>The parts of a multipart, or the one message of a <c>message/rfc822</c>; empty for a leaf.</summary>
    public IReadOnlyList<MailPart> Children { get; init; } = [];

    /// <summary>The decoded bytes of a leaf or of an attached message; empty for a multipart.</summary>
    public MailContent Content { get; init; } = MailContent.Empty;

    /// <summary>What stands before the first part of a multipart: a notice for old readers, or a text put in the wrong place.</summary>
    internal MailContent Preamble { get; init; } = MailContent.Empty;
}
