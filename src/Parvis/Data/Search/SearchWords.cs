namespace Parvis.Data.Search;

/// <summary>
/// The words a text is found by, cut by the same rules when it is stored and when it is looked for, so that both
/// databases answer alike: folded, without the smallest words, without the marks of plural and feminine.
/// </summary>
public static class SearchWords
{
    /// <summary>Beyond it a letter repeats itself, and an index row must stay small.</summary>
    const int Most = 1_500;

    const int Longest = 40;
    const int ShortestPlural = 4;
    const int ShortestLeft = 4;

    static readonly HashSet<string> Empty = new(
        [
            .. "a ai as au aux avec c ce ces cet cette d dans de des du elle elles en es est et il ils j je l la le les leur".Split(
                ' '
            ),
            .. "lui m ma mais me mes mon n ne nos notre nous on ont ou par pas pour qu que qui s sa se ses son sont sur".Split(
                ' '
            ),
            .. "t ta te tes ton tu un une vos votre vous y".Split(' '),
        ],
        StringComparer.Ordinal
    );

    public static IReadOnlyCollection<string> Of(string? text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (words.Count >= Most)
                break;
            if (!Empty.Contains(word))
                words.Add(Stem(word.Length <= Longest ? word : word[..Longest]));
        }

        return words;
    }

    /// <summary>« lampadaires », « lampadaire » and « cassées », « cassé » meet; numbers stay whole.</summary>
    static string Stem(string word)
    {
        if (word.Length < ShortestPlural || char.IsDigit(word[0]))
            return word;
        var end = word.Length;
        if (word[end - 1] is 's' or 'x')
            end--;
        while (end > ShortestLeft && word[end - 1] == 'e')
            end--;
        return word[..end];
    }
}
