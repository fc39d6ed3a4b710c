using System.Text.RegularExpressions;

namespace Parvis.Mail.Smtp;

/// <summary>An answer of a server (RFC 5321, section 4.2).</summary>
/// <param name="Code">200 to 599.</param>
/// <param name="Status">The enhanced status code of RFC 3463, <c>5.1.1</c>; empty when there is none.</param>
/// <param name="Text">The words after it, lines joined by \n.</param>
public sealed partial record SmtpReply(int Code, string Status, string Text)
{
    internal bool Positive => Code is >= 200 and < 300;

    internal bool Permanent => Code >= 500;

    internal SubmissionOutcome Outcome =>
        Positive ? SubmissionOutcome.Accepted
        : Permanent ? SubmissionOutcome.Refused
        : SubmissionOutcome.Later;

    /// <inheritdoc/>
    public override string ToString() => $"{Code} {Status} {Text}".Replace("  ", " ", StringComparison.Ordinal).Trim();

    internal static SmtpReply Of(int code, IReadOnlyList<string> lines)
    {
        var status = "";
        var texts = new List<string>(lines.Count);
        foreach (var line in lines)
        {
            var found = Enhanced().Match(line);
            if (found.Success && status.Length == 0)
                status = found.Groups["status"].Value;
            texts.Add(found.Success ? line[found.Length..].Trim() : line.Trim());
        }

        return new SmtpReply(code, status, string.Join('\n', texts).Trim());
    }

    [GeneratedRegex(
        @"^(?<status>[245]\.\d{1,3}\.\d{1,3})(?=\s|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Enhanced();
}
