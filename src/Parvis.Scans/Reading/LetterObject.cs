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
        next.IsUnder(line)
        && line.Width > 0.6
        && next.Text is [var first, ..]
        && (char.IsLower(first) || char.IsDigit(first));

    static Proposal<string>? FromSentence(LetterParts parts)
    {
        var sentences = LetterBody.Sentences(parts);
        var asking = sentences.FirstOrDefault(Asks);
        if ((asking ?? (sentences is [var first, ..] ? first : null)) is not { } chosen)
            return null;
        var line =
            parts.Text.FirstOrDefault(line =>
                line.Text.Contains(chosen[..Math.Min(chosen.Length, 15)], StringComparison.Ordinal)
            ) ?? parts.Text[0];
        return line.Propose(Shortened(chosen), asking is null ? 0.3 : 0.45);
    }

    static bool Asks(string sentence)
    {
        var folded = Words.Fold(sentence);
        return Asking.Any(phrase => folded.Contains(phrase, StringComparison.Ordinal));
    }

    static string Shortened(string sentence)
    {
        if (sentence.Length <= LongestSentence)
            return sentence;
        var end = sentence.LastIndexOf(' ', LongestSentence - 2);
        return sentence[..(end > 0 ? end : LongestSentence - 2)] + " …";
    }
}
