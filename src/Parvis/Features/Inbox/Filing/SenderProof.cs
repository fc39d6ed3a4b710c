using Parvis.Mail.Reading;

namespace Parvis.Features.Inbox.Filing;

/// <summary>
/// What the town's own server found about the sender (RFC 8601). Only the topmost field is its: those below may have
/// been written by anybody. Without any, nothing is known and nobody is suspected.
/// </summary>
public static class SenderProof
{
    const string Field = "Authentication-Results";

    static readonly string[] Proofs = ["dmarc=pass", "dkim=pass", "spf=pass"];

    /// <summary>The server looked, and nothing confirms that the message comes from where it says.</summary>
    public static bool IsMissing(MailHeaders headers) =>
        headers.Find(Field) is { } results
        && (
            results.Contains("dmarc=fail", StringComparison.OrdinalIgnoreCase)
            || !Proofs.Any(proof => results.Contains(proof, StringComparison.OrdinalIgnoreCase))
        );
}
