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
        if (!MailAddress.TryCreate(to, out _))
            throw new RefusedException("Donnez l'adresse où envoyer l'essai.", "TestTo");
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
        RefuseUnlessAddress(mail.FromAddress, nameof(mail.FromAddress));
        RefuseUnlessAddress(mail.ReplyTo, nameof(mail.ReplyTo));
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
            return;
        if (mail.Secret == MailSecret.Application)
            mail.Application.MustBeWhole();
        if (mail.UserName.Length == 0)
            throw new RefusedException(
                "Donnez l'identifiant à qui le jeton appartient, souvent l'adresse d'expéditeur.",
                nameof(mail.UserName)
            );
        if (mail.Security == MailSecurity.None)
            throw new RefusedException("Un jeton ne voyage que chiffré : choisissez le chiffrement.", "Security");
    }

    /// <summary>What residents answer must come back to a mailbox that somebody reads.</summary>
    async Task RefuseLostAnswersAsync(MailSettings mail, CancellationToken cancellationToken)
    {
        if (mail.ReplyTo.Length == 0)
            return;
        var addresses = await read.AllAsync(cancellationToken);
        if (addresses.Count > 0 && !addresses.Contains(mail.ReplyTo, StringComparer.OrdinalIgnoreCase))
            throw new RefusedException(
                $"Aucune boîte relevée n'a cette adresse : les réponses des usagers s'y perdraient. Choisissez parmi {string.Join(", ", addresses)}.",
                nameof(mail.ReplyTo)
            );
    }

    static void RefuseUnlessAddress(string address, string field)
    {
        if (address.Length > 0 && !(MailAddress.TryCreate(address, out var read) && read.Address == address))
            throw new RefusedException("Écrivez une adresse de courriel complète.", field);
    }
}
