using Parvis.Mail.Servers;

namespace Parvis.Mail.Smtp;

/// <summary>Hands messages to a server by SMTP (RFC 5321, RFC 6409).</summary>
public sealed class SmtpClient : IMailSubmission
{
    /// <inheritdoc/>
    public async Task<SubmissionResult> SubmitAsync(
        MailServer server,
        MailLogin? login,
        SubmittedMail mail,
        CancellationToken cancellationToken
    )
    {
        if (mail.Recipients.Count == 0)
            throw new ArgumentException("A message has a recipient.", nameof(mail));
        await using var conversation = new SmtpConversation(
            await WireConnector.ConnectAsync(server, cancellationToken)
        );
        await SmtpOpening.OpenAsync(conversation, login, cancellationToken);
        var result = await new SmtpDelivery(conversation, mail).RunAsync(cancellationToken);
        await TakeLeaveAsync(conversation, cancellationToken);
        return result;
    }

    /// <summary>What becomes of the message is known: however the server says goodbye, it stays so.</summary>
    static async Task TakeLeaveAsync(SmtpConversation conversation, CancellationToken cancellationToken)
    {
        try
        {
            conversation.Wire.StartExchange();
            await conversation.Wire.WriteLineAsync("QUIT", cancellationToken);
        }
        catch (Exception rude) when (rude is MailServerException or OperationCanceledException)
        {
            // The server answers for the message already, or never will.
        }
    }
}
