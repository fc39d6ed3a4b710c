using System.Security.Cryptography;
using System.Text;

namespace Parvis.Mail.Writing;

/// <summary>Which part goes into which (RFC 2046, RFC 2387): only the multiparts that are needed.</summary>
static class MailStructure
{
    public static WrittenPart Of(ComposedMail mail)
    {
        var boundaries = new Boundaries(mail.MessageId);
        WrittenPart body = new TextPart("plain", mail.Text);
        if (mail.Html is { } html)
            body = new MultiPart("alternative", boundaries.Next(), [body, new TextPart("html", html)]);
        // Without HTML, nothing shows them: they are files like the others.
        var images = mail.Html is null ? [] : mail.Images;
        var files = mail.Html is null ? [.. mail.Images, .. mail.Files] : mail.Files;
        if (images.Count > 0)
            body = new MultiPart(
                "related; type=\"multipart/alternative\"",
                boundaries.Next(),
                [body, .. images.Select(i => new FilePart(i, inline: true))]
            );
        if (files.Count > 0)
            body = new MultiPart(
                "mixed",
                boundaries.Next(),
                [body, .. files.Select(f => new FilePart(f, inline: false))]
            );
        return body;
    }

    /// <summary>« =_ » stands in no text nor file once encoded (RFC 2045, section 6.7): no search for a free one.</summary>
    sealed class Boundaries(string messageId)
    {
        readonly string stem = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..24];
        int count;

        public string Next() => $"=_{++count}_{stem}";
    }
}
