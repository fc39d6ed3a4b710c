using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Parvis.Features.Requests;

/// <summary>
/// « 26-00412-K »: year, a number of at least five digits, a check letter. Short, speakable on the phone; one wrong
/// digit or two swapped ones give another letter, because the letter is the remainder by 23, a prime.
/// </summary>
public readonly partial record struct RequestReference
{
    const string CheckLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";

    readonly int year;
    readonly long number;

    public RequestReference(int year, long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        this.year = year % 100;
        this.number = number;
    }

    char CheckLetter => CheckLetters[(int)(((number * 100) + year) % CheckLetters.Length)];

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{year:00}-{number:00000}-{CheckLetter}");

    /// <summary>Does the text look like a reference, right or mistyped? Spaces and dashes are free.</summary>
    public static bool LooksLikeOne(string? text) => text is not null && Shape().IsMatch(text);

    /// <summary>« 26-0041 », « 2600412 »: how the references begin that may be meant, the check letter not said yet.</summary>
    public static string? Beginning(string? text)
    {
        var match = Begun().Match(text ?? "");
        return match.Success ? $"{match.Groups["year"].Value}-{match.Groups["number"].Value}" : null;
    }

    public static bool TryParse(string? text, out RequestReference reference)
    {
        reference = default;
        var match = Shape().Match(text ?? "");
        if (
            !match.Success
            || !long.TryParse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number)
            || number == 0
        )
            return false;
        reference = new RequestReference(
            int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture),
            number
        );
        return char.ToUpperInvariant(match.Groups["check"].Value[0]) == reference.CheckLetter;
    }

    public static bool TryNormalize(string? text, [NotNullWhen(true)] out string? normalized)
    {
        normalized = TryParse(text, out var reference) ? reference.ToString() : null;
        return normalized is not null;
    }

    [GeneratedRegex(
        @"^\s*(?<year>[0-9]{2})[\s\-.]*(?<number>[0-9]{5,12})[\s\-.]*(?<check>[A-Za-z])\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"^\s*(?<year>[0-9]{2})[\s\-.]*(?<number>[0-9]{3,12})[\s\-.]*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Begun();
}
