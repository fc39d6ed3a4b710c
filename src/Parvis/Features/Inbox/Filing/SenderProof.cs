using System.Text;
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
        var clauses = Clauses(results);
        return clauses.Any(c => Method(c, "dmarc", "fail"))
            || !clauses.Any(c =>
                Method(c, "dmarc", "pass")
                || ((Method(c, "dkim", "pass") || Method(c, "spf", "pass")) && IsAligned(c, domain))
            );
    }

    /// <summary>
    /// What stands between semicolons. Quoted texts hold what the sender wrote, and comments (RFC 8601, section 2.2) what
    /// anybody did: neither divides, and comments say nothing.
    /// </summary>
    static List<string> Clauses(string results)
    {
        var clauses = new List<string>();
        var clause = new StringBuilder();
        var (depth, quoted) = (0, false);
        for (var at = 0; at < results.Length; at++)
        {
            var c = results[at];
            if (c == '\\' && (quoted || depth > 0))
            {
                if (depth == 0)
                    clause.Append(c).Append(at + 1 < results.Length ? results[at + 1] : ' ');
                at++;
            }
            else if (quoted || (c == '"' && depth == 0))
            {
                clause.Append(c);
                quoted ^= c == '"';
            }
            else if (c == '(')
                depth++;
            else if (c == ')' && depth > 0)
                depth--;
            else if (c == ';' && depth == 0)
            {
                clauses.Add(clause.ToString());
                clause.Clear();
            }
            else if (depth == 0)
                clause.Append(c);
        }

        clauses.Add(clause.ToString());
        return clauses;
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
        // A quote that nobody closed hides where the address ends.
        if (proved.Groups["domain"].Value.Count(c => c == '"') % 2 == 1)
            return false;
        return string.Equals(known, domain, StringComparison.OrdinalIgnoreCase)
            || known.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase)
            || domain.EndsWith($".{known}", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(
        @"\b(smtp\.mailfrom|header\.d|header\.i)\s*=\s*(?<domain>(""(\\.|[^""\\])*""|[^\s;()""])+|[^\s;()]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Domain();
}
