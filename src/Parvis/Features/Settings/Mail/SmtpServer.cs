using Parvis.Data.Outbox;
using Parvis.Mail.Servers;
using Parvis.Mail.Smtp;
using Parvis.Mail.Writing;

namespace Parvis.Features.Settings.Mail;

/// <summary>A mail server to hand messages to, and what its refusals mean in words.</summary>
public sealed class SmtpServer(IMailSubmission submission, OAuthTokens tokens)
{
    /// <summary>
    /// Until it has the whole message. With the ten minutes a server may then take to answer, over before another
    /// sender may take the message for its own, see <see cref="OutboxStore.LeaseTime"/>.
    /// </summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>An address beyond ASCII, and a relay without SMTPUTF8 (RFC 6531, section 3.5): the recipient's server was never asked.</summary>
    const string NeedsUtf8 = "5.6.7";

    public async Task SendAsync(
        ComposedMail mail,
        MailSettings settings,
        string secret,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var result = await submission.SubmitAsync(
                Server(settings),
                Login(settings, secret),
                new SubmittedMail
                {
                    From = mail.From.Address,
                    Recipients = [.. mail.To.Select(t => t.Address)],
                    WriteAsync = (content, stop) => MailWriter.WriteAsync(mail, content, stop),
                },
                patience.Token
            );
            if (result.Recipients.FirstOrDefault(r => r.Outcome != SubmissionOutcome.Accepted) is { } refused)
                throw Refusal(refused, settings);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailRefusedException(MailServerWords.TooSlow(settings.Host, settings.Port), forGood: false, late);
        }
        catch (MailServerException failure)
        {
            throw new MailRefusedException(
                MailServerWords.Explain(failure, settings.Host, settings.Port),
                // It may have arrived: whether it leaves twice is for a person to say.
                forGood: failure.Reason == MailServerReason.AnswerLost,
                failure
            );
        }
    }

    static MailServer Server(MailSettings settings) =>
        new()
        {
            Host = settings.Host,
            Port = settings.Port,
            Encryption = settings.Security switch
            {
                MailSecurity.StartTls => MailEncryption.StartTls,
                MailSecurity.Tls => MailEncryption.Tls,
                MailSecurity.None => MailEncryption.None,
            },
        };

    MailLogin? Login(MailSettings settings, string secret) =>
        settings.UserName.Length == 0
            ? null
            : settings.Secret switch
            {
                MailSecret.Password => MailLogin.WithPassword(settings.UserName, secret),
                MailSecret.Token => MailLogin.WithToken(settings.UserName, _ => Task.FromResult(secret)),
                MailSecret.Application => MailLogin.WithToken(
                    settings.UserName,
                    stop => tokens.GetAsync(settings.Application, secret, stop)
                ),
            };

    /// <summary>Only a refusal of the recipient's address is for good: anything else may be mended here.</summary>
    static MailRefusedException Refusal(RecipientResult refused, MailSettings settings)
    {
        if (refused.Reply.Status == NeedsUtf8)
            return refused.Stage == SubmissionStage.Recipient
                ? new MailRefusedException(
                    "Le serveur d'envoi n'écrit pas aux adresses qui ont des accents : demandez à l'usager une autre adresse.",
                    forGood: true
                )
                : new MailRefusedException(
                    "Le serveur d'envoi ne prend pas d'adresse d'expéditeur qui a des accents : choisissez-en une autre.",
                    forGood: false
                );
        if (refused.Stage != SubmissionStage.Recipient)
            return new MailRefusedException(Explain(refused.Reply.Code, settings), forGood: false);
        if (RefusesUs(refused.Reply))
            return new MailRefusedException(
                $"{settings.Host} n'envoie pas nos messages à cette adresse : vérifiez l'identifiant, ou demandez à votre hébergeur.",
                forGood: false
            );
        var forGood = refused.Reply.Code is >= 550 and <= 559;
        return new MailRefusedException(
            forGood
                ? "Le serveur refuse l'adresse du destinataire : elle n'existe pas ou n'accepte pas ce message."
                : "Le serveur n'accepte pas encore de message pour ce destinataire : nouvel essai plus tard.",
            forGood
        );
    }

    /// <summary>It is we who may not send (RFC 3463, section 3.8); a bare 554 is what a relay says to strangers.</summary>
    static bool RefusesUs(SmtpReply reply) =>
        reply.Status.StartsWith("5.7.", StringComparison.Ordinal) || reply is { Code: 554, Status: "" };

    static string Explain(int code, MailSettings settings) =>
        code switch
        {
            450 or 451 or 452 or 454 => $"{settings.Host} est occupé : nouvel essai plus tard.",
            530 or 534 or 535 or 538 => $"{settings.Host} refuse l'identifiant, le mot de passe ou le jeton.",
            550 or 551 or 553 => "Le serveur refuse l'adresse de l'expéditeur : elle doit être l'une des siennes.",
            552 or 523 => "Le message est trop gros pour le serveur.",
            _ => $"{settings.Host} a refusé le message ({code}).",
        };
}
