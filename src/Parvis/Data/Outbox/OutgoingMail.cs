namespace Parvis.Data.Outbox;

/// <summary>A message exactly as somebody confirmed it; kept as JSON so that a later try sends the same words.</summary>
public sealed record OutgoingMail
{
    public required string To { get; init; }

    public string ToName { get; init; } = "";

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    public IReadOnlyList<OutgoingFile> Files { get; init; } = [];

    /// <summary>Null: the town.</summary>
    public OutgoingAddress? From { get; init; }

    /// <summary>Always a mailbox that people read; null: the one of the town.</summary>
    public OutgoingAddress? ReplyTo { get; init; }

    /// <summary>Message-ID of what it answers, without angle brackets.</summary>
    public IReadOnlyList<string> InReplyTo { get; init; } = [];

    /// <summary>The conversation before it, oldest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Written by the machine: no out-of-office reply may come back (RFC 3834).</summary>
    public bool Automatic { get; init; }
}

/// <param name="Name">Empty when it has none.</param>
public sealed record OutgoingAddress(string Address, string Name);

/// <param name="Hash">Key of its bytes in the blob store.</param>
public sealed record OutgoingFile(string Name, string ContentType, string Hash);
