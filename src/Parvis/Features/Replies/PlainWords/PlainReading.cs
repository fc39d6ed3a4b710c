using System.Text.RegularExpressions;

namespace Parvis.Features.Replies.PlainWords;

/// <summary>
/// How a text reads to somebody who does not work for a town: what is long, what is jargon, how hard it is. It proposes
/// and never decides.
/// </summary>
public static partial class PlainReading
{
    /// <summary>Words of a sentence beyond which its beginning is forgotten at its end.</summary>
    public const int LongSentence = 25;

    /// <summary>Under it a reading level says nothing.</summary>
    const int EnoughWords = 30;

    public static PlainReport Of(string? text, JargonList jargon)
    {
        try
        {
            return Read(text, jargon);
        }
        catch (RegexMatchTimeoutException)
        {
            // A busy machine: what only helps keeps nobody waiting.
            return PlainReport.Nothing;
        }
    }

    static PlainReport Read(string? text, JargonList jargon)
    {
        var sentences = Sentences(text ?? "")
            .Select(s => (Text: s, Words: Words(s)))
            .Where(s => s.Words.Count > 0)
            .ToList();
        return new PlainReport
        {
            Words = sentences.Sum(s => s.Words.Count),
            Long =
            [
                .. sentences
                    .Where(s => s.Words.Count > LongSentence)
                    .Select(s => new LongSentence(s.Text, s.Words.Count)),
            ],
            Jargon = [.. jargon.FindIn(text ?? "").DistinctBy(j => j.Found, StringComparer.OrdinalIgnoreCase)],
            Passives =
            [
                .. Passive().Matches(text ?? "").Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase),
            ],
            Ease = Ease(sentences.Select(s => s.Words).ToList()),
        };
    }

    /// <summary>
    /// Flesch's reading ease with the weights of Kandel and Moles (« Application de l'indice de Flesch à la langue
    /// française », Cahiers d'études de radio-télévision, 1958): 207 - 1.015 × words of a sentence - 73.6 × syllables of a
    /// word.
    /// </summary>
    static int? Ease(IReadOnlyCollection<IReadOnlyList<string>> sentences)
    {
        var words = sentences.Sum(s => s.Count);
        if (words < EnoughWords)
            return null;
        var syllables = sentences.Sum(s => s.Sum(FrenchSyllables.Count));
        var ease = 207 - 1.015 * words / sentences.Count - 73.6 * syllables / words;
        return (int)Math.Round(Math.Clamp(ease, 0, 100));
    }

    static IEnumerable<string> Sentences(string text) =>
        End()
            .Split(text.ReplaceLineEndings("\n"))
            .Select(s => s.Trim().TrimStart('-', '•', ' '))
            .Where(s => s.Length > 0);

    static IReadOnlyList<string> Words(string sentence) => [.. Word().Matches(sentence).Select(m => m.Value)];

    // A point after « M », « art » or a single letter ends no sentence. A line ends one.
    [GeneratedRegex(
        @"(?<=[\p{L}\p{N}»)\]][.!?…]+»?)(?<!\b(?:M|MM|Dr|Me|art|av|bd|tél|réf|n|p|cf|etc|ex|\p{Lu})\.)\s+(?=[\p{Lu}\p{N}«-])|\n+",
        RegexOptions.CultureInvariant,
        500
    )]
    private static partial Regex End();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\b(?:est|sont|était|étaient|sera|seront|serait|seraient|a été|ont été|avait été|être|soit|soient)\s+(?:\p{L}+ment\s+)?\p{L}+(?:é|ée|és|ées|i|ie|is|ies|it|ite|ise|ises|u|ue|us|ues)\s+par\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        500
    )]
    private static partial Regex Passive();
}

public sealed record PlainReport
{
    public static readonly PlainReport Nothing = new()
    {
        Words = 0,
        Long = [],
        Jargon = [],
        Passives = [],
        Ease = null,
    };

    public required int Words { get; init; }

    public required IReadOnlyList<LongSentence> Long { get; init; }

    public required IReadOnlyList<Jargon> Jargon { get; init; }

    /// <summary>« est examinée par »: better said who does what.</summary>
    public required IReadOnlyList<string> Passives { get; init; }

    /// <summary>From 0, very hard, to 100, very easy; nothing for a text of few words.</summary>
    public required int? Ease { get; init; }

    public bool IsPlain => Long.Count + Jargon.Count + Passives.Count == 0;

    public string Level =>
        Ease switch
        {
            null => "",
            >= 70 => "facile",
            >= 55 => "courant",
            >= 40 => "difficile",
            _ => "très difficile",
        };
}

public sealed record LongSentence(string Text, int Words)
{
    const int Shown = 90;

    public string Beginning => Text.Length <= Shown ? Text : $"{Text[..Shown].TrimEnd()}…";
}
