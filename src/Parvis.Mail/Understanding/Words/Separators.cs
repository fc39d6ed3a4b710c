using System.Collections.Frozen;

namespace Parvis.Mail.Understanding.Words;

/// <summary>The lines that programs write between an answer and the message below it.</summary>
static class Separators
{
    const int FewestDashes = 2;

    /// <summary>« -----Message d'origine----- »: the message below is the one answered.</summary>
    static readonly FrozenSet<string> Original = FrozenSet.ToFrozenSet(
        Phrases.Of(
            "message d'origine | message original | message initial | mail original | e-mail d'origine",
            "courrier original | courriel original | message précédent | original message | original email",
            "original mail | reply message | previous message | ursprüngliche nachricht | originalnachricht",
            "original-nachricht | mensaje original | messaggio originale | messaggio original | mensagem original",
            "oorspronkelijk bericht | oorspronkelijk e-mailbericht | oprindelig besked | oprindelig meddelelse",
            "original meddelelse | opprinnelig melding | ursprungligt meddelande | originalmeddelande",
            "alkuperäinen viesti | oryginalna wiadomość | wiadomość oryginalna | исходное сообщение",
            "оригинальное сообщение | оригінальне повідомлення | orijinal mesaj | özgün ileti | mesaj original",
            "původní zpráva | eredeti üzenet | الرسالة الأصلية | رسالة أصلية | הודעה מקורית"
        ),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>« ---------- Forwarded message --------- »: the message below is what the sender wants to show.</summary>
    static readonly FrozenSet<string> Forwarded = FrozenSet.ToFrozenSet(
        Phrases.Of(
            "message transféré | message transmis | message réexpédié | mail transféré | e-mail transféré",
            "courriel transféré | courrier transféré | transféré | forwarded message | forwarded mail",
            "forwarded email | weitergeleitete nachricht | mensaje reenviado | messaggio inoltrato",
            "mensagem encaminhada | mensagem reencaminhada | doorgestuurd bericht | videresendt besked",
            "videresendt meddelelse | videresendt melding | vidarebefordrat meddelande | välitetty viesti",
            "wiadomość przekazana dalej | przekazana wiadomość | пересланное сообщение | пересылаемое сообщение",
            "переслане повідомлення | iletilen mesaj | yönlendirilen mesaj | mesaj redirecționat",
            "mesaj transmis mai departe | přeposlaná zpráva | رسالة معاد توجيهها | الرسالة المعاد توجيهها"
        ),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Apple writes a sentence without dashes.</summary>
    static readonly FrozenSet<string> ForwardedSentences = FrozenSet.ToFrozenSet(
        Phrases.Of(
            "début du message transféré | début du message réexpédié | début de message transféré",
            "begin forwarded message | anfang der weitergeleiteten nachricht | inicio del mensaje reenviado",
            "inizio messaggio inoltrato | início da mensagem encaminhada | início da mensagem reencaminhada",
            "begin doorgestuurd bericht | начало переадресованного сообщения",
            "rozpoczęcie przekazywanej wiadomości"
        ),
        StringComparer.OrdinalIgnoreCase
    );

    public static bool IsOriginal(MailLine line) => Between(line.Bare) is { } phrase && Original.Contains(phrase);

    public static bool IsForwarded(MailLine line) =>
        (Between(line.Bare) is { } phrase && Forwarded.Contains(phrase))
        || ForwardedSentences.Contains(line.Bare.TrimEnd(':', ' '));

    /// <summary>A line of dashes, underscores or stars alone.</summary>
    public static bool IsRule(MailLine line)
    {
        var written = line.Written.AsSpan().Trim();
        if (written.Length < 5)
            return false;
        var mark = written[0];
        return mark is '-' or '_' or '*' or '=' or '#' && written.Length < 400 && written.Trim($"{mark} ").IsEmpty;
    }

    static string? Between(string bare)
    {
        var start = 0;
        while (start < bare.Length && IsMark(bare[start]))
            start++;
        if (start < FewestDashes || start == bare.Length)
            return null;
        return bare[start..].TrimEnd('-', '_', '=', ' ', ':').Trim().TrimEnd(':', ' ');
    }

    static bool IsMark(char c) => c is '-' or '_' or '=' or '–' or '—';
}
