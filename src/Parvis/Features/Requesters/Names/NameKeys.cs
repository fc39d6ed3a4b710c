namespace Parvis.Features.Requesters.Names;

/// <summary>
/// The word and what remains of it without one letter, or without two for long words. Two words one error apart have
/// such a key in common, so an ordinary index finds typos.
/// </summary>
public static class NameKeys
{
    const int ShortestWithDeletions = 3;
    const int ShortestWithTwo = 8;

    // Beyond it two deletions give hundreds of keys, and nobody's name is that long.
    const int LongestWithTwo = 20;

    /// <summary>Words that may be two errors away are searched by the same rule as they are stored.</summary>
    public static int AllowedErrors(int length) =>
        length switch
        {
            < ShortestWithDeletions => 0,
            < ShortestWithTwo => 1,
            _ => 2,
        };

    public static IReadOnlyCollection<string> Of(string word)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal) { word };
        if (word.Length < ShortestWithDeletions)
            return keys;
        var twice = word.Length is >= ShortestWithTwo and <= LongestWithTwo;
        for (var i = 0; i < word.Length; i++)
        {
            var shorter = word.Remove(i, 1);
            if (!keys.Add(shorter) || !twice)
                continue;
            for (var j = i; j < shorter.Length; j++)
                keys.Add(shorter.Remove(j, 1));
        }

        return keys;
    }
}
