using Parvis.Mail.Reading;

namespace Parvis.Mail.Understanding.Kinds;

/// <summary>A server says that a message did not reach, or reaches late.</summary>
static class BounceSigns
{
    const int LookedBody = 3000;

    static readonly string[] Subjects = Phrases.Of(
        "undeliver | undelivered mail | delivery status notification | delivery failure | delivery report",
        "failure notice | mail delivery | returned mail | mail system error | could not send message",
        "warning: message | delivery has failed | delivery error | mail error | message delayed | delayed mail",
        "non remis | échec de la remise | échec de remise | échec d'envoi | échec de l'envoi | remise différée",
        "remise retardée | non distribu | message non délivré | notification d'état de remise",
        "avis de non-remise | échec de livraison | échec de la distribution | échec de distribution",
        "impossible de remettre | remise impossible | message retardé | message non remis | erreur de remise",
        "retour de courrier | unzustellbar | nicht zustellbar",
        "no se puede entregar | no entregado | mancato recapito | não entregue | nie dostarczono"
    );

    static readonly string[] Bodies = Phrases.Of(
        "this is the qmail-send program | this is the mail system at host | this is the mail delivery",
        "created automatically by mail delivery software | could not be delivered",
        "delivery to the following recipient | the following address | failed recipients | undelivered mail",
        "permanent error | user unknown | mailbox full | n'a pas pu être remis | n'a pu être | n'a pas pu être délivré",
        "n'a pas pu être distribué | échec de la remise | destinataire introuvable | boîte pleine | boite pleine",
        "sera retenté | will be retried | message delayed"
    );

    public static bool Hold(IncomingMail mail)
    {
        var reports = DeliveryReport.In(mail);
        if (reports.Any(report => report.Failed || report.Delayed))
            return true;
        if (reports.Count > 0 && reports.All(report => report.Arrived))
            return false;
        if (ReportParts.IsReport(mail, "delivery-status") || mail.Headers.Find("X-Failed-Recipients") is not null)
            return true;
        // An absence of the mailbox « postmaster » comes from there too.
        if (AbsenceSigns.Subject(mail))
            return false;
        var (daemon, nullPath) = (Senders.IsFromDaemon(mail), Senders.HasNullReturnPath(mail));
        var (subject, body) = (Says(mail.Subject, Subjects), Says(Beginning(mail.Text), Bodies));
        // Old gateways write an author without address.
        var nobody = mail.From is null or { Address: "" };
        return (daemon && nullPath) || ((daemon || nullPath) && (subject || body)) || (nobody && subject && body);
    }

    static bool Says(string text, string[] phrases) =>
        Array.Exists(phrases, phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase));

    static string Beginning(string text) => text[..Math.Min(LookedBody, text.Length)].Replace('’', '\'');
}
