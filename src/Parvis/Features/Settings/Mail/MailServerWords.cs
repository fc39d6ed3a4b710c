using Parvis.Mail.Servers;

namespace Parvis.Features.Settings.Mail;

/// <summary>What is wrong with a mail server, IMAP or SMTP, and what to look at.</summary>
public static class MailServerWords
{
    public static string Explain(MailServerException failure, string host, int port) =>
        failure.Reason switch
        {
            MailServerReason.HostUnknown => $"Aucun serveur ne s'appelle « {host} » : vérifiez son nom.",
            MailServerReason.ConnectionRefused => $"{host} n'écoute pas sur le port {port}.",
            MailServerReason.Unreachable => $"{host} est hors d'atteinte depuis ce serveur : vérifiez le réseau.",
            MailServerReason.TimedOut => TooSlow(host, port),
            MailServerReason.TlsFailed =>
                $"Le chiffrement avec {host} n'a pas pu s'établir sur le port {port} : vérifiez le port et le chiffrement.",
            MailServerReason.StartTlsMissing => $"{host} ne propose pas le chiffrement STARTTLS sur ce port.",
            MailServerReason.CertificateRefused =>
                $"Le certificat de {host} n'est pas reconnu : vérifiez le nom du serveur, ou demandez à votre hébergeur.",
            MailServerReason.LoginRefused => $"{host} refuse l'identifiant ou le mot de passe.",
            MailServerReason.FolderMissing => $"Ce dossier n'existe pas sur {host} : vérifiez son nom.",
            MailServerReason.NotSupported =>
                $"{host} ne sait pas faire ce qui lui est demandé : vérifiez l'identifiant et le chiffrement.",
            MailServerReason.Busy => $"{host} est occupé : nouvel essai plus tard.",
            MailServerReason.Refused =>
                $"{host} a refusé la demande : vérifiez l'identifiant, le mot de passe et le chiffrement.",
            MailServerReason.TooLarge => $"Un message est trop gros pour être lu sur {host}.",
            MailServerReason.Dropped => $"{host} a coupé la connexion : vérifiez le port et le chiffrement.",
            MailServerReason.AnswerLost =>
                $"{host} a reçu le message sans dire s'il l'acceptait : il est peut-être arrivé.",
            MailServerReason.ProtocolError =>
                $"Ce qui répond sur le port {port} de {host} n'est pas le serveur attendu : vérifiez le port.",
        };

    public static string TooSlow(string host, int port) =>
        $"{host} ne répond pas sur le port {port} : vérifiez le port et le chiffrement, ou le pare-feu.";
}
