using Parvis.Data.Outbox;
using Parvis.Features.Settings.Mail;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>Opens a mailbox as it is set, or as somebody is about to set it.</summary>
public sealed class MailboxDoor(IMailboxSource source, MailPassword passwords, OAuthTokens tokens)
{
    /// <summary>In bytes: a larger message stays on its server.</summary>
    public const long LargestMessage = 256L << 20;

    public Task<IMailbox> OpenAsync(MailboxConnection by, CancellationToken cancellationToken)
    {
        var secret = passwords.Reveal(by.ProtectedSecret);
        return source.OpenAsync(
            new MailServer
            {
                Host = by.Host,
                Port = by.Port,
                MaxMessage = LargestMessage,
                Encryption = by.Security switch
                {
                    MailboxSecurity.Tls => MailEncryption.Tls,
                    MailboxSecurity.StartTls => MailEncryption.StartTls,
                    MailboxSecurity.None => MailEncryption.None,
                },
            },
            by.Login switch
            {
                MailboxLogin.Password => MailLogin.WithPassword(by.UserName, secret),
                MailboxLogin.Token => MailLogin.WithToken(by.UserName, _ => Task.FromResult(secret)),
                MailboxLogin.Application => MailLogin.WithToken(
                    by.UserName,
                    stop => tokens.GetAsync(by.Application, secret, stop)
                ),
            },
            cancellationToken
        );
    }

    /// <summary>Reads nothing and changes nothing: how many messages the folder holds, or what is wrong, in words.</summary>
    public async Task<MailboxTrial> TryAsync(MailboxConnection by, CancellationToken cancellationToken)
    {
        try
        {
            tokens.Forget(by.Application, passwords.Reveal(by.ProtectedSecret));
            await using var mailbox = await OpenAsync(by, cancellationToken);
            var folder = await mailbox.SelectAsync(by.Folder, cancellationToken);
            if (by.AfterStoring != AfterStoring.LeaveAsItIs && folder.ReadOnly)
                return new MailboxTrial(
                    0,
                    $"Le dossier « {by.Folder} » ne se modifie pas : choisissez de laisser les courriels comme ils sont."
                );
            if (by.AfterStoring == AfterStoring.Move && !await HasAsync(mailbox, by.MoveTo, cancellationToken))
                return new MailboxTrial(
                    0,
                    $"La boîte n'a pas de dossier « {by.MoveTo} » où déplacer les courriels : créez-le d'abord."
                );
            return new MailboxTrial(folder.Exists, "");
        }
        catch (MailServerException failure)
        {
            return new MailboxTrial(0, failure.InFrench(by));
        }
        catch (MailRefusedException unreadable)
        {
            return new MailboxTrial(0, unreadable.Message);
        }
    }

    static async Task<bool> HasAsync(IMailbox mailbox, string folder, CancellationToken cancellationToken) =>
        (await mailbox.ListAsync(cancellationToken)).Any(f =>
            f.CanSelect && string.Equals(f.Name, folder, StringComparison.Ordinal)
        );
}

/// <param name="Messages">How many the folder holds.</param>
/// <param name="Problem">In French; empty when it works.</param>
public sealed record MailboxTrial(long Messages, string Problem);
