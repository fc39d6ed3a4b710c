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

    /// <summary>Written by the machine: no out-of-office reply may come back (RFC 3834).</summary>
    public bool Automatic { get; init; }
}

/// <param name="Hash">Key of its bytes in the blob store.</param>
public sealed record OutgoingFile(string Name, string ContentType, string Hash);
