using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading;

/// <summary>The sentences of a letter that say something: neither greetings, nor leave, nor the politeness of every letter.</summary>
static class LetterBody
{
    const int ShortestSentence = 12;

    static readonly string[] Courtesy = Phrases.Of(
        "je me permets de vous ecrire | je viens vers vous | par la presente | j ai l honneur | je vous remercie par avance",
        "merci par avance | dans l attente | dans cette attente | je vous prie d agreer | veuillez agreer | veuillez recevoir",
        "veuillez croire | je reste a votre disposition | reste joignable | avis de reception | lettre recommandee",
        "vous me ferez savoir | vous voudrez bien me faire savoir | la suite que vous comptez donner"
    );

    public static IReadOnlyList<string> Sentences(LetterParts parts)
    {
        var lines = parts.Text.Where(line => !parts.IsGreeting(line)).Select(line => line.Text);
        return [.. Cut(string.Join(' ', lines)).Where(sentence => !IsCourtesy(sentence))];
    }

    public static bool IsCourtesy(string sentence)
    {
        var folded = Words.Fold(sentence);
        return Courtesy.Any(phrase => folded.Contains(phrase, StringComparison.Ordinal));
    }

    static IEnumerable<string> Cut(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('.' or '?' or '!') || (i + 1 < text.Length && text[i + 1] != ' '))
                continue;
            if (i + 1 - start > ShortestSentence)
                yield return text[start..(i + 1)].Trim();
            start = i + 1;
        }
        if (text.Length - start > ShortestSentence)
            yield return text[start..].Trim();
    }
}
