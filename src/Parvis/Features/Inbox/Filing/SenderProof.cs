using System.Text.RegularExpressions;
using Parvis.Mail.Reading;

namespace Parvis.Features.Inbox.Filing;

/// <summary>
/// What the town's own server found about the sender (RFC 8601). Only the topmost field is its: those below may have
/// been written by anybody. Without any, nothing is known and nobody is suspected.
/// </summary>
public static partial class SenderProof
{
    const string Field = "Authentication-Results";

    /// <summary>
    /// The server looked, and nothing confirms that the message comes from the domain it says: what somebody proves of
    /// another domain confirms nothing.
    /// </summary>
    public static bool IsMissing(MailHeaders headers, string from)
    {
        if (headers.Find(Field) is not { } results)
            return false;
        var domain = from[(from.LastIndexOf('@') + 1)..];
        var clauses = results.Split(';');
        return clauses.Any(c => Method(c, "dmarc", "fail"))
            || !clauses.Any(c =>
                Method(c, "dmarc", "pass")
                || ((Method(c, "dkim", "pass") || Method(c, "spf", "pass")) && IsAligned(c, domain))
            );
    }

    static bool Method(string clause, string name, string result) =>
        clause.TrimStart().StartsWith($"{name}={result}", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same domain, or one below the other; a server that does not say of which domain is trusted.</summary>
    static bool IsAligned(string clause, string domain)
    {
        var proved = Domain().Match(clause);
        if (!proved.Success)
            return true;
        var known = proved.Groups["domain"].Value;
        known = known[(known.LastIndexOf('@') + 1)..];
        return string.Equals(known, domain, StringComparison.OrdinalIgnoreCase)
            || known.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase)
            || domain.EndsWith($".{known}", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(
        @"\b(smtp\.mailfrom|header\.d|header\.i)=(?<domain>[^\s;()]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Domain();
}
