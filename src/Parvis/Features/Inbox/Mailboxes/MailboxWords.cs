using Microsoft.AspNetCore.Mvc.Rendering;

namespace Parvis.Features.Inbox.Mailboxes;

public static class MailboxWords
{
    public static string InFrench(this MailboxSecurity security) =>
        security switch
        {
            MailboxSecurity.Tls => "TLS dès le début",
            MailboxSecurity.StartTls => "STARTTLS",
            MailboxSecurity.None => "Aucun, sur la même machine",
        };

    public static string InFrench(this MailboxLogin login) =>
        login switch
        {
            MailboxLogin.Password => "Avec un mot de passe",
            MailboxLogin.Token => "Avec un jeton d'accès (XOAUTH2)",
            MailboxLogin.Application => "Avec une application (OAuth 2.0, Microsoft 365)",
        };

    public static string InFrench(this AfterStoring after) =>
        after switch
        {
            AfterStoring.MarkRead => "Le marquer comme lu",
            AfterStoring.Move => "Le déplacer dans un autre dossier",
            AfterStoring.LeaveAsItIs => "Le laisser comme il est",
        };

    public static IEnumerable<SelectListItem> Securities => Items<MailboxSecurity>(InFrench);

    public static IEnumerable<SelectListItem> Logins => Items<MailboxLogin>(InFrench);

    public static IEnumerable<SelectListItem> Afters => Items<AfterStoring>(InFrench);

    static IEnumerable<SelectListItem> Items<T>(Func<T, string> inFrench)
        where T : struct, Enum => Enum.GetValues<T>().Select(v => new SelectListItem(inFrench(v), v.ToString()));
}
