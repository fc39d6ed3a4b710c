namespace Parvis.Mail.Understanding;

/// <summary>What a message is, for whoever must decide what to do with it.</summary>
public enum MailKind
{
    /// <summary>Somebody wrote it.</summary>
    Message,

    /// <summary>A machine answered, other than to say that somebody is away (RFC 3834).</summary>
    AutoReply,

    /// <summary>A machine answered that somebody is away.</summary>
    OutOfOffice,

    /// <summary>A server says that a message did not reach, or reaches late (RFC 3464).</summary>
    Bounce,

    /// <summary>A message was shown, or erased without being read (RFC 8098).</summary>
    Receipt,

    /// <summary>Sent to many: a mailing list or a newsletter (RFC 2369, RFC 2919).</summary>
    List,

    /// <summary>An invitation or the answer to one (RFC 5546).</summary>
    Calendar,
}

/// <summary>What a bounce says.</summary>
/// <param name="Address">The address that was not reached; null when it is not said.</param>
/// <param name="Status">The enhanced status code of RFC 3463, « 5.1.1 »; null when it is not said.</param>
/// <param name="MessageId">Of the message that bounced, without angle brackets; null when it is not said.</param>
/// <param name="Permanent">False for a delay: the message may still arrive.</param>
public sealed record BouncedMail(string? Address, string? Status, string? MessageId, bool Permanent);
