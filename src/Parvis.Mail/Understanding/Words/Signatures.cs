using System.Text.RegularExpressions;

namespace Parvis.Mail.Understanding.Words;

/// <summary>The signature after <c>-- </c>, and the lines that telephones and providers add by themselves.</summary>
static class Signatures
{
    const int LongestMobileLine = 120;
    const int MostMobileWords = 10;
    const int MostSignatureLines = 15;
    const int MostLinesWithoutSpace = 8;
    const int LongestSignatureLine = 70;
    const int LookedAhead = 40;

    /// <summary>Beginnings of whole lines; what follows names an appliance or a program.</summary>
    static readonly string[] Mobile = Phrases.Of(
        // French
        "envoyé de mon | envoyé depuis mon | envoyé depuis ma | envoyé de ma | envoyé à partir d'outlook",
        "envoyé à partir de outlook | envoyé à partir de courrier | envoyé à partir de yahoo",
        "envoyé à partir de mon | envoyé par mon | envoyé via mon | envoyé avec mon | envoyé depuis l'application",
        "envoyé depuis l'appli | envoyé avec l'appli | envoyé depuis yahoo | envoyé depuis outlook",
        "envoyé depuis gmail | envoyé depuis proton | envoyé depuis la poste | envoyé depuis laposte.net",
        "envoyé depuis orange | envoyé depuis sfr | envoyé depuis free | envoyé depuis bouygues",
        "envoyé depuis mail pour | envoyé depuis courrier | envoyé de yahoo | envoyé avec bluemail",
        "envoyé depuis bluemail | envoyé depuis un mobile | envoyé depuis un smartphone",
        "envoyé depuis un téléphone | envoyé avec la messagerie | envoyé avec proton | envoyé avec l'e-mail",
        "envoyé avec blackberry | envoyé par l'application | envoyé d'un iphone | envoyé d'un android",
        "message envoyé depuis mon | téléchargez outlook | télécharger outlook | obtenez outlook",
        "obtenir outlook | provenance : courrier | provenance: courrier | yahoo mail : recherchez",
        "yahoo mail: recherchez",
        // English
        "sent from my | sent from yahoo | sent from outlook | sent from mail for | sent from the all new aol",
        "sent from proton | sent from gmail | sent from samsung | sent from a mobile | sent from an android",
        "sent with proton | sent with airmail | sent via the samsung | sent via my | get outlook for",
        "download outlook | yahoo mail: search",
        // German, Dutch
        "gesendet von | von meinem iphone | von meinem ipad | von meinem samsung",
        "diese nachricht wurde von meinem | gesendet mit der | outlook für | hol dir outlook",
        "verzonden vanaf mijn | verstuurd vanaf mijn | verzonden met | outlook voor",
        // Spanish, Portuguese, Italian, Romanian
        "enviado desde mi | enviado desde outlook | obtener outlook | enviado do meu | enviado a partir do",
        "obter o outlook | obtenha o outlook | inviato da iphone | inviato da ipad | inviato dal mio",
        "inviato da outlook | ottieni outlook | trimis de pe | descărcați outlook",
        // Polish, Danish, Swedish, Norwegian, Finnish, Turkish
        "wysłane z | pobierz outlook | sendt fra min | skickat från min | sendt fra outlook | hent outlook",
        "lähetetty iphonesta | hanki outlook | iphone'umdan gönderildi | iphone'dan gönderildi | outlook'u edinin",
        // Russian, Ukrainian, Arabic
        "отправлено с | отправлено из | надіслано з | أرسلت من | تم الإرسال من"
    );

    static readonly string[] Postscripts =
    [
        "ps:",
        "ps :",
        "p.s.",
        "p.-s.",
        "p.s :",
        "ps.",
        "ps -",
        "nb:",
        "nb :",
        "n.b.",
    ];

    /// <summary>What an antivirus or a service adds, as a whole line.</summary>
    static readonly string[] Adverts = Phrases.Of(
        "garanti sans virus | sans virus. www.avast | sans virus.www.avast | virus-free. www.avast",
        "virus-free.www.avast | l'absence de virus dans ce courrier électronique a été vérifiée",
        "cet e-mail a été vérifié | ce courrier électronique ne contient aucun virus",
        "this email has been checked for viruses | diese e-mail wurde von avast"
    );

