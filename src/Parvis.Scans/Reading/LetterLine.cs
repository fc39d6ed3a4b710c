using System.Runtime.CompilerServices;
using Parvis.Scans.Recognising;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading;

/// <summary>Words beside one another without a wide gap: what a person sees as one line of one column.</summary>
sealed record LetterLine(int Page, int PageWidth, int PageHeight, IReadOnlyList<ScannedWord> Words)
{
    public Box Box { get; } = Box.Around(Words.Select(word => word.Box));

    public string Text { get; } = string.Join(' ', Words.Select(word => word.Text));

    public string Folded => field ??= Texts.Words.Fold(Text);

    /// <summary>0 at the top of the page, 1 at its bottom.</summary>
    public double Height => PageHeight == 0 ? 0 : (double)Box.Middle / PageHeight;

    /// <summary>Its share of the page's width.</summary>
    public double Width => PageWidth == 0 ? 0 : (double)Box.Width / PageWidth;

    /// <summary>Mean of its words, 0 to 1.</summary>
    public double Confidence => Words.Average(word => word.Confidence) / 100;

    /// <summary>In heights of a line: what at most parts it from the next one of its paragraph.</summary>
    public const double NextLine = 1.3;

    /// <summary>Whether it stands right under the other, in the same column.</summary>
    /// <param name="above">The other.</param>
    /// <param name="reach">In heights of a line.</param>
    public bool IsUnder(LetterLine above, double reach = NextLine)
    {
        var size = Math.Max(Math.Min(Box.Height, above.Box.Height), 20);
        var gap = Box.Top - above.Box.Bottom;
        return Page == above.Page
            && Box.Middle > above.Box.Middle
            && gap < reach * size
            && Box.Left < above.Box.Right
            && above.Box.Left < Box.Right;
    }

    /// <summary>A line is itself: two lines of the same words are two.</summary>
    public bool Equals(LetterLine? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public Proposal<T> Propose<T>(T value, double confidence) =>
        new(value, Math.Clamp(confidence, 0, 1), Page, Box, Text);
}

/// <summary>The lines of a letter, cut where columns meet.</summary>
static class LetterLines
{
    // In heights of a line: words are a third of it apart, columns several of it.
    const double Gap = 2.2;

    // Dust and borders are read as signs nobody is sure of.
    const double LeastConfidence = 25;
    const int LettersOfAWord = 3;

    public static IReadOnlyList<LetterLine> Of(IReadOnlyList<ScannedPage> pages) =>
        [.. pages.SelectMany(page => page.Lines.SelectMany(line => Cut(page, line)))];

    static IEnumerable<LetterLine> Cut(ScannedPage page, ScannedLine line)
    {
        var words = line.Words.Where(word => IsWord(word) || IsDash(word)).OrderBy(word => word.Box.Left).ToList();
        // At an end, a dash is dust or a border.
        while (words.Count > 0 && IsDash(words[0]))
            words.RemoveAt(0);
        while (words.Count > 0 && IsDash(words[^1]))
            words.RemoveAt(words.Count - 1);
        if (words.Count == 0)
            yield break;
        var heights = words.Select(word => word.Box.Height).Order().ToList();
        var wide = Gap * heights[heights.Count / 2];
        var start = 0;
        for (var i = 1; i <= words.Count; i++)
        {
            if (i < words.Count && words[i].Box.Left - words[i - 1].Box.Right < wide)
                continue;
            yield return new LetterLine(page.Number, page.Width, page.Height, words[start..i]);
            start = i;
        }
    }

    static bool IsDash(ScannedWord word) => word.Text is "-" or "–" or "—" or "•" or "·" or "*" or "+" or "|";

    static bool IsWord(ScannedWord word) =>
        word.Text.Any(c => char.IsLetterOrDigit(c) || c is '@' or ':' or '?')
        && (word.Confidence >= LeastConfidence || word.Text.Count(char.IsLetterOrDigit) >= LettersOfAWord);
}
