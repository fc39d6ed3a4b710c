using System.Text.RegularExpressions;

namespace Parvis.Mail.Understanding.Words;

/// <summary>The sentence above a quote: « Le 3 mars 2025 à 09:12, X &lt;x@y&gt; a écrit : ».</summary>
static class Attributions
{
    // Programs wrap the sentence after some 76 characters.
    const int MostLines = 4;

    /// <summary>« Wrote » in the languages whose programs say it.</summary>
    static readonly string[] Verbs = Phrases.Of(
        // French, English
        "a écrit | a ecrit | wrote",
        // German, Dutch, Swedish, Danish, Norwegian, Finnish
        "schrieb | schreef | skrev | kirjoitti",
        // Spanish, Portuguese, Italian, Catalan, Romanian
        "escribió | escribio | escreveu | ha scritto | va escriure | a scris",
        // Polish, Czech, Hungarian, Turkish, Greek
        "napisał(a) | napisał | napisała | pisze | napsal(a) | napsal | napsala | ezt írta | írta | yazdı",
        "şunu yazdı | έγραψε",
        // Russian, Ukrainian, Bulgarian
        "написал(а) | написал | написала | пишет | пише | написав | написала | написа",
        // Arabic, Hebrew, Chinese
        "كتب | כתב | 写道 | 寫道"
    );

    static readonly Regex DateFirst = Bounded(@"^[-–—_ ]*(\p{L}[\p{L}\p{M}]{0,14}\p{P}* +){0,4}\d");
    static readonly Regex Address = Bounded(@"[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+");
    static readonly Regex Time = Bounded(@"(^|\D)\d{1,2}([:.hH]|\ ?h\ ?)\d{2}(\D|$)");
    static readonly Regex DateAndTime = Bounded(@"(\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}).*\d{1,2}[:.h]\d{2}");

    /// <summary>The sentence that starts at a line, if there is one.</summary>
    /// <param name="lines">The whole text.</param>
    /// <param name="start">Where it may start.</param>
    /// <returns>
    /// How many lines it takes, zero when there is none; and whether it says enough for what follows to be a quote even
    /// without chevrons.
    /// </returns>
    public static (int Lines, bool Certain) At(MailLine[] lines, int start)
    {
        if (lines[start].IsBlank || lines[start].IsQuoted)
            return (0, false);
        var first = lines[start].Bare;
        if (!DateFirst.IsMatch(first))
            return EndsAsSentence(first) && (SaysWrote(first) || SaysWroteOn(first)) ? (1, false) : (0, false);
        var sentence = "";
        for (var count = 1; count <= MostLines && start + count <= lines.Length; count++)
        {
            var line = lines[start + count - 1];
            // The chevron that closes the address may stand first on a wrapped line.
            if (line.IsBlank || (line.IsQuoted && line.Bare != ":"))
                break;
            sentence = sentence.Length == 0 ? line.Bare : $"{sentence} {line.Bare}";
            if (EndsAsSentence(sentence))
                return Judge(sentence, count);
        }
        return (0, false);
    }

    static (int Lines, bool Certain) Judge(string sentence, int count)
    {
        var hasAddress = Address.IsMatch(sentence);
        if (SaysWrote(sentence))
            return (count, hasAddress || Time.IsMatch(sentence));
        // Yandex and Mail.ru name nothing but the date and the author.
        var endsWithAddress = sentence.EndsWith(">:", StringComparison.Ordinal);
        return endsWithAddress && hasAddress && DateAndTime.IsMatch(sentence) ? (count, true) : (0, false);
    }

    static bool EndsAsSentence(string sentence) =>
        sentence.EndsWith(':') || sentence.EndsWith('：') || sentence.EndsWith("----", StringComparison.Ordinal);

    /// <summary>The verb is the last word, or stands before the name and the address that end the sentence.</summary>
    static bool SaysWrote(string sentence)
    {
        var body = sentence.TrimEnd(':', '：', '-', ' ');
        foreach (var verb in Verbs)
        {
            var at = body.LastIndexOf(verb, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (at > 0 && (char.IsLetter(body[at - 1]) || body[at - 1] == '\'')))
                continue;
            var rest = body[(at + verb.Length)..];
            if (rest.Length == 0)
                return true;
            if (!char.IsLetter(rest[0]) && (rest.EndsWith('>') || Address.IsMatch(rest)))
                return true;
        }
        return false;
    }

    /// <summary>« X a écrit le 12/05/2026 à 08:41 : », as old programs put it.</summary>
    static bool SaysWroteOn(string sentence) =>
        Array.Exists(
            Verbs,
            verb => sentence.Contains($" {verb} ", StringComparison.OrdinalIgnoreCase) && DateAndTime.IsMatch(sentence)
        );

    static Regex Bounded(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
}
