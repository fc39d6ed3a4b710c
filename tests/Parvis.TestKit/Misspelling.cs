namespace Parvis.TestKit;

public enum MisspellingKind
{
    Substitution,
    Omission,
    Doubling,
    Swap,
    FirstLetter,
    ReversedOrder,
}

/// <summary>« First Last » as somebody in a hurry types it: one error of a given kind.</summary>
public static class Misspelling
{
    const string Letters = "abcdefghijklmnopqrstuvwxyz";
    const int ShortestWord = 4;

    public static string Of(string firstName, string lastName, MisspellingKind kind, Random random)
    {
        var typed = $"{firstName} {lastName}";
        if (kind == MisspellingKind.ReversedOrder)
            return $"{lastName} {firstName}";
        var (start, length) = AnyWord(typed, random);
        var at = start + random.Next(length);
        switch (kind)
        {
            case MisspellingKind.Substitution:
                return Replace(typed, at, random);
            case MisspellingKind.FirstLetter:
                return Replace(typed, start, random);
            case MisspellingKind.Omission:
                return typed.Remove(at, 1);
            case MisspellingKind.Doubling:
                return typed.Insert(at, typed[at].ToString());
            default:
                at = start + random.Next(length - 1);
                return string.Concat(typed.AsSpan(0, at), [typed[at + 1], typed[at]], typed.AsSpan(at + 2));
        }
    }

    static string Replace(string typed, int at, Random random)
    {
        var letter = Letters[random.Next(Letters.Length)];
        while (letter == char.ToLowerInvariant(typed[at]))
            letter = Letters[random.Next(Letters.Length)];
        return string.Concat(typed.AsSpan(0, at), [letter], typed.AsSpan(at + 1));
    }

    /// <summary>Of words long enough that an error leaves something to recognise.</summary>
    static (int Start, int Length) AnyWord(string typed, Random random)
    {
        var words = new List<(int Start, int Length)>();
        for (var start = 0; start < typed.Length; )
        {
            var end = start;
            while (end < typed.Length && char.IsLetter(typed[end]))
                end++;
            if (end - start >= ShortestWord)
                words.Add((start, end - start));
            start = end + 1;
        }

        return words.Count == 0 ? (0, typed.Length) : words[random.Next(words.Count)];
    }
}
