using System.Globalization;
using System.Text;

namespace Parvis.Mail.Writing;

/// <summary>
/// Writes messages in the form of RFC 5322 and MIME: CRLF, lines of 78 characters or hardly more, 7-bit but for a local
/// part beyond ASCII (RFC 6532). The same message is written the same at every try.
/// </summary>
public static class MailWriter
{
    static readonly string[] Own =
    [
        "Date",
        "From",
        "Sender",
        "Reply-To",
        "To",
        "Cc",
        "Bcc",
        "Subject",
        "Message-ID",
        "In-Reply-To",
        "References",
        "Auto-Submitted",
        "X-Auto-Response-Suppress",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    ];

    /// <summary>Writes the whole message; files are read as they are written, one after the other.</summary>
    /// <exception cref="ArgumentException">
    /// An address, the Message-ID, a Content-ID or the name of an extra field cannot be written; nothing has been.
    /// </exception>
    public static async Task WriteAsync(ComposedMail mail, Stream destination, CancellationToken cancellationToken)
    {
        var header = Header(mail);
        var body = MailStructure.Of(mail);
        await destination.WriteAsync(Encoding.UTF8.GetBytes(header), cancellationToken);
        await body.WriteAsync(destination, cancellationToken);
        await destination.WriteAsync("\r\n"u8.ToArray(), cancellationToken);
    }

    /// <summary>All but the empty line: the fields of the body follow.</summary>
    static string Header(ComposedMail mail)
    {
        var header = new HeaderWriter()
            .Field(
                "Date",
                [mail.Date.ToString("ddd, d MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + Offset(mail.Date)]
            )
            .Addresses("From", [mail.From])
            .Addresses("Sender", mail.Sender is null ? [] : [mail.Sender])
            .Addresses("Reply-To", mail.ReplyTo)
            .Addresses("To", mail.To)
            .Addresses("Cc", mail.Cc)
            .Text("Subject", mail.Subject)
            .Ids("Message-ID", [MessageIds.Checked(mail.MessageId)])
            .Ids("In-Reply-To", MessageIds.Kept(mail.InReplyTo))
            .Ids("References", MessageIds.Kept(mail.References));
        if (mail.Automatic != AutomaticMail.No)
            header
                .Field("Auto-Submitted", [mail.Automatic == AutomaticMail.Replied ? "auto-replied" : "auto-generated"])
                // Exchange's own, for it does not know the field above.
                .Field("X-Auto-Response-Suppress", ["All"]);
        foreach (var (name, value) in mail.ExtraHeaders)
            header.Text(Checked(name), value);
        return header.Field("MIME-Version", ["1.0"]).ToString();
    }

    static string Offset(DateTimeOffset date) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(date.Offset < TimeSpan.Zero ? '-' : '+')}{date.Offset.Duration():hhmm}"
        );

    static string Checked(string name) =>
        name.Length is > 0 and <= 70
        && name.All(c => c is > ' ' and < '\u007f' and not ':')
        && !Own.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? name
            : throw new ArgumentException($"« {name} » is not the name of an extra header field.", nameof(name));
}
