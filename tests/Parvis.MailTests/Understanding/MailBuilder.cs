using System.Text;
using Parvis.Mail;
using Parvis.Mail.Reading;

namespace Parvis.MailTests.Understanding;

/// <summary>Messages made by hand: what is understood does not depend on how it was read.</summary>
static class MailBuilder
{
    public static IncomingMail Message(
        string text = "Bonjour,\n\nLe portail du square est cassé.\n",
        string subject = "Portail du square",
        string from = "nadia.benali@usager.example",
        string? html = null,
        string fields = "",
        string contentType = "text/plain",
        string to = "contact@mairie-saint-aubin.example",
        string? replyTo = null,
        string? inReplyTo = null,
        params MailPart[] parts
    ) =>
        new()
        {
            Subject = subject,
            From = from.Length == 0 ? null : new NamedAddress("", from),
            To = [new NamedAddress("", to)],
            ReplyTo = replyTo is null ? [] : [new NamedAddress("", replyTo)],
            InReplyTo = inReplyTo is null ? [] : [inReplyTo],
            Text = text,
            Html = html,
            Root = new MailPart
            {
                ContentType = contentType,
                Headers = Fields(fields),
                Children = parts,
                Content = parts.Length == 0 ? Bytes(text) : MailContent.Empty,
            },
        };

    public static MailPart Part(string contentType, string content, string fields = "", params MailPart[] children) =>
        new()
        {
            ContentType = contentType,
            Headers = Fields(fields),
            Content = children.Length == 0 ? Bytes(content) : MailContent.Empty,
            Children = children,
        };

    static MailContent Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    static MailHeaders Fields(string lines) =>
        new([
            .. lines
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Split(':', 2))
                .Select(pair => KeyValuePair.Create(pair[0], pair[1])),
        ]);
}
