using Parvis.LetterBench.Making;

namespace Parvis.LetterBench.Measuring;

/// <summary>The words printed on a letter, and how many of them were read.</summary>
static class PrintedWords
{
    /// <summary>
    /// Right is the same letters, accents and digits, as often as printed; signs around a word do not count, capitals do
    /// not either: letterheads print them by style.
    /// </summary>
    public static (int Right, int All) Compare(MadeLetter letter, string read)
    {
        var left = Words(read).CountBy(word => word).ToDictionary(pair => pair.Key, pair => pair.Value);
        var (right, all) = (0, 0);
        foreach (var word in Words(LetterText.Of(letter)))
        {
            all++;
            if (left.GetValueOrDefault(word) == 0)
                continue;
            left[word]--;
            right++;
        }
        return (right, all);
    }

    static IEnumerable<string> Words(string text) =>
        text.ToLowerInvariant()
            .Replace('’', '\'')
            .Split([' ', '\n', '|', '\'', '-', '/', '@', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsLetterOrDigit)))
            .Where(word => word.Length > 0);
}
