namespace Parvis.Scans.Texts;

/// <summary>
/// French words without their endings, enough to tell « élagage » and « élaguer » alike from « école »: no dictionary.
/// </summary>
static class Stems
{
    const int Shortest = 3;
    const int LeastLeft = 4;

    static readonly string[] Endings =
    [
        "issements",
        "issement",
        "ements",
        "ement",
        "ations",
        "ation",
        "ateurs",
        "ateur",
        "atrice",
        "itions",
        "ition",
        "ages",
        "age",
        "antes",
        "ante",
        "ants",
        "ant",
        "ables",
        "able",
        "euses",
        "euse",
        "eurs",
        "eur",
        "aient",
        "ees",
        "ee",
        "es",
        "er",
        "ez",
        "ent",
        "ions",
        "ion",
        "ites",
        "ite",
        "ifs",
        "ive",
        "ives",
        "aux",
        "al",
        "e",
        "s",
        "x",
    ];

    static readonly HashSet<string> Small =
    [
        .. (
            "les des une aux pour par sur avec dans sans chez entre mon mes votre vos notre nos leur leurs ses son cette ces qui que "
            + "quoi dont est sont ete etre avoir ont pas plus tres tout tous toute toutes mais donc car nous vous ils elle elles "
            + "rue avenue place monsieur madame maire mairie ville commune demande demander faire fait bien autre autres"
        ).Split(' '),
    ];

    // Said of the letter itself as often as of what it is about.
    static readonly HashSet<string> Common =
    [
        .. "courrier lettre adresse reponse coordonnees telephone contact avis reception attestation service personne prenom"
            .Split(' ')
            .Select(Stem),
    ];

    /// <summary>Whether most letters have it, whatever they are about.</summary>
    public static bool IsInEveryLetter(string stem) => Common.Contains(stem);

    /// <summary>The stems of a text, in order; small words and those of every letter are left out.</summary>
    public static IEnumerable<string> Of(string text) =>
        Words
            .Folded(text)
            .Where(word => (word.Length >= Shortest || word is "pv" or "pc" or "dp") && !Small.Contains(word))
            .Select(Stem);

    /// <summary>« élagu(er) » and « élag(age) » are one.</summary>
    static string Softened(string stem) => stem.EndsWith("gu", StringComparison.Ordinal) ? stem[..^1] : stem;

    static string Stem(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= LeastLeft && word.EndsWith(ending, StringComparison.Ordinal))
                return Softened(word[..^ending.Length]);
        }
        return word;
    }
}
