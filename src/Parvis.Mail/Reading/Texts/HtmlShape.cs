using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace Parvis.Mail.Reading.Texts;

/// <summary>
/// A look at the tags of an HTML text before it is parsed: a tree takes a time that grows with the square of its depth,
/// half a minute for a hundred kilobytes of <c>&lt;div&gt;</c>.
/// </summary>
static class HtmlShape
{
    const int LongestName = 16;

    // A thread of fifty answers stands under some two hundred elements.
    const int Deepest = 300;

    // Each is made again in every block that follows while it stays open.
    const int DeepestFormatting = 30;

    /// <summary>Elements that hold nothing, or that the next one closes.</summary>
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Flat = Names(
        "br hr img input meta link col area base wbr p li td th tr option"
    );

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Formatting = Names(
        "a b big code em font i nobr s small strike strong tt u"
    );

    /// <summary>No element stands under too many others.</summary>
    public static bool IsReadable(string html)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var byName = open.GetAlternateLookup<ReadOnlySpan<char>>();
        var (depth, formatting) = (0, 0);
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var closes = html[at + 1] == '/';
            var name = NameAt(html, closes ? at + 2 : at + 1);
            if (name.IsEmpty || Flat.Contains(name))
                continue;
            byName.TryGetValue(name, out var count);
            // A closing tag that closes nothing lowers nothing.
            if (closes && count == 0)
                continue;
            var change = closes ? -1 : 1;
            byName[name] = count + change;
            depth += change;
            formatting += Formatting.Contains(name) ? change : 0;
            if (depth > Deepest || formatting > DeepestFormatting)
                return false;
        }
        return true;
    }

    /// <summary>What stands between the tags, without looking at what they mean.</summary>
    public static string WithoutTags(string html)
    {
        var text = new StringBuilder();
        for (var at = 0; at < html.Length; )
        {
            var tag = html.IndexOf('<', at);
            var end = tag < 0 ? html.Length : tag;
            text.Append(html, at, end - at);
            var close = tag < 0 ? -1 : html.IndexOf('>', tag);
            if (tag >= 0 && text.Length > 0 && text[^1] != '\n')
                text.Append('\n');
            at = tag < 0 || close < 0 ? html.Length : close + 1;
        }
        return WebUtility.HtmlDecode(text.ToString()).Trim();
    }

    static ReadOnlySpan<char> NameAt(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < LongestName && char.IsAsciiLetterOrDigit(html[end]))
            end++;
        return html.AsSpan(start..end);
    }

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(string names) =>
        FrozenSet
            .ToFrozenSet(names.Split(' '), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
