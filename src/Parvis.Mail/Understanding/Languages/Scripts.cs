namespace Parvis.Mail.Understanding.Languages;

/// <summary>Languages that their letters give away.</summary>
static class Scripts
{
    const int FewestLetters = 8;

    static readonly (string Language, char First, char Last)[] Ranges =
    [
        ("el", '\u0370', '\u03FF'),
        ("cyrillic", '\u0400', '\u052F'),
        ("hy", '\u0530', '\u058F'),
        ("he", '\u0590', '\u05FF'),
        ("arabic", '\u0600', '\u06FF'),
        ("ta", '\u0B80', '\u0BFF'),
        ("ka", '\u10A0', '\u10FF'),
        ("ja", '\u3040', '\u30FF'),
        ("zh", '\u4E00', '\u9FFF'),
        ("ko", '\uAC00', '\uD7AF'),
    ];

    /// <summary>The language of most letters, when the script says it.</summary>
    /// <param name="text">To look at.</param>
    /// <param name="isLatin">Most letters are Latin: words must decide.</param>
    public static string? LanguageOf(string text, out bool isLatin)
    {
        var counts = new int[Ranges.Length];
        var letters = 0;
        foreach (var c in text.Where(char.IsLetter))
        {
            letters++;
            var range = Array.FindIndex(Ranges, r => c >= r.First && c <= r.Last);
            if (range >= 0)
                counts[range]++;
        }
        var others = counts.Sum();
        isLatin = letters > 0 && others * 2 < letters;
        if (isLatin || letters < FewestLetters)
            return null;
        var script = Ranges[Array.IndexOf(counts, counts.Max())].Language;
        return script switch
        {
            "cyrillic" => Cyrillic(text),
            "arabic" => text.AsSpan().ContainsAny("پچژگ") ? null : "ar",
            // Japanese is written with Chinese characters too.
            "zh" when counts[Array.FindIndex(Ranges, r => r.Language == "ja")] > 0 => "ja",
            _ => script,
        };
    }

    static string? Cyrillic(string text)
    {
        var ukrainian = text.Count(c => "іїєґІЇЄҐ".Contains(c));
        var russian = text.Count(c => "ыэёъЫЭЁЪ".Contains(c));
        return (ukrainian, russian) switch
        {
            (0, 0) => null,
            _ when ukrainian > russian => "uk",
            _ when russian > ukrainian => "ru",
            _ => null,
        };
    }
}
