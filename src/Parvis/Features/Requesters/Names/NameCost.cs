namespace Parvis.Features.Requesters.Names;

/// <summary>How far a name's word is from what was typed: exact, then begun, one typo, two typos, same sound.</summary>
static class NameCost
{
    const int Exact = 0;
    const int Joined = 1;
    public const int OneLetterMore = 9;
    public const int Begun = 10;
    const int OneTypoSameSound = 20;
    const int OneTypo = 24;
    const int OneTypoAtTheStart = 27;
    const int TwoTyposSameSound = 40;
    const int TwoTypos = 44;
    const int SameSound = 57;

    const int ShortestSound = 2;

    /// <summary>What <see cref="Between"/> may give, cheapest first.</summary>
    public static readonly int[] All =
    [
        Exact,
        Joined,
        OneTypoSameSound,
        OneTypo,
        OneTypoAtTheStart,
        TwoTyposSameSound,
        TwoTypos,
        SameSound,
    ];

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
            1 => typed.Text[0] == word[0] ? OneTypo : OneTypoAtTheStart,
            _ => sameSound ? TwoTyposSameSound : TwoTypos,
        };
    }
}
