using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Parvis.Data.Blobs;
using Parvis.Data.Outbox;

namespace Parvis.Features.Settings.Mail;

/// <summary>Makes the mail that goes on the wire: plain text and HTML, files read from the blob store as it is sent.</summary>
static class MimeMessage
{
    public static async Task<MailMessage> MakeAsync(
        OutgoingMail mail,
        MailSender sender,
        string localId,
        IBlobStore blobs,
        CancellationToken cancellationToken
    )
    {
        var message = new MailMessage
        {
            From = new MailAddress(sender.Address, sender.Name, Encoding.UTF8),
            Subject = OneLine(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = Lines(mail.Text),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        try
        {
            message.To.Add(new MailAddress(mail.To, OneLine(mail.ToName), Encoding.UTF8));
            message.ReplyToList.Add(new MailAddress(sender.ReplyTo, sender.Name, Encoding.UTF8));
            message.Headers.Add("Message-ID", $"<{localId}@{sender.Domain}>");
            if (mail.Automatic)
                message.Headers.Add("Auto-Submitted", "auto-generated");
            message.AlternateViews.Add(Html(mail.Html));
            foreach (var file in mail.Files)
                message.Attachments.Add(await AttachAsync(file, blobs, cancellationToken));
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    static AlternateView Html(string html)
    {
        var view = AlternateView.CreateAlternateViewFromString(Lines(html), Encoding.UTF8, MediaTypeNames.Text.Html);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }

    static async Task<Attachment> AttachAsync(OutgoingFile file, IBlobStore blobs, CancellationToken cancellationToken)
    {
        var content =
            await blobs.OpenAsync(file.Hash, cancellationToken)
            ?? throw new MailRefusedException($"La pièce jointe « {file.Name} » est introuvable.", forGood: true);
        return new Attachment(content, new ContentType(file.ContentType))
        {
            Name = file.Name,
            NameEncoding = Encoding.UTF8,
            TransferEncoding = TransferEncoding.Base64,
        };
    }

    /// <summary>The line ends of the wire (RFC 2045 section 6.8): any other would be written « =0A » and the text be one long line.</summary>
    static string Lines(string text) => text.ReplaceLineEndings("\r\n");

    static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
