using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using Parvis.Data.Outbox;

namespace Parvis.Features.Settings.Mail;

/// <summary>A mail server to hand messages to, and what its refusals mean in words.</summary>
static class SmtpServer
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task SendAsync(
        MailMessage message,
        MailSettings settings,
        string password,
        CancellationToken cancellationToken
    )
    {
        using var client = new SmtpClient(settings.Host, settings.Port);
        client.EnableSsl = settings.StartTls;
        client.UseDefaultCredentials = false;
        if (settings.UserName.Length > 0)
            client.Credentials = new NetworkCredential(settings.UserName, password);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailRefusedException(TooSlow(settings), forGood: false, late);
        }
        catch (SmtpFailedRecipientException refused)
        {
            throw new MailRefusedException(Recipient(refused), IsForGood(refused.StatusCode), refused);
        }
        catch (SmtpException refused)
        {
            throw new MailRefusedException(Explain(refused, settings), forGood: false, refused);
        }
    }

    static bool IsForGood(SmtpStatusCode code) => (int)code is >= 550 and <= 559;

    static string Recipient(SmtpFailedRecipientException refused) =>
        IsForGood(refused.StatusCode)
            ? $"Le serveur refuse l'adresse {Bare(refused.FailedRecipient)} : elle n'existe pas ou n'accepte pas ce message."
            : $"Le serveur n'accepte pas encore le message pour {Bare(refused.FailedRecipient)} : nouvel essai plus tard.";

    static string Bare(string? recipient) => (recipient ?? "").Trim('<', '>');

    static string Explain(SmtpException refused, MailSettings settings)
    {
        for (Exception? cause = refused; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException socket:
                    return Explain(socket, settings);
                case AuthenticationException:
                    return $"Le certificat de {settings.Host} n'est pas reconnu : vérifiez le nom du serveur, ou demandez à votre hébergeur.";
                case IOException:
                    return $"{settings.Host} a coupé la connexion : vérifiez le port et le chiffrement.";
            }
        }

        return (int)refused.StatusCode switch
        {
            -1 =>
                $"{settings.Host} a refusé de travailler avec nous : vérifiez l'identifiant, le mot de passe et le chiffrement.",
            421 or 450 or 451 or 452 or 454 => $"{settings.Host} est occupé : nouvel essai plus tard.",
            530 or 534 or 535 or 538 => $"{settings.Host} refuse l'identifiant ou le mot de passe.",
            550 or 551 or 553 => "Le serveur refuse l'adresse de l'expéditeur : elle doit être l'une des siennes.",
            552 or 523 => "Le message est trop gros pour le serveur.",
            _ => settings.StartTls && refused.Message.Contains("secure", StringComparison.OrdinalIgnoreCase)
                ? $"{settings.Host} ne propose pas le chiffrement STARTTLS sur ce port."
                : $"{settings.Host} a refusé le message ({(int)refused.StatusCode}).",
        };
    }

    static string Explain(SocketException socket, MailSettings settings) =>
        socket.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
                $"Aucun serveur ne s'appelle « {settings.Host} » : vérifiez son nom.",
            SocketError.ConnectionRefused => $"{settings.Host} n'écoute pas sur le port {settings.Port}.",
            SocketError.TimedOut => TooSlow(settings),
            SocketError.HostUnreachable or SocketError.NetworkUnreachable =>
                $"{settings.Host} est hors d'atteinte depuis ce serveur : vérifiez le réseau.",
            _ => $"La connexion à {settings.Host} a échoué.",
        };

    static string TooSlow(MailSettings settings) =>
        $"{settings.Host} ne répond pas sur le port {settings.Port} : vérifiez le port, ou le pare-feu.";
}
