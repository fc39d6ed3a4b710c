using System.Text.RegularExpressions;
using Parvis.Mail.Reading;

namespace Parvis.Mail.Understanding.Kinds;

/// <summary>The message that a report gives back, whole or by its fields.</summary>
static class ReturnedMessage
{
    const int LookedBody = 64 * 1024;

    static readonly Regex Field = new(
        @"^[ \t>]*(original-)?message-id:\s*<(?<id>[^\s<>]+)>",
        RegexOptions.NonBacktracking
            | RegexOptions.IgnoreCase
            | RegexOptions.Multiline
            | RegexOptions.CultureInvariant
            | RegexOptions.ExplicitCapture
    );

    /// <summary>Its Message-ID without angle brackets; null when nothing says it.</summary>
    public static string? Id(IncomingMail mail) =>
        ReportParts.Of(mail.Root).Select(InPart).FirstOrDefault(id => id is not null)
        ?? In(mail.Text)
        // Exchange says it nowhere but here.
        ?? (mail.InReplyTo is [var first, ..] ? first : null);

    static string? InPart(MailPart part) =>
        part.ContentType switch
        {
            "message/rfc822" or "message/global" or "message/partial" when part.Children.Count > 0 => part.Children[0]
                .Headers.Find("Message-ID")
                ?.Trim('<', '>', ' '),
            "message/rfc822" or "message/global" or "text/rfc822-headers" or "message/rfc822-headers" => In(
                ReportParts.Read(part)
            ),
            "message/delivery-status" or "message/disposition-notification" => In(ReportParts.Read(part)),
            _ => null,
        };

    static string? In(string text)
    {
        var match = Field.Match(text[..Math.Min(LookedBody, text.Length)]);
        return match.Success ? match.Groups["id"].Value : null;
    }
}
