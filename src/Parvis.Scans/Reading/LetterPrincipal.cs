using System.Text.RegularExpressions;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading;

/// <summary>For whom a letter is written, when that is not who writes: a lawyer's client, an agency's owner.</summary>
static class LetterPrincipal
{
    const int MostWords = 6;

    // « M. et Mme » stand before the name.
    const int MostBefore = 3;

    static readonly Regex Said = Patterns.Of(
        @"(^|[^\p{L}])(mon client|ma cliente|mes clients|au nom de|pour le compte de|mandatée? par|le conseil de|agissant pour|on behalf of|my client),? (?<name>(m\.|mme|mlle|mr|mrs|monsieur|madame|m\. et mme|la société|l['’]association|la sci|la sarl) .+)$"
    );

    public static Proposal<string>? Of(LetterParts parts)
    {
        for (var i = 0; i < parts.Text.Count; i++)
        {
            // A name is often cut at the end of its line.
            var (line, next) = (parts.Text[i], i + 1 < parts.Text.Count ? parts.Text[i + 1].Text : "");
            var match = Said.Match($"{line.Text} {next}");
            if (
                match.Success
                && match.Groups["name"].Index <= line.Text.Length
                && Name(match.Groups["name"].Value) is { } name
            )
                return line.Propose(name, 0.6);
        }
        return null;
    }

    /// <summary>The civility and the capitalised words after it.</summary>
    static string? Name(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = Array.FindIndex(words, 1, word => char.IsUpper(word[0]) && !IsCivility(word));
        if (first is < 0 or > MostBefore)
            return null;
        var end = first + 1;
        while (end < words.Length && end < MostWords && char.IsUpper(words[end][0]) && !Ends(words[end - 1]))
            end++;
        return string.Join(' ', words.Take(end)).TrimEnd(',', '.', ';', ':');
    }

    static bool IsCivility(string word) => word is "Mme" or "Madame" or "M.";

    static bool Ends(string word) => word[^1] is ',' or '.' or ';' or ':';
}
