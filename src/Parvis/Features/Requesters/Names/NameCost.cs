namespace Parvis.Features.Requesters.Names;

/// <summary>
/// How far a name's word is from what was typed: exact, then begun, one typo, two typos, same sound. Of the typos, a
/// wrong first letter is rarer than another one, and a letter too many, unless doubled, rarer than a forgotten one.
/// </summary>
static class NameCost
{
    const int Exact = 0;
    const int Joined = 1;
    public const int OneLetterMore = 9;
    public const int Begun = 10;
    const int OneTypoSameSound = 20;
    const int OneTypo = 24;
    const int AtTheStart = 3;
    const int LetterTooMany = 2;
    const int TwoTyposSameSound = 40;
    const int TwoTypos = 44;
    const int SameSound = 57;

    public const int ShortestSound = 2;

    /// <summary>The dearest a single slip of the keyboard costs.</summary>
    public const int OneSlip = OneTypo + AtTheStart + LetterTooMany;

    /// <summary>Null when they are two different words.</summary>
    public static int? Between(TypedSpelling typed, string word, string phonetic)
    {
        if (typed.Text == word)
            return typed.Joined ? Joined : Exact;
        var allowed = typed.Joined ? 1 : NameKeys.AllowedErrors(Math.Max(typed.Text.Length, word.Length));
        var distance = EditDistance.Between(typed.Text, word, allowed);
        var sameSound = typed.Phonetic.Length >= ShortestSound && typed.Phonetic == phonetic;
        return distance switch
        {
            _ when distance > allowed => sameSound ? SameSound : null,
            1 when sameSound => OneTypoSameSound,
            1 => OneTypo
                + (typed.Text[0] == word[0] ? 0 : AtTheStart)
                + (HasLetterTooMany(typed.Text, word) ? LetterTooMany : 0),
            _ => sameSound ? TwoTyposSameSound : TwoTypos,
        };
    }

    static bool HasLetterTooMany(string typed, string word)
    {
        if (typed.Length <= word.Length)
            return false;
        var at = typed.AsSpan().CommonPrefixLength(word);
        return at == 0 || typed[at] != typed[at - 1];
    }
}
