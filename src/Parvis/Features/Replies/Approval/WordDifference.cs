using System.Text.RegularExpressions;

namespace Parvis.Features.Replies.Approval;

public enum Fate
{
    Kept,
    Removed,
    Added,
}

/// <summary>Words that follow each other and have the same fate.</summary>
public readonly record struct Passage(Fate Fate, string Text);

/// <summary>What changed between two texts, word by word: the longest common sequence of words is kept.</summary>
public static partial class WordDifference
{
    /// <summary>Beyond this many pairs of words, what differs is shown as replaced whole.</summary>
    const long MostPairs = 4_000_000;

    public static IReadOnlyList<Passage> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var start = 0;
        while (start < old.Count && start < now.Count && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Count - start && end < now.Count - start && old[^(end + 1)] == now[^(end + 1)])
            end++;
        var passages = new List<Passage>();
        Add(passages, Fate.Kept, old.Take(start));
        Middle(passages, old[start..(old.Count - end)], now[start..(now.Count - end)]);
        Add(passages, Fate.Kept, old.Skip(old.Count - end));
        return passages;
    }

    static void Middle(List<Passage> passages, List<string> old, List<string> now)
    {
        if ((long)old.Count * now.Count > MostPairs)
        {
            Add(passages, Fate.Removed, old);
            Add(passages, Fate.Added, now);
            return;
        }

        var longest = new ushort[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        for (var j = now.Count - 1; j >= 0; j--)
            longest[i, j] =
                old[i] == now[j] ? (ushort)(longest[i + 1, j + 1] + 1) : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        var (x, y) = (0, 0);
        while (x < old.Count && y < now.Count)
        {
            if (old[x] == now[y])
            {
                Add(passages, Fate.Kept, [old[x]]);
                (x, y) = (x + 1, y + 1);
            }
            else if (longest[x + 1, y] >= longest[x, y + 1])
            {
                Add(passages, Fate.Removed, [old[x++]]);
            }
            else
            {
                Add(passages, Fate.Added, [now[y++]]);
            }
        }

        Add(passages, Fate.Removed, old.Skip(x));
        Add(passages, Fate.Added, now.Skip(y));
    }

    static void Add(List<Passage> passages, Fate fate, IEnumerable<string> words)
    {
        var text = string.Concat(words);
        if (text.Length == 0)
            return;
        if (passages is [.., var last] && last.Fate == fate)
            passages[^1] = last with { Text = last.Text + text };
        else
            passages.Add(new Passage(fate, text));
    }

    /// <summary>Each with the blanks that follow it, so that the texts come back whole.</summary>
    static List<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\S+\s*|\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
