using System.Net.Mail;
using Parvis.Data;
using Parvis.Data.Outbox;

namespace Parvis.Features.Settings.Mail;

/// <summary>Checks, saves and tries the way mail leaves.</summary>
public sealed class MailService(
    SettingsStore settings,
    ConfiguredMailTransport transport,
    IReadAddresses read,
    AdministrationJournal journal,
    TrainingMode training
)
{
    public bool Training => training.On;

    public Task<(MailSettings Mail, int Version)> FindAsync(CancellationToken cancellationToken) =>
        settings.GetForEditAsync<MailSettings>(cancellationToken);

    public async Task SaveAsync(MailSettings mail, int seen, CancellationToken cancellationToken)
    {
        Check(mail);
        await RefuseLostAnswersAsync(mail, cancellationToken);
        var (stored, _) = await FindAsync(cancellationToken);
        await settings.SaveAsync(mail, seen, cancellationToken);
        if (Describe(stored).ChangesTo(Describe(mail)) is { } changes)
            journal.Write($"courriel : {changes}");
    }

    /// <summary>Null when the message was accepted; else what is wrong, in words.</summary>
    public async Task<string?> TryAsync(MailSettings mail, string to, CancellationToken cancellationToken)
    {
        Check(mail);
        // « a@x, b@x » is read as the first one.
        if (!MailAddress.TryCreate(to, out var whole) || whole.Address != to)
            throw new RefusedException("Donnez l'adresse où envoyer l'essai : une seule, complète.", "TestTo");
        const string text =
            "Ceci est un essai d'envoi depuis Parvis.\n\nSi vous lisez ce message, les réponses de la commune peuvent partir.";
        try
        {
            await transport.SendAsync(
                new OutgoingMail
                {
                    To = to,
                    Subject = "Essai d'envoi",
                    Text = text,
                    Html = $"<p>{text.Replace("\n\n", "</p><p>", StringComparison.Ordinal)}</p>",
                    Automatic = true,
                },
                $"essai-{RandomId.New()}",
                mail,
                cancellationToken
            );
            return null;
        }
        catch (MailRefusedException refused)
        {
            return refused.Message;
        }
    }

    public static Described Describe(MailSettings mail) =>
        new Described()
            .Add("Envoi", mail.Delivery == MailDelivery.Smtp ? "par un serveur" : "dans un dossier")
            .Add("Adresse d'expéditeur", mail.FromAddress)
            .Add("Nom d'expéditeur", mail.FromName)
            .Add("Adresse de réponse", mail.ReplyTo)
            .Add("Serveur", mail.Host)
            .Add("Port", mail.Port)
            .Add("Chiffrement", mail.Security.InFrench())
            .Add("Connexion", mail.Secret.InFrench())
            .Add("Identifiant", mail.UserName)
            .Add("Adresse des jetons", mail.Application.TokenAddress)
            .Add("Application", mail.Application.ClientId)
            .Add("Portée", mail.Application.Scope)
            // The stored form changes at each typing and tells nothing.
            .Add(
                "Mot de passe",
                mail.ProtectedPassword.Length == 0 ? "" : $"•••• {Fingerprint(mail.ProtectedPassword)}"
            )
            .Add("Messages automatiques par jour", mail.AutomaticPerDay)
            .Add("Messages par jour", mail.MessagesPerDay)
            .Add("Sélecteur DKIM", mail.DkimSelector);

    static string Fingerprint(string stored) => stored[^4..];

    static void Check(MailSettings mail)
    {
        MailAddresses.RefuseUnlessWhole(mail.FromAddress, nameof(mail.FromAddress));
        MailAddresses.RefuseUnlessWhole(mail.ReplyTo, nameof(mail.ReplyTo));
        if (mail.AutomaticPerDay > mail.MessagesPerDay)
            throw new RefusedException(
                "Les messages automatiques comptent parmi les messages en tout : leur plafond ne peut pas le dépasser.",
                nameof(mail.AutomaticPerDay)
            );
        if (mail.Delivery != MailDelivery.Smtp)
            return;
        if (Uri.CheckHostName(mail.Host) == UriHostNameType.Unknown)
            throw new RefusedException("Donnez le nom du serveur, par exemple smtp.exemple.fr.", nameof(mail.Host));
        if (mail is { Port: 465, Security: not MailSecurity.Tls })
            throw new RefusedException(
                "Le port 465 chiffre dès la connexion : dites-le dans « Chiffrement », ou choisissez 587 avec STARTTLS.",
                nameof(mail.Port)
            );
        if (mail.Secret == MailSecret.Password)
        {
            RefuseInTheClear(mail);
            if (mail.UserName.Length > 0)
                RefuseWithoutSecret(
                    mail,
                    "Tapez le mot de passe, ou ôtez l'identifiant si le serveur n'en demande pas."
                );
            return;
        }

        if (mail.Secret == MailSecret.Application)
            mail.Application.MustBeWhole();
        if (mail.UserName.Length == 0)
            throw new RefusedException(
                "Donnez l'identifiant à qui le jeton appartient, souvent l'adresse d'expéditeur.",
                nameof(mail.UserName)
            );
        if (mail.Security == MailSecurity.None)
            throw new RefusedException("Un jeton ne voyage que chiffré : choisissez le chiffrement.", "Security");
        RefuseWithoutSecret(
            mail,
            mail.Secret == MailSecret.Application ? "Tapez le secret de l'application." : "Tapez le jeton d'accès."
        );
    }

    static void RefuseWithoutSecret(MailSettings mail, string sentence)
    {
        if (mail.ProtectedPassword.Length == 0)
            throw new RefusedException(sentence, "Password");
    }

    /// <summary>A relay of the town's network asks for no password; one that does gets it encrypted.</summary>
    static void RefuseInTheClear(MailSettings mail)
    {
        if (
            mail is { Security: MailSecurity.None, UserName.Length: > 0, ProtectedPassword.Length: > 0 }
            && !MailAddresses.IsThisMachine(mail.Host)
        )
            throw new RefusedException(
                "Un mot de passe ne voyage que chiffré : choisissez le chiffrement, ou ôtez l'identifiant.",
                nameof(mail.Security)
            );
    }

    /// <summary>What residents answer must come back to a mailbox that somebody reads, whichever setting says where.</summary>
    async Task RefuseLostAnswersAsync(MailSettings mail, CancellationToken cancellationToken)
    {
        var addresses = await read.AllAsync(cancellationToken);
        if (addresses.Count == 0)
            return;
        var answered = MailSender.Of(await settings.GetAsync<TownSettings>(cancellationToken), mail).ReplyTo;
        if (addresses.Contains(answered, StringComparer.OrdinalIgnoreCase))
            return;
        var which = mail.ReplyTo.Length > 0 ? "cette adresse" : $"l'adresse d'expéditeur ({answered})";
        throw new RefusedException(
            $"Aucune boîte relevée n'a {which} : les réponses des usagers s'y perdraient. Choisissez parmi {string.Join(", ", addresses)}.",
            nameof(mail.ReplyTo)
        );
    }
}
