using System.Text.RegularExpressions;
using Parvis.Mail.Reading;
using Parvis.Mail.Understanding.Words;

namespace Parvis.Mail.Understanding;

/// <summary>Who wrote the message that somebody passed on.</summary>
public static class Forwards
{
    // The fields stand right under the line that announces them.
    const int LookedBelow = 6;

    // A domain has 255 octets at most (RFC 5321, section 4.5.3.1.2); without bound, an expression keeps a kilobyte for each.
    static readonly Regex Address = new(
        @"[^\s<>@:""\[\](),;]+@[^\s<>@:""\[\](),;]{1,255}",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    );

    /// <summary>The author of the first forwarded message, from its attached copy or from the fields in the text.</summary>
    /// <returns>Null when the message forwards nothing, or when no address can be read.</returns>
    public static NamedAddress? OriginalSender(IncomingMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var isForward = new SubjectPrefix(mail.Subject).IsForward;
        return FromText(mail.Text, isForward) ?? (isForward ? FromAttachment(mail.Root) : null);
    }

    static NamedAddress? FromText(string text, bool isForward)
    {
        var lines = MailLine.Split(text);
        for (var i = 0; i < lines.Length; i++)
        {
            if (Separators.IsForwarded(lines[i]) || (isForward && Separators.IsOriginal(lines[i])))
                return Enumerable
                    .Range(i + 1, Math.Min(LookedBelow, lines.Length - i - 1))
                    .Select(at => HeaderBlocks.Author(lines, at, 1))
                    .Select(Parse)
                    .FirstOrDefault(address => address is not null);
            if (isForward && HeaderBlocks.At(lines, i) is > 0 and var count)
                return Parse(HeaderBlocks.Author(lines, i, count));
        }
        return null;
    }

    static NamedAddress? FromAttachment(MailPart root) =>
        root
            .Children.Where(part => part.ContentType == "message/rfc822")
            .SelectMany(part => part.Children)
            .Select(message => Parse(message.Headers.Find("From")))
            .FirstOrDefault(address => address is not null);

    static NamedAddress? Parse(string? author)
    {
        if (author is null || Address.Match(author) is not { Success: true } match)
            return null;
        var name = author[..match.Index].Replace("mailto:", "", StringComparison.OrdinalIgnoreCase);
        return new NamedAddress(name.Trim(' ', '"', '\'', '<', '[', '(', ':'), match.Value);
    }
}
