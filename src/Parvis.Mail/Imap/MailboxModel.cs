namespace Parvis.Mail.Imap;

/// <summary>What is said of a folder when it is selected.</summary>
/// <param name="UidValidity">When it changes, every UID known of this folder is void (RFC 3501, section 2.3.1.1).</param>
/// <param name="UidNext">No message to come has a lower UID; null when the server does not say.</param>
/// <param name="Exists">How many messages it holds.</param>
/// <param name="ReadOnly">Nothing can be marked or moved.</param>
public sealed record SelectedFolder(uint UidValidity, uint? UidNext, long Exists, bool ReadOnly);

/// <summary>What is said of a folder without selecting it.</summary>
/// <param name="Messages">How many it holds.</param>
/// <param name="Unseen">How many of them nobody has read.</param>
/// <param name="UidValidity">See <see cref="SelectedFolder"/>.</param>
/// <param name="UidNext">See <see cref="SelectedFolder"/>; null when the server does not say.</param>
public sealed record FolderStatus(long Messages, long Unseen, uint UidValidity, uint? UidNext);

/// <summary>A folder of the mailbox.</summary>
/// <param name="Name">As people read it, with its parents: <c>Archives/2026</c>.</param>
/// <param name="Separator">Between a parent and a child; null when folders have no children.</param>
/// <param name="Attributes">As written: <c>\Noselect</c>, <c>\Sent</c> (RFC 6154)…</param>
public sealed record MailFolder(string Name, char? Separator, IReadOnlyList<string> Attributes)
{
    /// <summary>False for a name that only has children.</summary>
    public bool CanSelect =>
        !Attributes.Contains("\\Noselect", StringComparer.OrdinalIgnoreCase)
        && !Attributes.Contains("\\NonExistent", StringComparer.OrdinalIgnoreCase);
}

/// <summary>What can be known of a message without reading it.</summary>
/// <param name="Uid">In the selected folder.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ArrivedAt">When the server got it; null when it does not say.</param>
/// <param name="Flags">As written, with their backslash.</param>
public sealed record MessageSummary(uint Uid, long Size, DateTimeOffset? ArrivedAt, IReadOnlyList<string> Flags);

/// <summary>What a server tells of a message without handing it over (ENVELOPE, RFC 3501, section 7.4.2).</summary>
/// <param name="Subject">Decoded, on one line; empty when there is none.</param>
/// <param name="From">The first author; null when there is none.</param>
public sealed record MessageEnvelope(string Subject, NamedAddress? From);

/// <summary>Which messages of the selected folder; all of them when nothing is said.</summary>
public sealed record MessageQuery
{
    /// <summary>The lowest UID wanted, from 1.</summary>
    public uint FromUid { get; init; } = 1;

    /// <summary>The highest UID wanted.</summary>
    public uint ToUid { get; init; } = uint.MaxValue;

    /// <summary>Only those that the server got on this day of its own or later (SINCE).</summary>
    public DateOnly? ArrivedFrom { get; init; }

    /// <summary>Only those with this flag or keyword.</summary>
    public string? With { get; init; }

    /// <summary>Only those without this flag or keyword.</summary>
    public string? Without { get; init; }

    /// <summary>Only those with this Message-ID, without angle brackets.</summary>
    public string? MessageId { get; init; }
}

/// <summary>The flags of RFC 3501, section 2.3.2.</summary>
public static class MailFlags
{
    /// <summary>Has been read.</summary>
    public const string Seen = "\\Seen";

    /// <summary>Has been answered.</summary>
    public const string Answered = "\\Answered";

    /// <summary>Calls for attention.</summary>
    public const string Flagged = "\\Flagged";

    /// <summary>Will be erased.</summary>
    public const string Deleted = "\\Deleted";
}
