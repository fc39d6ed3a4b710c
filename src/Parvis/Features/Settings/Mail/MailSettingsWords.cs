using Microsoft.AspNetCore.Mvc.Rendering;

namespace Parvis.Features.Settings.Mail;

/// <summary>The settings of the sending in French.</summary>
public static class MailSettingsWords
{
    /// <summary>Of a password that the page carries: see <see cref="TypedPasswords"/>.</summary>
    public const string TypedPassword =
        "Tapé à l'instant : il sert encore une demi-heure, pour ce serveur. Enregistrez sans le retaper.";

    public static string InFrench(this MailSecurity security) =>
        security switch
        {
            MailSecurity.StartTls => "STARTTLS (port 587)",
            MailSecurity.Tls => "TLS dès la connexion (port 465)",
            MailSecurity.None => "Aucun, sur le réseau de la mairie",
        };

    public static string InFrench(this MailSecret secret) =>
        secret switch
        {
            MailSecret.Password => "Mot de passe, ou aucun",
            MailSecret.Token => "Jeton (XOAUTH2)",
            MailSecret.Application => "Application (OAuth 2.0, Microsoft 365)",
        };

    public static IEnumerable<SelectListItem> Securities =>
        Enum.GetValues<MailSecurity>().Select(v => new SelectListItem(v.InFrench(), v.ToString()));

    public static IEnumerable<SelectListItem> Secrets =>
        Enum.GetValues<MailSecret>().Select(v => new SelectListItem(v.InFrench(), v.ToString()));
}
