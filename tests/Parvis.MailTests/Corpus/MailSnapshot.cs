using System.Text.Encodings.Web;
using System.Text.Json;
using Parvis.Mail.Reading;

namespace Parvis.MailTests.Corpus;

/// <summary>Everything that is read of a message, on one line that people review.</summary>
static class MailSnapshot
{
    const int LongestText = 400;

    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string file, IncomingMail mail) =>
        JsonSerializer.Serialize(
            new
            {
                file,
                mail.MessageId,
                mail.InReplyTo,
                mail.References,
                mail.Date,
                mail.From,
                mail.ReplyTo,
                mail.To,
                mail.Cc,
                Subject = Beginning(mail.Subject),
                Text = Beginning(mail.Text),
                TextLength = mail.Text.Length,
                HtmlLength = mail.Html?.Length,
                Attachments = mail
                    .Attachments.Take(5)
                    .Select(a => $"{Beginning(a.Name)} {a.ContentType} {a.Content.Size}{(a.Inline ? " inline" : "")}"),
                AttachmentCount = mail.Attachments.Count,
                Tree = Tree(mail.Root),
                mail.Warnings,
            },
            Options
        );

    static string Tree(MailPart part)
    {
        var inside = string.Join(", ", part.Children.Take(10).Select(Tree));
        return inside.Length == 0 ? part.ContentType : $"{part.ContentType}[{inside}]";
    }

    static string Beginning(string text) => text.Length > LongestText ? text[..LongestText] + "…" : text;
}
