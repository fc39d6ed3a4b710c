using Parvis.Data;
using Parvis.Features.Settings.Mail;

namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>What a mailbox needs to be written to, answered from, and read.</summary>
static class MailboxRules
{
    /// <exception cref="RefusedException">Something is missing or wrong; it names the field.</exception>
    public static void Check(MailboxOptions options, bool isLocal)
    {
        MailAddresses.RefuseUnlessWhole(options.Address, nameof(options.Address));
        MailAddresses.RefuseUnlessWhole(options.ReplyTo, nameof(options.ReplyTo));
        MailAddresses.RefuseUnlessWhole(options.FormAddress, nameof(options.FormAddress));
        if (isLocal)
            return;
        // Its department writes from there.
        if (options.Address.Length == 0)
            throw new RefusedException("Donnez l'adresse où les usagers écrivent.", nameof(options.Address));
        Check(options.Connection);
        // One in pause is read by nobody: it may wait for its password.
        if (options.Active)
            RefuseWithoutSecret(options.Connection);
    }

    /// <exception cref="RefusedException">There is nothing to log in with; it names the field.</exception>
    public static void RefuseWithoutSecret(MailboxConnection connection)
    {
        if (connection.ProtectedSecret.Length > 0)
            return;
        throw new RefusedException(
            connection.Login switch
            {
                MailboxLogin.Password => "Tapez le mot de passe de la boîte.",
                MailboxLogin.Token => "Tapez le jeton d'accès de la boîte.",
                MailboxLogin.Application => "Tapez le secret de l'application.",
            },
            "Secret"
        );
    }

    /// <exception cref="RefusedException">Something is missing or wrong; it names the field.</exception>
    public static void Check(MailboxConnection connection)
    {
        if (Uri.CheckHostName(connection.Host) == UriHostNameType.Unknown)
            throw new RefusedException(
                "Donnez le nom du serveur, par exemple imap.exemple.fr.",
                nameof(connection.Host)
            );
        if (connection.Security == MailboxSecurity.None && !MailAddresses.IsThisMachine(connection.Host))
            throw new RefusedException(
                "Un mot de passe ou un jeton ne voyage que chiffré : choisissez le chiffrement.",
                nameof(connection.Security)
            );
        RefuseSilence(connection);
        if (connection.UserName.Length == 0)
            throw new RefusedException(
                "Donnez l'identifiant de la boîte, souvent son adresse.",
                nameof(connection.UserName)
            );
        if (connection.Login == MailboxLogin.Application)
            connection.Application.MustBeWhole();
        if (connection.Folder.Length == 0)
            throw new RefusedException(
                "Donnez le dossier à relever : INBOX le plus souvent.",
                nameof(connection.Folder)
            );
        if (connection is { AfterStoring: AfterStoring.Move, MoveTo.Length: 0 })
            throw new RefusedException("Dites dans quel dossier déplacer les courriels.", nameof(connection.MoveTo));
        if (connection.AfterStoring == AfterStoring.Move && connection.MoveTo == connection.Folder)
            throw new RefusedException(
                "Choisissez un autre dossier que celui qui est relevé.",
                nameof(connection.MoveTo)
            );
    }

    /// <summary>Each side would wait for the other to begin, until both give up.</summary>
    static void RefuseSilence(MailboxConnection connection)
    {
        if (connection is { Port: 993, Security: not MailboxSecurity.Tls })
            throw new RefusedException(
                "Le port 993 chiffre dès la connexion : dites-le dans « Chiffrement », ou choisissez 143 avec STARTTLS.",
                nameof(connection.Port)
            );
        if (connection is { Port: 143, Security: MailboxSecurity.Tls })
            throw new RefusedException(
                "Le port 143 ne chiffre pas dès la connexion : choisissez STARTTLS dans « Chiffrement », ou le port 993.",
                nameof(connection.Port)
            );
    }
}
