using System.Collections.Frozen;

namespace Parvis.Mail.Understanding.Words;

/// <summary>A look at the tags of an HTML text before it is parsed.</summary>
static class HtmlShape
{
    const int LongestName = 16;

    /// <summary>Elements that hold nothing, or that the next one closes.</summary>
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Flat = FrozenSet
        .ToFrozenSet(
            Phrases.Of(
                "br | hr | img | input | meta | link | col | area | base | wbr | p | li | td | th | tr | option"
            ),
            StringComparer.OrdinalIgnoreCase
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>No element stands under more than so many others, closing tags taken at their word.</summary>
    public static bool DepthIsAtMost(string html, int most)
    {
        var depth = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var closes = html[at + 1] == '/';
            var name = NameAt(html, closes ? at + 2 : at + 1);
            if (name.IsEmpty || Flat.Contains(name))
                continue;
            depth = closes ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > most)
                return false;
        }
        return true;
    }

    static ReadOnlySpan<char> NameAt(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < LongestName && char.IsAsciiLetterOrDigit(html[end]))
            end++;
        return html.AsSpan(start..end);
    }
}
