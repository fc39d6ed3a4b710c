using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Parvis.Features.Requests.FollowUp;

namespace Parvis.Features.Requests.Writing;

/// <summary>
/// A message in HTML with the look of the town: its name and colour, no image, so that nothing is missing where images are
/// not shown, and styles inside the elements, since many programs drop the others.
/// </summary>
static class MailPage
{
    const string CivicBlue = "#1d4c8a";
    const string Around = "margin:0;padding:16px;background:#f6f2ea";
    const string Sheet =
        "max-width:600px;margin:0 auto;padding:24px;background:#ffffff;color:#0f141c;font:16px/1.5 Arial,Helvetica,sans-serif";
    const string Foot = "margin-top:24px;padding-top:8px;border-top:1px solid #cfc8ba;font-size:14px";

    public static string Write(
        string town,
        string accent,
        string subject,
        IEnumerable<MailParagraph> paragraphs,
        IEnumerable<string> mentions,
        string reference,
        string? followUp = null
    )
    {
        var body = new StringBuilder();
        foreach (var paragraph in paragraphs)
            body.Append("<p")
                .Append(Tongue(paragraph.Language))
                .Append('>')
                .Append(WithBreaks(paragraph.Text.Split('\n')))
                .Append("</p>\n");
        if (followUp is not null)
            body.Append("<p><a href=\"")
                .Append(Encode(followUp))
                .Append("\">")
                .Append(Encode(FollowUpAccess.LinkWords))
                .Append("</a></p>\n");
        return WriteSheet(town, accent, subject, body.ToString(), mentions, reference);
    }

    /// <param name="town">Its name, above.</param>
    /// <param name="accent">Its colour; empty for the usual one.</param>
    /// <param name="subject">As in the list of mails.</param>
    /// <param name="body">HTML already, its words encoded.</param>
    /// <param name="mentions">Lines of small print.</param>
    /// <param name="last">The last line.</param>
    public static string WriteSheet(
        string town,
        string accent,
        string subject,
        string body,
        IEnumerable<string> mentions,
        string last
    )
    {
        var colour = accent.Length > 0 ? accent : CivicBlue;
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"fr\">\n<head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(Encode(subject))
            .Append("</title></head>\n<body style=\"")
            .Append(Around)
            .Append("\">\n<div style=\"")
            .Append(Sheet)
            .Append("\">\n<p style=\"margin:0 0 24px;padding-bottom:8px;border-bottom:4px solid ")
            .Append(colour)
            .Append(";font-size:18px;font-weight:bold\">")
            .Append(Encode(town))
            .Append("</p>\n")
            .Append(body);
        return html.Append("<div style=\"")
            .Append(Foot)
            .Append("\">\n<p>")
            .Append(WithBreaks(mentions))
            .Append("</p>\n<p>")
            .Append(Encode(last))
            .Append("</p>\n</div>\n</div>\n</body>\n</html>\n")
            .ToString();
    }

    /// <summary>A screen reader reads it with the right voice, and Arabic from the right.</summary>
    static string Tongue(string language) =>
        language.Length == 0 ? ""
        : CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft ? $" lang=\"{language}\" dir=\"rtl\""
        : $" lang=\"{language}\"";

    static string WithBreaks(IEnumerable<string> lines) => string.Join("<br>\n", lines.Select(Encode));

    static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}

/// <param name="Text">Its lines; blank ones part paragraphs before it comes here.</param>
/// <param name="Language">An ISO 639 code; empty for French.</param>
public sealed record MailParagraph(string Text, string Language = "");
