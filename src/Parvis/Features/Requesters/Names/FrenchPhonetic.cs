using System.Text;

namespace Parvis.Features.Requesters.Names;

/// <summary>
/// How a folded word sounds in French, so that « Thibault », « Tibo » and « Thibaud » meet. Signs: consonants in
/// capitals (C is « ch », Q is « gn »), 1 « in », 2 « an », 3 « on », E « eu », U « ou », Y « ille ».
/// </summary>
public static class FrenchPhonetic
{
    const string Vowels = "aeiouy";

    enum Before
    {
        Anything,
        Vowel,
        FrontVowel,
        BackVowel,
        Consonant,

        /// <summary>Where « an », « in », « on » are nasal: not before a vowel or another n or m.</summary>
        NotNasalBreaker,
        End,
    }

    readonly record struct Rule(string Spelling, Before Next, string Sound);

    // The first rule that fits wins: longer spellings stand before shorter ones.
    static readonly ILookup<char, Rule> Rules = new Rule[]
    {
        new("aill", Before.Anything, "aY"),
        new("ail", Before.End, "aY"),
        new("ain", Before.NotNasalBreaker, "1"),
        new("aim", Before.NotNasalBreaker, "1"),
        new("ai", Before.Vowel, "ei"),
        new("ay", Before.Vowel, "ei"),
        new("ai", Before.Anything, "e"),
        new("ay", Before.Anything, "e"),
        new("au", Before.Anything, "o"),
        new("an", Before.NotNasalBreaker, "2"),
        new("am", Before.NotNasalBreaker, "2"),
        new("a", Before.Anything, "a"),
        new("bv", Before.Anything, "V"),
        new("b", Before.Anything, "B"),
        new("ch", Before.Consonant, "K"),
        new("ch", Before.Anything, "C"),
        new("ck", Before.Anything, "K"),
        new("cqu", Before.Anything, "K"),
        new("c", Before.FrontVowel, "S"),
        new("c", Before.Anything, "K"),
        new("dj", Before.Anything, "J"),
        new("d", Before.Anything, "D"),
        new("eau", Before.Anything, "o"),
        new("euill", Before.Anything, "EY"),
        new("euil", Before.End, "EY"),
        new("eill", Before.Anything, "eY"),
        new("eil", Before.End, "eY"),
        new("ein", Before.NotNasalBreaker, "1"),
        new("eim", Before.NotNasalBreaker, "1"),
        new("ei", Before.Vowel, "ei"),
        new("ey", Before.Vowel, "ei"),
        new("ei", Before.Anything, "e"),
        new("ey", Before.Anything, "e"),
        new("eu", Before.Anything, "E"),
        new("en", Before.NotNasalBreaker, "2"),
        new("em", Before.NotNasalBreaker, "2"),
        new("er", Before.End, "e"),
        new("e", Before.Anything, "e"),
        new("f", Before.Anything, "F"),
        new("gn", Before.Anything, "Q"),
        new("ge", Before.BackVowel, "J"),
        new("gu", Before.FrontVowel, "G"),
        new("gh", Before.Anything, "G"),
        new("g", Before.FrontVowel, "J"),
        new("g", Before.Anything, "G"),
        new("h", Before.Anything, ""),
        new("ien", Before.NotNasalBreaker, "i1"),
        new("ill", Before.Anything, "iY"),
        new("in", Before.NotNasalBreaker, "1"),
        new("im", Before.NotNasalBreaker, "1"),
        new("i", Before.Anything, "i"),
        new("j", Before.Anything, "J"),
        new("k", Before.Anything, "K"),
        new("l", Before.Anything, "L"),
        new("m", Before.Anything, "M"),
        new("n", Before.Anything, "N"),
        new("oeu", Before.Anything, "E"),
        new("ouill", Before.Anything, "UY"),
        new("oin", Before.NotNasalBreaker, "U1"),
        new("ou", Before.Anything, "U"),
        new("oi", Before.Anything, "Ua"),
        new("oy", Before.Anything, "Ua"),
        new("on", Before.NotNasalBreaker, "3"),
        new("om", Before.NotNasalBreaker, "3"),
        new("o", Before.Anything, "o"),
        new("ph", Before.Anything, "F"),
        new("p", Before.Anything, "P"),
        new("qu", Before.Anything, "K"),
        new("q", Before.Anything, "K"),
        new("r", Before.Anything, "R"),
        new("sch", Before.Anything, "C"),
        new("sh", Before.Anything, "C"),
        new("sc", Before.FrontVowel, "S"),
        new("s", Before.Anything, "S"),
        new("tion", Before.Anything, "Si3"),
        new("tsch", Before.Anything, "TC"),
        new("t", Before.Anything, "T"),
        new("un", Before.NotNasalBreaker, "1"),
        new("um", Before.NotNasalBreaker, "1"),
        new("u", Before.Anything, "u"),
        new("v", Before.Anything, "V"),
        new("w", Before.Anything, "V"),
        new("x", Before.Anything, "KS"),
        new("yn", Before.NotNasalBreaker, "1"),
        new("ym", Before.NotNasalBreaker, "1"),
        new("y", Before.Anything, "i"),
        new("z", Before.Anything, "S"),
    }.ToLookup(rule => rule.Spelling[0]);

    public static string Of(string foldedWord)
    {
        var word = WithoutSilentEnd(foldedWord);
        var sound = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length; )
        {
            var rule = Rules[word[at]].FirstOrDefault(r => Fits(r, word, at));
            foreach (var sign in rule.Sound ?? "")
            {
                if (sound.Length == 0 || sound[^1] != sign)
                    sound.Append(sign);
            }

            at += rule.Spelling?.Length ?? 1;
        }

        return sound.ToString();
    }

    static bool Fits(Rule rule, string word, int at)
    {
        if (string.CompareOrdinal(word, at, rule.Spelling, 0, rule.Spelling.Length) != 0)
            return false;
        var end = at + rule.Spelling.Length;
        char? next = end < word.Length ? word[end] : null;
        return rule.Next switch
        {
            Before.Anything => true,
            Before.Vowel => next is { } letter && Vowels.Contains(letter, StringComparison.Ordinal),
            Before.FrontVowel => next is 'e' or 'i' or 'y',
            Before.BackVowel => next is 'a' or 'o' or 'u',
            Before.Consonant => next is { } letter && !Vowels.Contains(letter, StringComparison.Ordinal),
            Before.NotNasalBreaker => next is not { } letter
                || (!Vowels.Contains(letter, StringComparison.Ordinal) && letter is not ('n' or 'm' or 'h')),
            Before.End => next is null,
        };
    }

    static string WithoutSilentEnd(string word)
    {
        var end = word.Length;
        if (end > 3 && word.EndsWith("es", StringComparison.Ordinal))
            end -= 2;
        else if (end > 2 && word[end - 1] == 'e' && word[end - 2] != 'e')
            end--;
        // A consonant before a mute e is heard: « Louise » is not « Louis ».
        if (end == word.Length)
        {
            while (end > 2 && word[end - 1] is 'd' or 't' or 's' or 'x' or 'z' or 'p')
                end--;
            if (end < word.Length && end > 3 && word.AsSpan(end - 3, 3) is "aul")
                end--;
        }

        return word[..end];
    }
}
