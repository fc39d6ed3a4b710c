using Parvis.Mail.Names;

namespace Parvis.Features.Administration.MailHealth;

/// <summary>What a domain says of its messages, in words an administrator can act on, or forward to who can.</summary>
/// <param name="Name">SPF, DKIM, DMARC.</param>
/// <param name="Means">What it is for.</param>
/// <param name="Good">Nothing is to be done.</param>
/// <param name="Sentence">What was found, and what to ask.</param>
/// <param name="Record">As published; empty when there is none.</param>
public sealed record SenderAdvice(string Name, string Means, bool Good, string Sentence, string Record)
{
    const string WhoMaySend = "Il dit quels serveurs peuvent envoyer des courriels au nom de la commune.";
    const string Signature =
        "Il publie la clé qui prouve que vos courriels sont bien de vous et n'ont pas été changés.";
    const string OtherwiseWhat =
        "Il dit aux autres serveurs que faire d'un courriel qui se prétend de vous sans le prouver.";

    public static IReadOnlyList<SenderAdvice> Of(SenderRecords found, string domain, string selector, string host) =>
        [Spf(found, domain, host), Dkim(found, selector), Dmarc(found, domain)];

    static SenderAdvice Spf(SenderRecords found, string domain, string host)
    {
        var server = host.Length > 0 ? host : "votre serveur d'envoi";
        return found switch
        {
            { Spf: null } => new(
                "SPF",
                WhoMaySend,
                Good: false,
                $"Il n'y en a pas. Demandez à qui tient le nom de domaine {domain} d'en publier un qui autorise {server}.",
                ""
            ),
            { Spf: { } first, SpfRecords: > 1 } => new(
                "SPF",
                WhoMaySend,
                Good: false,
                $"Il y en a {found.SpfRecords} : les autres serveurs les ignorent tous. Demandez à n'en garder qu'un, qui autorise {server}.",
                first
            ),
            { Spf: { } spf } when LetsEverybody(spf) => new(
                "SPF",
                WhoMaySend,
                Good: false,
                "Il autorise tout le monde. Demandez qu'il finisse par « -all » ou « ~all ».",
                spf
            ),
            { Spf: { } spf } => new(
                "SPF",
                WhoMaySend,
                Good: true,
                $"Il est publié. Vérifiez qu'il autorise {server}.",
                spf
            ),
        };
    }

    static SenderAdvice Dkim(SenderRecords found, string selector) =>
        selector.Length == 0
            ? new(
                "DKIM",
                Signature,
                Good: false,
                "Demandez à qui tient le serveur d'envoi s'il signe vos courriels, et sous quel sélecteur ; puis notez ce sélecteur dans Envoi des courriels.",
                ""
            )
        : found.Dkim is null
            ? new(
                "DKIM",
                Signature,
                Good: false,
                $"Aucune clé sous le sélecteur « {selector} ». Demandez à qui tient le serveur d'envoi l'enregistrement à publier, ou vérifiez le sélecteur.",
                ""
            )
        : new("DKIM", Signature, Good: true, $"La clé est publiée sous le sélecteur « {selector} ».", found.Dkim);

    static SenderAdvice Dmarc(SenderRecords found, string domain) =>
        (found.Dmarc, found.DmarcPolicy) switch
        {
            (null, _) => new(
                "DMARC",
                OtherwiseWhat,
                Good: false,
                $"Il n'y en a pas. Une fois SPF et DKIM en place, demandez à qui tient le nom de domaine {domain} d'en publier un.",
                ""
            ),
            ({ } dmarc, "quarantine" or "reject") => new(
                "DMARC",
                OtherwiseWhat,
                Good: true,
                "Il protège la commune : ce qui ne prouve pas venir d'elle est écarté.",
                dmarc
            ),
            ({ } dmarc, "none") => new(
                "DMARC",
                OtherwiseWhat,
                Good: true,
                "Il observe sans rien écarter : c'est un début. Quand SPF et DKIM vont bien, demandez de passer à « quarantine ».",
                dmarc
            ),
            ({ } dmarc, _) => new(
                "DMARC",
                OtherwiseWhat,
                Good: false,
                "Il ne dit pas que faire. Demandez qu'il porte « p=none », « p=quarantine » ou « p=reject ».",
                dmarc
            ),
        };

    static bool LetsEverybody(string spf) =>
        spf.Split(' ').Any(part => part.ToLowerInvariant() is "+all" or "all" or "?all");
}
