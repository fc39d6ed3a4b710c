using Parvis.Features.Settings.Mail;
using Parvis.Mail.Servers;

namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>Why a mailbox cannot be read, in the words of whoever sets it up, with what to do.</summary>
public static class MailboxProblems
{
    public static string InFrench(this MailServerException failure, MailboxConnection tried) =>
        failure.Reason switch
        {
            MailServerReason.FolderMissing => $"La boîte n'a pas de dossier « {tried.Folder} » : vérifiez son nom.",
            MailServerReason.LoginRefused when tried.Login == MailboxLogin.Token =>
                $"{tried.Host} refuse le jeton de {tried.UserName} : il a peut-être expiré.",
            MailServerReason.LoginRefused when tried.Login == MailboxLogin.Application =>
                $"{tried.Host} n'ouvre pas la boîte de {tried.UserName} à l'application : donnez-lui ce droit chez l'hébergeur.",
            _ => MailServerWords.Explain(failure, tried.Host, tried.Port),
        };
}
