namespace Parvis.Scans.Texts;

/// <summary>The language of a letter, by its small words; recognised text has mistakes, so whole words only.</summary>
public static class LetterLanguage
{
    // Fewer say nothing: « de », « a » and « la » stand in many languages.
    const int FewestFound = 5;

    static readonly (string Language, string Recogniser, string Words)[] Table =
    [
        (
            "fr",
            "fra",
            "le la les un une des du de et est je vous nous ne pas que qui dans pour sur avec mon ma mes votre vos notre au "
                + "aux en sont suis ai être mais ou par si il elle ce cette madame monsieur objet veuillez depuis"
        ),
        (
            "en",
            "eng",
            "the a an and is are i you we my your our not that which in for on with of to it this at be was have has do or if "
                + "dear please regards from would could there will yours sincerely faithfully"
        ),
        (
            "es",
            "spa",
            "el la los las un una y es yo usted no que en para por con mi su de del al se lo está son señor señora pero más "
                + "tengo quisiera como desde atentamente le muy"
        ),
        (
            "pt",
            "por",
            "o a os as um uma e é eu não que em para por com meu minha de do da dos das ao no na se senhor senhora mas mais "
                + "tenho gostaria como cumprimentos seu sua pelo"
        ),
        (
            "it",
            "ita",
            "il lo la gli le un una e è io non che in per con mio mia di del della al alla si sono ho ma più come da saluti "
                + "nella dei questo signor"
        ),
        (
            "de",
            "deu",
            "der die das ein eine und ist ich sie wir nicht dass in für auf mit von zu den dem im es mein ihre bitte herr "
                + "frau habe sehr geehrte grüßen"
        ),
        (
            "tr",
            "tur",
            "ve bir bu için ile de da ben siz biz değil var mi mı ama veya çok daha sayın olarak bize bizim gibi kadar hangi "
                + "istiyoruz saygılarımla"
        ),
    ];

    static readonly ILookup<string, string> LanguagesOf = Table
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Language)))
        .ToLookup(pair => pair.word, pair => pair.Language);

    /// <summary>The language most of whose small words are in a text.</summary>
    /// <param name="text">Some sentences at least.</param>
    /// <returns>The two-letter code of ISO 639-1; null when too little says one or the other.</returns>
    public static string? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scores = Table.ToDictionary(row => row.Language, _ => 0.0);
        var found = 0;
        foreach (var word in Words.In(text))
        {
            var languages = LanguagesOf[word.ToLowerInvariant()].ToList();
            found += languages.Count > 0 ? 1 : 0;
            // A word that several languages share says little of each.
            foreach (var language in languages)
                scores[language] += 1.0 / languages.Count;
        }
        var ranked = scores.OrderByDescending(score => score.Value).Take(2).ToList();
        return found >= FewestFound && ranked[0].Value > 1.15 * ranked[1].Value ? ranked[0].Key : null;
    }

    /// <summary>What Tesseract calls a language (« fra » for « fr »); null when it is not in our table.</summary>
    public static string? RecogniserCode(string? language) =>
        Table.FirstOrDefault(row => row.Language == language).Recogniser;
}
