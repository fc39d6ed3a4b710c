using Parvis.Mail.Servers;

namespace Parvis.Mail.Smtp;

/// <summary>The seam behind which the SMTP client can be replaced.</summary>
public interface IMailSubmission
{
    /// <summary>Hands one message to a server, and says what became of it for each recipient.</summary>
    /// <param name="server">Port 587 or 465, or 25 for a relay that asks for no login.</param>
    /// <param name="login">Null when the server asks for none.</param>
    /// <param name="mail">The envelope and what is in it.</param>
    /// <param name="cancellationToken">
    /// Cuts the connection, and the message does not leave. No longer heard once the whole message was given: the
    /// answer of the server is waited for, ten times <see cref="MailServer.ExchangeTimeout"/> at most.
    /// </param>
    /// <exception cref="MailServerException">
    /// The server was not reached, let us not in, or cut the connection. With
    /// <see cref="MailServerReason.AnswerLost"/> it was given the whole message, and may have it: a second try is a
    /// second copy, unless the receiver knows the Message-ID again.
    /// </exception>
    Task<SubmissionResult> SubmitAsync(
        MailServer server,
        MailLogin? login,
        SubmittedMail mail,
        CancellationToken cancellationToken
    );
}

/// <summary>A message and its envelope, which alone says where it goes.</summary>
public sealed record SubmittedMail
{
    /// <summary>Where bounces go; empty for a message that must never cause one (RFC 5321, section 4.5.5).</summary>
    public required string From { get; init; }

    /// <summary>Bare addresses, one at least.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Writes the message with CRLF line ends; called once, when the server is ready for it.</summary>
    public required Func<Stream, CancellationToken, Task> WriteAsync { get; init; }

    /// <summary>In bytes, so that a server may refuse before it is sent; null when unknown.</summary>
    public long? Size { get; init; }

    /// <summary>Some bytes are above 127: asked for as 8BITMIME where the server knows it (RFC 6152).</summary>
    public bool EightBit { get; init; }
}