    /// <summary>Somebody goes on writing: « Sent from my desk, it is easier. »</summary>
    static readonly Regex Sentence = new(
        @", |[a-zà-ÿ]{2}[.!?] +\p{Lu}|[!?]$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    );

    static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> MobileByFirstWord = Mobile
        .GroupBy(phrase => phrase.Split(' ')[0])
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A line that an appliance or a service wrote, and nothing else.</summary>
    public static bool IsMobile(MailLine line)
    {
        var bare = line.Bare.TrimStart('-', '–', '—', '_', ' ', '[');
        if (bare.Length is 0 or > LongestMobileLine)
            return false;
        var space = bare.IndexOf(' ', StringComparison.Ordinal);
        return space > 0
            && MobileByFirstWord.TryGetValue(bare.AsSpan(0, space), out var phrases)
            && StartsWithAny(bare, phrases)
            && bare.Count(c => c == ' ') < MostMobileWords
            && !Sentence.IsMatch(bare);
    }

    /// <summary>Somebody added words under the line of a telephone.</summary>
    public static bool IsPostscript(MailLine line) => StartsWithAny(line.Bare, Postscripts);

    /// <summary>The line of an antivirus.</summary>
    public static bool IsAdvert(MailLine line) => StartsWithAny(line.Bare, Adverts);

    /// <summary>The line of dashes of RFC 3676, section 4.3, when what follows is short enough to be a signature.</summary>
    /// <remarks>
    /// Without its space, which some programs drop, it is also what people draw between two paragraphs: then it must be
    /// the first, and nothing below may be a sentence.
    /// </remarks>
    /// <param name="lines">The whole text.</param>
    /// <param name="start">Where the dashes may stand.</param>
    /// <param name="drawnAbove">Such a line stands above, between words.</param>
    public static bool StartsAt(MailLine[] lines, int start, bool drawnAbove)
    {
        if (!IsDashes(lines[start]))
            return false;
        var isExact = lines[start].Written.Length == 3;
        var most = isExact ? MostSignatureLines : MostLinesWithoutSpace;
        var count = 0;
        for (var i = start + 1; i < Math.Min(lines.Length, start + LookedAhead) && !StartsQuote(lines, i); i++)
        {
            if (!isExact && IsSentence(lines[i].Bare))
                return false;
            count += lines[i].IsBlank ? 0 : 1;
            // Thousands of such lines may follow each other.
            if (count > most)
                return false;
        }
        return isExact || !drawnAbove;
    }

    /// <summary>Two dashes and nothing else.</summary>
    public static bool IsDashes(MailLine line) => line.Written.TrimEnd() == "--";

    static bool StartsQuote(MailLine[] lines, int i) =>
        lines[i].IsQuoted
        || Attributions.At(lines, i).Lines > 0
        || Separators.IsOriginal(lines[i])
        || Separators.IsForwarded(lines[i])
        || HeaderBlocks.At(lines, i) > 0;

    static bool IsSentence(string bare) =>
        bare == "--"
        || bare.Length > LongestSignatureLine
        || (bare.Length > 0 && bare[^1] is '.' or '!' or '?' or ':' or ';');

    /// <summary>The footer that a list server adds, under a line of underscores.</summary>
    public static bool IsListFooter(MailLine[] lines, int start)
    {
        var rule = lines[start].Bare;
        if (rule.Length < 2 || rule.Trim('_').Length > 0 || start + 1 >= lines.Length)
            return false;
        var next = lines[start + 1].Bare;
        return next.Contains("mailing list", StringComparison.OrdinalIgnoreCase)
            || next.Contains("liste de diffusion", StringComparison.OrdinalIgnoreCase);
    }

    static bool StartsWithAny(string bare, string[] beginnings) =>
        Array.Exists(beginnings, b => bare.StartsWith(b, StringComparison.OrdinalIgnoreCase));
}
