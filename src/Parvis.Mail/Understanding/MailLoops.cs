using Parvis.Mail.Reading;
using Parvis.Mail.Understanding.Kinds;

namespace Parvis.Mail.Understanding;

/// <summary>Why no automatic answer may be sent to a message.</summary>
public enum NoAnswer
{
    /// <summary>One may be sent.</summary>
    None,

    /// <summary>A machine wrote it: an automatic answer, an absence, a receipt (RFC 3834, section 2).</summary>
    Automatic,

    /// <summary>A server says that something did not arrive.</summary>
    Bounce,

    /// <summary>It was sent to many.</summary>
    List,

    /// <summary>Its return path is empty, or a server's (RFC 5321, section 4.5.5).</summary>
    NullReturnPath,

    /// <summary>No address to answer to, or one that nobody reads.</summary>
    NobodyReads,

    /// <summary>It asks for no automatic answer.</summary>
    NotWanted,

    /// <summary>It went through so many servers that it runs in circles.</summary>
    TooManyHops,
}

/// <summary>Keeps two robots from answering each other: what may get an automatic answer, and what may not.</summary>
public static class MailLoops
{
    /// <summary>The most <c>Received</c> lines of a message that travelled straight.</summary>
    public const int MostHops = 30;

    /// <summary>An automatic answer may be sent to this message.</summary>
    public static bool MayBeAnswered(IncomingMail mail) => WhyNot(mail) == NoAnswer.None;

    /// <summary>The first reason not to answer; <see cref="NoAnswer.None"/> when there is none.</summary>
    public static NoAnswer WhyNot(IncomingMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (ByKind(MailKinds.Of(mail)) is var byKind and not NoAnswer.None)
            return byKind;
        if (AutomaticSigns.InHeaders(mail))
            return NoAnswer.Automatic;
        if (Senders.HasNullReturnPath(mail))
            return NoAnswer.NullReturnPath;
        if (AnsweredAddress(mail) is not { Length: > 0 } address || Senders.IsUnread(address))
            return NoAnswer.NobodyReads;
        if (AsksForNone(mail))
            return NoAnswer.NotWanted;
        return mail.Headers.All("Received").Count() > MostHops ? NoAnswer.TooManyHops : NoAnswer.None;
    }

    /// <summary>Nobody reads what is sent to this address, as far as its name tells: a robot's, or a server's own.</summary>
    public static bool IsUnread(string address) => Senders.IsUnread(address);

    static NoAnswer ByKind(MailKind kind) =>
        kind switch
        {
            MailKind.AutoReply or MailKind.OutOfOffice or MailKind.Receipt => NoAnswer.Automatic,
            MailKind.Bounce => NoAnswer.Bounce,
            MailKind.List => NoAnswer.List,
            MailKind.Message or MailKind.Calendar => NoAnswer.None,
        };

    /// <summary>A form of the site writes from nobody's address and names the resident in Reply-To.</summary>
    static string? AnsweredAddress(IncomingMail mail) =>
        mail.ReplyTo.FirstOrDefault(a => a.Address.Length > 0)?.Address ?? mail.From?.Address;

    static bool AsksForNone(IncomingMail mail) =>
        mail.Headers.Find("X-Auto-Response-Suppress") is { } suppressed
        && suppressed
            .Split(',', StringSplitOptions.TrimEntries)
            .Any(word =>
                word.Equals("All", StringComparison.OrdinalIgnoreCase)
                || word.Equals("AutoReply", StringComparison.OrdinalIgnoreCase)
            );
}
