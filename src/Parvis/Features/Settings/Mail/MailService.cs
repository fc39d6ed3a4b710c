using System.Net.Mail;
using Parvis.Data;
using Parvis.Data.Outbox;

namespace Parvis.Features.Settings.Mail;

/// <summary>Checks, saves and tries the way mail leaves.</summary>
public sealed class MailService(
    SettingsStore settings,
    ConfiguredMailTransport transport,
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
            .Add("Chiffrement", mail.StartTls)
            .Add("Identifiant", mail.UserName)
            // The stored form changes at each typing and tells nothing.
            .Add(
                "Mot de passe",
                mail.ProtectedPassword.Length == 0 ? "" : $"•••• {Fingerprint(mail.ProtectedPassword)}"
            );

    static string Fingerprint(string stored) => stored[^4..];

    static void Check(MailSettings mail)
    {
        RefuseUnlessAddress(mail.FromAddress, nameof(mail.FromAddress));
        RefuseUnlessAddress(mail.ReplyTo, nameof(mail.ReplyTo));
        if (mail.Delivery != MailDelivery.Smtp)
            return;
        if (Uri.CheckHostName(mail.Host) == UriHostNameType.Unknown)
            throw new RefusedException("Donnez le nom du serveur, par exemple smtp.exemple.fr.", nameof(mail.Host));
        if (mail.Port == 465)
            throw new RefusedException(
                "Le port 465 n'est pas pris en charge : choisissez 587, avec le chiffrement.",
                nameof(mail.Port)
            );
    }

    static void RefuseUnlessAddress(string address, string field)
    {
        if (address.Length > 0 && !(MailAddress.TryCreate(address, out var read) && read.Address == address))
            throw new RefusedException("Écrivez une adresse de courriel complète.", field);
    }
}
