using Parvis.Mail.Servers;

namespace Parvis.Mail.Smtp;

/// <summary>Hands messages to a server by SMTP (RFC 5321, RFC 6409).</summary>
public sealed class SmtpClient : IMailSubmission
{
    /// <inheritdoc/>
    public Task<SubmissionResult> SubmitAsync(
        MailServer server,
        MailLogin? login,
        SubmittedMail mail,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("Not written yet.");
}
