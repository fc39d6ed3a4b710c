using System.Text.RegularExpressions;
using Parvis.Mail.Reading;
using Parvis.Mail.Understanding.Kinds;

namespace Parvis.Mail.Understanding;

/// <summary>Reads what did not arrive, from the report when there is one (RFC 3464), from the words otherwise.</summary>
public static class Bounces
{
    const int LookedBody = 8000;

    // A label has 63 characters at most (RFC 1035, section 2.3.4); without bound, an expression keeps a kilobyte for each.
    static readonly Regex Address = Pattern(
        @"[^\s<>@:;,""'()\[\]]+@[^\s<>@:;,""'()\[\]]+\.[^\s<>@:;,""'()\[\].]{1,63}"
    );
    static readonly Regex Status = Pattern(@"(^|[^\d.])(?<code>[45]\.\d{1,3}\.\d{1,3})([^\d.]|$)");
    static readonly Regex Later = Pattern(
        @"delayed|will be retried|still being retried|warning: could not send|warning message only|do not need to resend"
            + @"|retardé|différée|nouvelles tentatives|sera retenté|noch nicht zugestellt"
    );

    /// <summary>The first address that was not reached.</summary>
    /// <returns>Null when the message is no bounce.</returns>
    public static BouncedMail? Of(IncomingMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (MailKinds.Of(mail) != MailKind.Bounce)
            return null;
        var messageId = ReturnedMessage.Id(mail);
        var reports = DeliveryReport.In(mail);
        var report = reports.FirstOrDefault(r => r.Failed) ?? reports.FirstOrDefault(r => !r.Arrived);
        if (report is { Action.Length: > 0 } or { Status.Length: > 0 })
            return new BouncedMail(report.Address ?? FromWords(mail), report.Status, messageId, report.Failed);
        var words = Beginning(mail.Text);
        var status = Status.Match(words) is { Success: true } match ? match.Groups["code"].Value : null;
        var late =
            status?.StartsWith('4') == true || Later.IsMatch(mail.Subject) || (status is null && Later.IsMatch(words));
        return new BouncedMail(report?.Address ?? FromWords(mail), status, messageId, Permanent: !late);
    }

    /// <summary>The first address in the text that is neither the server's nor ours.</summary>
    static string? FromWords(IncomingMail mail)
    {
        if (mail.Headers.Find("X-Failed-Recipients") is { Length: > 0 } failed)
            return failed.Split(',')[0].Trim();
        var others = mail.To.Concat(mail.Cc).Append(mail.From).OfType<NamedAddress>().Select(a => a.Address).ToList();
        return Address
            .Matches(Beginning(mail.Text))
            .Select(match => match.Value)
            .FirstOrDefault(found =>
                !others.Contains(found, StringComparer.OrdinalIgnoreCase) && !Senders.IsUnread(found)
            );
    }

    static string Beginning(string text) => text[..Math.Min(LookedBody, text.Length)];

    static Regex Pattern(string pattern) =>
        new(
            pattern,
            RegexOptions.NonBacktracking
                | RegexOptions.IgnoreCase
                | RegexOptions.CultureInvariant
                | RegexOptions.ExplicitCapture
        );
}
