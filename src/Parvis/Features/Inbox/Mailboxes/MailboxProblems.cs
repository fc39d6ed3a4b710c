using Parvis.Mail.Servers;

namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>Why a mailbox cannot be read, in the words of whoever sets it up, with what to do.</summary>
public static class MailboxProblems
{
    public static string InFrench(this MailServerException failure, MailboxConnection tried) =>
        failure.Reason switch
        {
            MailServerReason.HostUnknown =>
                $"Aucun serveur ne s'appelle « {tried.Host} » : vérifiez son nom.",
            MailServerReason.ConnectionRefused =>
                $"{tried.Host} répond, mais rien n'écoute sur le port {tried.Port} : vérifiez le port (993 le plus souvent).",
            MailServerReason.Unreachable =>
                $"Le réseau ne mène pas à {tried.Host} : vérifiez le nom, ou demandez si le pare-feu de la mairie laisse passer.",
            MailServerReason.TimedOut =>
                $"{tried.Host} ne répond pas sur le port {tried.Port} : vérifiez le port, ou demandez si le pare-feu laisse passer.",
            MailServerReason.TlsFailed =>
                $"Le chiffrement ne s'établit pas avec {tried.Host} : essayez l'autre sorte de chiffrement, ou l'autre port (993 ou 143).",
            MailServerReason.CertificateRefused =>
                $"Le certificat de {tried.Host} n'est pas reconnu : vérifiez le nom du serveur, ou demandez à votre hébergeur.",
            MailServerReason.LoginRefused => tried.Login == MailboxLogin.Token
                ? $"{tried.Host} refuse le jeton de {tried.UserName} : il a peut-être expiré."
                : $"{tried.Host} refuse l'identifiant ou le mot de passe de {tried.UserName}.",
            MailServerReason.FolderMissing => $"La boîte n'a pas de dossier « {tried.Folder} ».",
            MailServerReason.NotSupported =>
                $"{tried.Host} ne sait pas faire ce qui est demandé : choisissez un autre chiffrement ou une autre connexion.",
            MailServerReason.Busy => $"{tried.Host} est occupé : réessayez dans quelques minutes.",
            MailServerReason.Refused => $"{tried.Host} a refusé{Said(failure)}.",
            MailServerReason.TooLarge => "Un courriel dépasse la taille que Parvis accepte de lire.",
            MailServerReason.Dropped =>
                $"{tried.Host} a coupé la connexion : vérifiez le port et le chiffrement.",
            MailServerReason.ProtocolError =>
                $"Ce qui répond sur {tried.Host}, port {tried.Port}, n'est pas un serveur IMAP : vérifiez le nom et le port.",
        };

    static string Said(MailServerException failure) =>
        failure.ServerText.Length == 0 ? "" : $" : « {Cut(failure.ServerText)} »";

    static string Cut(string text) => text.Length <= 120 ? text : $"{text[..119]}…";
}
