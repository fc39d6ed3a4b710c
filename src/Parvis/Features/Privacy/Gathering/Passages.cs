using System.Text;
using System.Text.RegularExpressions;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Privacy.Gathering;

/// <summary>
/// Finds names, numbers and addresses in a text however they are typed (capitals, accents, spaces in a number) and puts
/// other words in their place. Whole words only.
/// </summary>
public sealed class Passages
{
    const int Shortest = 3;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    readonly Regex? any;
    readonly string instead;

    public Passages(IEnumerable<string> hidden, string instead)
    {
        this.instead = instead;
        // The longest first: « Jean Dupont » before « Dupont ».
        var patterns = hidden
            .Select(h => h.Trim())
            .Where(h => h.Length >= Shortest)
            .OrderByDescending(h => h.Length)
            .Select(Pattern)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (patterns.Count > 0)
            any = new Regex(
                $@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', patterns)})(?![\p{{L}}\p{{N}}])",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
                Patience
            );
    }

    public string In(string text) => any is null || text.Length == 0 ? text : any.Replace(text, instead);

    public bool AreIn(string text) => any is not null && text.Length > 0 && any.IsMatch(text);

    /// <summary>The text in pieces, each hidden or not, for a page that shows what goes.</summary>
    public IEnumerable<(string Text, bool Hidden)> Cut(string text)
    {
        var from = 0;
        foreach (var match in any is null ? [] : any.Matches(text).AsEnumerable())
        {
            if (match.Index > from)
                yield return (text[from..match.Index], false);
            yield return (match.Value, true);
            from = match.Index + match.Length;
        }

        if (from < text.Length)
            yield return (text[from..], false);
    }

    static string Pattern(string passage)
    {
        if (passage.All(c => char.IsAsciiDigit(c) || " .-/+()\u00a0".Contains(c, StringComparison.Ordinal)))
            return Number(passage);
        var pattern = new StringBuilder();
        foreach (var character in passage)
            pattern.Append(
                char.IsWhiteSpace(character) || character is '-' or ',' or '\''
                    ? pattern.Length > 0 && pattern[^1] == '+'
                        ? ""
                        : @"[\s\-,'’]+"
                    : Letter(character)
            );
        return pattern.ToString();
    }

    static string Number(string passage)
    {
        var key = PhoneNumber.Key(passage);
        const string gap = @"[\s.\-/\u00a0]*";
        return key.Length == 12 && key.StartsWith("+33", StringComparison.Ordinal)
            ? $@"(?:\+33|0033|0)(?:{gap}\(0\))?{gap}{string.Join(gap, key[3..].AsEnumerable())}"
            : string.Join(gap, passage.Where(char.IsAsciiDigit));
    }

    static string Letter(char character) =>
        char.ToLowerInvariant(character) switch
        {
            'a' or 'à' or 'â' or 'ä' => "[aàâä]",
            'c' or 'ç' => "[cç]",
            'e' or 'é' or 'è' or 'ê' or 'ë' => "[eéèêë]",
            'i' or 'î' or 'ï' => "[iîï]",
            'o' or 'ô' or 'ö' => "[oôö]",
            'u' or 'ù' or 'û' or 'ü' => "[uùûü]",
            'y' or 'ÿ' => "[yÿ]",
            var other => Regex.Escape(other.ToString()),
        };
}
