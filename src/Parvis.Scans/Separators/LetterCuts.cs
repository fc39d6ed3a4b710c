namespace Parvis.Scans.Separators;

/// <param name="Number">From 1, in the scan.</param>
/// <param name="Separator">What its code says; null on a page of a letter.</param>
/// <param name="IsBlank">Nothing is written on it: mostly the back of a sheet.</param>
public sealed record CutPage(int Number, SeparatorSheet? Separator = null, bool IsBlank = false);

/// <summary>One letter of a scan.</summary>
/// <param name="Pages">Those with something on them, in order, by their numbers in the scan.</param>
/// <param name="BlankPages">Its blank pages, by their numbers: they stay in the original.</param>
/// <param name="Under">The separator above it; null for what comes before the first.</param>
public sealed record CutLetter(IReadOnlyList<int> Pages, IReadOnlyList<int> BlankPages, SeparatorSheet? Under);

/// <summary>Cuts one scan into letters. Pure.</summary>
public static class LetterCuts
{
    /// <summary>A letter is what lies between two separators; separators belong to none.</summary>
    /// <param name="pages">In order.</param>
    /// <returns>No letter without a page that has something on it.</returns>
    public static IReadOnlyList<CutLetter> AtSeparators(IReadOnlyList<CutPage> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return Cut(pages, page => page.Separator is not null);
    }

    /// <summary>Cuts where a person says; separators still belong to none.</summary>
    /// <param name="pages">In order.</param>
    /// <param name="firstPages">Numbers of the pages with which a letter begins; the first page always does.</param>
    /// <returns>No letter without a page that has something on it.</returns>
    public static IReadOnlyList<CutLetter> At(IReadOnlyList<CutPage> pages, IEnumerable<int> firstPages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var first = firstPages.ToHashSet();
        return Cut(pages, page => first.Contains(page.Number));
    }

    static List<CutLetter> Cut(IReadOnlyList<CutPage> pages, Func<CutPage, bool> begins)
    {
        var letters = new List<CutLetter>();
        var (written, blank) = (new List<int>(), new List<int>());
        SeparatorSheet? above = null;
        foreach (var page in pages)
        {
            if (begins(page))
                End();
            if (page.Separator is not null)
                above = page.Separator;
            else
                (page.IsBlank ? blank : written).Add(page.Number);
        }
        End();
        return letters;

        void End()
        {
            if (written.Count > 0)
                letters.Add(new CutLetter(written, blank, above));
            (written, blank) = ([], []);
        }
    }
}
