using System.Text.RegularExpressions;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading;

/// <summary>E-mail addresses and French phone numbers in a line.</summary>
static class Contacts
{
    // A recogniser puts spaces around the sign, and reads the sign as « © » or « ® ».
    static readonly Regex Mail = Patterns.Of(
        @"(?<name>[\p{L}\d._%+-]+) ?[@©®] ?(?<host>[\p{L}\d-]+([.,] ?[\p{L}\d-]+)*[.,] ?[a-z]{2,8})"
    );
    static readonly Regex Phone = Patterns.Of(
        @"(^|[^\d])(?<number>(\+ ?33 ?(\(0\))? ?|00 ?33 ?|[0Oo])[1-9]([ .\-/]{0,2}[\dOolI]{2}){4})([^\d]|$)"
    );

    public static string? Email(string line)
    {
        var match = Mail.Match(line);
        return match.Success
            ? $"{match.Groups["name"].Value}@{match.Groups["host"].Value}"
                .Replace(',', '.')
                .Replace(" ", "", StringComparison.Ordinal)
                .ToLowerInvariant()
            : null;
    }

    public static string? PhoneNumber(string line)
    {
        var match = Phone.Match(line);
        if (!match.Success)
            return null;
        var digits = Digits(match.Groups["number"].Value);
        return digits.StartsWith("0033", StringComparison.Ordinal) ? "+" + digits[2..]
            : digits.StartsWith("330", StringComparison.Ordinal) ? "+33" + digits[3..]
            : digits.StartsWith("33", StringComparison.Ordinal) && digits.Length == 11 ? "+" + digits
            : digits;
    }

    public static string Digits(string text) => string.Concat(LookAlikes.AsDigits(text).Where(char.IsAsciiDigit));

    public static bool IsIn(string line) => Email(line) is not null || PhoneNumber(line) is not null;
}
