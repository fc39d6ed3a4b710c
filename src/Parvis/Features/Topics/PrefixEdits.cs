namespace Parvis.Features.Topics;

/// <summary>Letters to change, add, remove or swap so that what was typed begins the word (or is it).</summary>
static class PrefixEdits
{
    public static int Count(string typed, string word)
    {
        var previous = new int[word.Length + 1];
        var current = new int[word.Length + 1];
        var beforePrevious = new int[word.Length + 1];
        for (var j = 0; j <= word.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= typed.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= word.Length; j++)
            {
                var cost = typed[i - 1] == word[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous.Min();
    }
}
