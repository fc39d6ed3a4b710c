namespace Parvis.Mail.Understanding.Languages;

/// <summary>The small words of the languages written in Latin letters.</summary>
static class StopWords
{
    const int FewestWords = 3;
    const int FewestFound = 2;

    static readonly (string Language, string Words)[] Table =
    [
        (
            "fr",
            "le la les un une des du de et est je vous nous ne pas que qui dans pour sur avec mon ma mes votre vos notre nos "
                + "il elle ce cette ces au aux en sont suis ai avez été être mais ou où plus par si bonjour merci madame "
                + "monsieur cordialement depuis très chez sans bien jour rue"
        ),
        (
            "en",
            "the a an and is are i you we my your our not that which in for on with of to it this these at be was were have "
                + "has do does but or if hello thank thanks please dear regards from would could can there will"
        ),
        (
            "de",
            "der die das ein eine und ist ich sie wir nicht dass in für auf mit von zu den dem des im es mein meine ihr ihre "
                + "bitte danke guten tag herr frau haben habe hat sind war aber oder wenn bei nach wie grüßen sehr geehrte"
        ),
        (
            "es",
            "el la los las un una y es yo usted no que en para por con mi su de del al se lo está son estoy hola gracias "
                + "buenos días señor señora pero o si más muy tengo quiero quisiera como desde saludos"
        ),
        (
            "it",
            "il lo la gli le un una e è io lei non che in per con mio mia di del della al alla si sono ho ha buongiorno grazie "
                + "signore signora ma o se più molto vorrei come da saluti cordiali nella dei questo"
        ),
        (
            "pt",
            "o a os as um uma e é eu você não que em para por com meu minha de do da dos das ao no na se está são estou olá "
                + "obrigado obrigada bom dia senhor senhora mas ou mais muito tenho gostaria como cumprimentos"
        ),
        (
            "nl",
            "de het een en is ik u wij niet dat in voor op met van te zijn mijn uw er aan om maar of als bij naar hallo "
                + "bedankt graag geachte heer mevrouw heb heeft wordt groeten dank"
        ),
        (
            "pl",
            "i w na z do nie się że jest to jak ale lub czy dla od po przez mój moja pan pani proszę dziękuję dzień dobry "
                + "jestem mam są był była ulicy chciałbym pozdrawiam bardzo"
        ),
        (
            "ro",
            "și în la de cu nu este sunt un o care pentru pe din am ați dumneavoastră să bună ziua mulțumesc domnule doamnă "
                + "dar sau dacă mai foarte strada vă rog meu mea aș"
        ),
        (
            "tr",
            "ve bir bu için ile de da ben siz biz değil var yok mi mı ama veya çok daha merhaba teşekkür ederim lütfen sayın "
                + "iyi günler olarak benim sizin gibi kadar"
        ),
        (
            "sq",
            "dhe në të një për me nuk është jam unë ju po se që nga si kam faleminderit përshëndetje ditën e mirë i"
        ),
    ];

    static readonly Dictionary<string, string[]> ByWord = Table
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Language)))
        .GroupBy(pair => pair.word, pair => pair.Language)
        .ToDictionary(group => group.Key, group => group.Distinct().ToArray());

    /// <summary>The language whose small words are the most, well ahead of the next; null otherwise.</summary>
    public static string? LanguageOf(string text)
    {
        var scores = Table.ToDictionary(row => row.Language, _ => 0.0);
        var words = 0;
        var found = new HashSet<string>();
        foreach (var word in Words(text))
        {
            words++;
            // A word that several languages share says little of each.
            foreach (var language in ByWord.GetValueOrDefault(word, []))
            {
                scores[language] += 1.0 / ByWord[word].Length;
                found.Add($"{language} {word}");
            }
        }
        var ranked = scores.OrderByDescending(score => score.Value).Take(2).ToList();
        var best = ranked[0];
        var different = found.Count(f => f.StartsWith(best.Key, StringComparison.Ordinal));
        var ahead = best.Value >= 1.3 * ranked[1].Value + 0.4;
        return words >= FewestWords && different >= FewestFound && best.Value >= 1.5 && ahead ? best.Key : null;
    }

    static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length && char.IsLetter(text[i]);
            if (letter && start < 0)
                start = i;
            if (letter || start < 0)
                continue;
            yield return text[start..i].ToLowerInvariant();
            start = -1;
        }
    }
}
