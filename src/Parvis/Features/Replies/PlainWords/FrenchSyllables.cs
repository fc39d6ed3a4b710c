namespace Parvis.Features.Replies.PlainWords;

/// <summary>Counts the syllables of French words as they are spoken, near enough for a reading level.</summary>
public static class FrenchSyllables
{
    const string Vowels = "aàâäeéèêëiîïoôöuùûüyÿœæ";

    /// <summary>They begin a syllable of their own after another vowel: « création », « Noël », « maïs ».</summary>
    const string Apart = "éèëï";

    public static int Count(string word)
    {
        var lower = word.ToLowerInvariant();
        var count = 0;
        var before = ' ';
        foreach (var letter in lower)
        {
            var afterVowel = IsVowel(before);
            if (
                IsVowel(letter)
                && (!afterVowel || (Apart.Contains(letter) && before != 'i') || (before == 'é' && letter != 'e'))
            )
                count++;
            before = letter;
        }

        return Math.Max(1, count - (EndsSilent(lower) && count > 1 ? 1 : 0));
    }

    /// <summary>« route », « routes », « logique »: a last e that nobody says. « mairie » has it in another syllable.</summary>
    static bool EndsSilent(string word)
    {
        var stem =
            word.EndsWith("es", StringComparison.Ordinal) ? word[..^2]
            : word.EndsWith('e') ? word[..^1]
            : "";
        if (stem.Length == 0)
            return false;
        var last = stem[^1];
        return !IsVowel(last)
            || stem.EndsWith("qu", StringComparison.Ordinal)
            || stem.EndsWith("gu", StringComparison.Ordinal);
    }

    static bool IsVowel(char letter) => Vowels.Contains(letter);
}
