using System.Text.RegularExpressions;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading;

/// <summary>Numbers that a letter bears: references of the town, of a registered letter.</summary>
static class LetterNumbers
{
    // La Poste prints « 1A 123 456 7890 1 ». It does not publish how the last digit is found: the shape is all we know.
    static readonly Regex French = Patterns.Of(
        @"(^|[^\p{L}\d])(?<kind>[1-9][A-Z]) ?(?<digits>([\dOolI] ?){10}[\dOolI])([^\p{L}\d]|$)"
    );

    // UPU S10: two letters, eight digits, a check digit, a country.
    static readonly Regex Foreign = Patterns.Of(
        @"(^|[^\p{L}\d])(?<kind>R[A-Z]) ?(?<digits>(\d ?){9})(?<country>[A-Z]{2})([^\p{L}\d]|$)"
    );

    static readonly int[] Weights = [8, 6, 4, 2, 3, 5, 9, 7];

    /// <summary>The number of a registered letter, without spaces.</summary>
    public static Proposal<string>? Registered(IReadOnlyList<LetterLine> lines)
    {
        foreach (var line in lines)
        {
            var said =
                line.Folded.Contains("recommande", StringComparison.Ordinal)
                || line.Folded.Contains("lrar", StringComparison.Ordinal);
            if (French.Match(line.Text) is { Success: true } match)
            {
                var number =
                    match.Groups["kind"].Value.ToUpperInvariant() + Contacts.Digits(match.Groups["digits"].Value);
                return line.Propose(number, said ? 0.9 : 0.7);
            }
            if (Foreign.Match(line.Text) is { Success: true } abroad)
            {
                var digits = Contacts.Digits(abroad.Groups["digits"].Value);
                var number =
                    $"{abroad.Groups["kind"].Value}{digits}{abroad.Groups["country"].Value}".ToUpperInvariant();
                return line.Propose(number, IsChecked(digits) ? 0.98 : 0.4);
            }
        }
        return null;
    }

    /// <summary>What matches the town's pattern, each once.</summary>
    public static IReadOnlyList<Proposal<string>> References(IReadOnlyList<LetterLine> lines, string? pattern)
    {
        if (pattern is null)
            return [];
        var reference = Patterns.Of(pattern);
        return
        [
            .. lines
                .SelectMany(line => reference.Matches(line.Text).Select(match => line.Propose(match.Value, 0.9)))
                .DistinctBy(proposal => proposal.Value, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The check digit of UPU S10-12: 11 less the weighted sum modulo 11; 10 gives 0, 11 gives 5.</summary>
    internal static bool IsChecked(string nineDigits)
    {
        var check = 11 - Weights.Select((weight, i) => weight * (nineDigits[i] - '0')).Sum() % 11;
        return nineDigits[8] - '0'
            == (
                check == 10 ? 0
                : check == 11 ? 5
                : check
            );
    }
}
