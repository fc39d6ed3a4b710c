namespace Parvis.Scans.Texts;

/// <summary>Words that a recogniser may have read for one another.</summary>
static class Near
{
    // « rn » for « m », « cl » for « d », « l » for « i » cost nothing.
    static readonly (string Seen, string Meant)[] Confused =
    [
        ("rn", "m"),
        ("vv", "w"),
        ("cl", "d"),
        ("0", "o"),
        ("1", "i"),
        ("l", "i"),
        ("5", "s"),
        ("8", "b"),
    ];

    /// <summary>How many letters may differ in a word of that length.</summary>
    public static int Allowed(int length) =>
        length < 4 ? 0
        : length < 8 ? 1
        : 2;

    /// <summary>Whether two folded words may be the same.</summary>
    public static bool Same(string one, string other) =>
        one == other
        || (
            Math.Abs(one.Length - other.Length) <= 3
            && Distance(Shape(one), Shape(other), Allowed(Math.Min(one.Length, other.Length)))
                <= Allowed(Math.Min(one.Length, other.Length))
        );

    /// <summary>Whether folded words stand in a folded text, one after the other, each nearly as given.</summary>
    public static bool Holds(string text, string words)
    {
        if (words.Length == 0)
            return false;
        if (text.Contains(words, StringComparison.Ordinal))
            return true;
        var inside = text.Split(' ');
        var wanted = words.Split(' ');
        return Enumerable
            .Range(0, Math.Max(0, inside.Length - wanted.Length + 1))
            .Any(start => wanted.Select((word, i) => Same(inside[start + i], word)).All(same => same));
    }

    /// <summary>Letters to insert, leave out, replace or swap; more than <paramref name="most"/> is not counted further.</summary>
    public static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        var before = new int[other.Length + 1];
        var row = new int[other.Length + 1];
        var next = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            next[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(next[j - 1], row[j]) + 1, row[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                least = Math.Min(least, next[j]);
            }
            if (least > most)
                return most + 1;
            (before, row, next) = (row, next, before);
        }
        return row[other.Length];
    }

    /// <summary>The same for all words that recognisers take for one another at no cost.</summary>
    public static string Shape(string word) =>
        Confused.Aggregate(word, (shape, pair) => shape.Replace(pair.Seen, pair.Meant, StringComparison.Ordinal));
}
