using System.Text.RegularExpressions;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading;

/// <summary>What a letter is about, in its own words.</summary>
static class LetterObject
{
    const int LongestSentence = 160;

    static readonly Regex Said = Patterns.Of(
        @"^\W*(objets?|object|0bjet|obiet|subject|concerne|asunto|assunto|konu|betreff|oggetto|re) ?[:;.] ?(?<object>.+)$"
    );

    static readonly string[] Asking = Phrases.Of(
        "je vous signale | je signale | nous vous signalons | je souhaite | je souhaiterais | nous souhaitons | je voudrais",
        "je desire | nous souhaiterions | je demande | nous demandons | je sollicite | nous sollicitons | pourriez vous | pouvez vous",
        "serait il possible | est il possible | je conteste | nous contestons | merci de | je vous prie de bien vouloir | il faudrait",
        "j aimerais | nous aimerions | je vous demande | nous voudrions | demande de",
        "could you | would you | please | i would like | i am asking | i would be grateful | we would like",
        "quisiera | le ruego | solicito | gostaria | venho por este meio | agradeco | istiyoruz | istiyorum | rica ederim"
    );

    static readonly string[] Courtesy = Phrases.Of(
        "je me permets | je viens vers vous | par la presente | j ai l honneur | suite a ma | je vous remercie | merci par avance",
        "dans l attente | je vous prie d agreer | veuillez"
    );

    public static Proposal<string>? Of(LetterParts parts) => FromLine(parts.Lines) ?? FromSentence(parts);

    static Proposal<string>? FromLine(IReadOnlyList<LetterLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var match = Said.Match(lines[i].Text);
            if (!match.Success)
                continue;
            var text = match.Groups["object"].Value.Trim();
            if (i + 1 < lines.Count && Continues(lines[i], lines[i + 1]))
                text += " " + lines[i + 1].Text;
            return lines[i].Propose(text.TrimEnd('.', ' '), 0.6 + 0.35 * lines[i].Confidence);
        }
        return null;
    }

    /// <summary>An object goes on when it fills its line and the next begins small.</summary>
    static bool Continues(LetterLine line, LetterLine next) =>
        next.IsUnder(line) && line.Width > 0.6 && next.Text is [var first, ..] && (char.IsLower(first) || char.IsDigit(first));

    static Proposal<string>? FromSentence(LetterParts parts)
    {
        var text = parts.Text.Skip(parts.Opening >= 0 ? 1 : 0).ToList();
        if (text.Count == 0)
            return null;
        var sentences = Sentences(string.Join(' ', text.Select(line => line.Text))).ToList();
        var asking = sentences.FirstOrDefault(sentence => Says(sentence, Asking) && !Says(sentence, Courtesy));
        var chosen = asking ?? sentences.FirstOrDefault(sentence => !Says(sentence, Courtesy)) ?? sentences.FirstOrDefault();
        if (chosen is null)
            return null;
        var line = text.FirstOrDefault(line => chosen.StartsWith(line.Words[0].Text, StringComparison.Ordinal)) ?? text[0];
        return line.Propose(Shortened(chosen), asking is null ? 0.3 : 0.45);
    }

    static bool Says(string sentence, string[] phrases)
    {
        var folded = Words.Fold(sentence);
        return phrases.Any(phrase => folded.Contains(phrase, StringComparison.Ordinal));
    }

    static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('.' or '?' or '!') || (i + 1 < text.Length && text[i + 1] != ' '))
                continue;
            if (i + 1 - start > 12)
                yield return text[start..(i + 1)].Trim();
            start = i + 1;
        }
        if (text.Length - start > 12)
            yield return text[start..].Trim();
    }

    static string Shortened(string sentence)
    {
        if (sentence.Length <= LongestSentence)
            return sentence;
        var end = sentence.LastIndexOf(' ', LongestSentence - 2);
        return sentence[..(end > 0 ? end : LongestSentence - 2)] + " …";
    }
}
