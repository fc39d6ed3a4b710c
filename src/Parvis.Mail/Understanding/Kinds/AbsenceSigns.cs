using System.Text.RegularExpressions;
using Parvis.Mail.Reading;

namespace Parvis.Mail.Understanding.Kinds;

/// <summary>A machine answers that somebody is away.</summary>
/// <remarks>
/// « Absence » alone is what a parent writes to the school canteen: without the fields of a machine, the subject must be
/// one that programs write, and the less sure ones want the words of somebody who is away.
/// </remarks>
static class AbsenceSigns
{
    const int LookedBody = 1500;

    static readonly Regex SureSubject = Pattern(
        @"^\W*(réponse automatique|reponse automatique|automatic reply|automatic response|auto[- ]?reply|autoreply|autoresponse"
            + @"|out[- ]of[- ](the[- ])?office|abwesenheitsnotiz|automatische antwort|automatisch antwoord|afwezig"
            + @"|respuesta automática|fuera de la oficina|risposta automatica|fuori sede|resposta automática|autosvar"
            + @"|automatisk svar|automaattinen vastaus|odpowiedź automatyczna|автоответ|автоматический ответ|автовідповідь"
            + @"|otomatik yanıt|răspuns automat)"
            + @"( d'absence| auto[- ]?reply| reply| response| message| notification| assistant)?\s*([:(\[–-]|$|re ?:)"
    );

    static readonly Regex LikelySubject = Pattern(
        @"^\W*((message|notification|avis|réponse) (d.absence|automatique)|(absente?|absence|hors) du bureau|je suis absente?)\b"
            + @"|^\W*(absence|absente?|en congés?|vacation|away|on leave)\s*([:(\[–-]|$|jusqu|du \d)"
    );

    static readonly Regex Away = Pattern(
        @"\b(je (suis|serai|me trouve) (actuellement |en ce moment |momentanément )?(absente?|en congés?|en vacances|en déplacement|en formation|hors du bureau|indisponible)"
            + @"|(actuellement|momentanément) absente?|absente? du (bureau|service)"
            + @"|(i am|i'm|i will be|i'll be|currently) (currently |now )?(away|out of|on leave|on holiday|on vacation|on annual leave)|out of (the )?office"
            + @"|ich bin (derzeit |zurzeit |vom )?.{0,40}(abwesend|nicht im büro|im urlaub)|nicht im büro|fuera de la oficina|fuori ufficio)\b"
    );

    static readonly Regex Vacation = Pattern(@"vacation|out-of-office|\boof\b");

    public static bool Hold(IncomingMail mail)
    {
        if (SureSubject.IsMatch(Straight(mail.Subject)))
            return true;
        if (AutomaticSigns.InHeaders(mail))
            return LikelySubject.IsMatch(Straight(mail.Subject))
                || mail.Headers.All("Auto-Submitted").Any(value => Vacation.IsMatch(value))
                || SaysAway(mail);
        return LikelySubject.IsMatch(Straight(mail.Subject)) && SaysAway(mail) && IsShort(mail);
    }

    /// <summary>The subject alone says an automatic answer.</summary>
    public static bool Subject(IncomingMail mail) => SureSubject.IsMatch(Straight(mail.Subject));

    static bool SaysAway(IncomingMail mail) =>
        Away.IsMatch(Straight(mail.Subject)) || Away.IsMatch(Beginning(mail.Text));

    static bool IsShort(IncomingMail mail) => mail.Text.Length < LookedBody;

    static string Beginning(string text) => Straight(text[..Math.Min(LookedBody, text.Length)]);

    static string Straight(string text) =>
        text[..Math.Min(LookedBody, text.Length)].Replace('’', '\'').Replace('\u00A0', ' ').Replace('\n', ' ');

    static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
