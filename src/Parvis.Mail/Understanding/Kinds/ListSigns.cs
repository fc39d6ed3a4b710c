using Parvis.Mail.Reading;

namespace Parvis.Mail.Understanding.Kinds;

/// <summary>The fields that list servers and newsletters write (RFC 2369, RFC 2919).</summary>
static class ListSigns
{
    static readonly string[] Fields = Phrases.Of(
        "List-Id | List-Unsubscribe | List-Post | List-Help | List-Subscribe | List-Archive | Mailing-List",
        "X-Mailing-List | X-Mailman-Version"
    );

    static readonly string[] Precedences = ["list", "bulk", "junk"];

    public static bool Hold(IncomingMail mail) =>
        Array.Exists(Fields, name => mail.Headers.Find(name) is { Length: > 0 })
        || mail.Headers.All("Precedence").Any(value => Precedences.Contains(value, StringComparer.OrdinalIgnoreCase));
}
