using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>From the greeting to the moment the mailbox is open.</summary>
static class ImapLogin
{
    public static async Task EnterAsync(ImapConnection connection, MailLogin login, CancellationToken cancellationToken)
    {
        var server = connection.Server;
        var inside = await connection.GreetAsync(cancellationToken);
        if (server.Encryption == MailEncryption.StartTls)
            await StartTlsAsync(connection, inside, cancellationToken);
        if (!inside)
        {
            await connection.LearnCapabilitiesAsync(cancellationToken);
            await LogInAsync(connection, login, cancellationToken);
        }

        await connection.LearnCapabilitiesAsync(cancellationToken);
    }

    static async Task StartTlsAsync(ImapConnection connection, bool inside, CancellationToken cancellationToken)
    {
        await connection.LearnCapabilitiesAsync(cancellationToken);
        if (inside || !connection.Can("STARTTLS"))
            throw new MailServerException(
                MailServerReason.StartTlsMissing,
                $"{connection.Server} does not offer STARTTLS."
            );
        await connection.ExecuteAsync(
            ImapCommand.Of("STARTTLS"),
            null,
            MailServerReason.NotSupported,
            cancellationToken
        );
        await connection.EncryptAsync(cancellationToken);
        connection.ForgetCapabilities();
    }

    static async Task LogInAsync(ImapConnection connection, MailLogin login, CancellationToken cancellationToken)
    {
        var secret = await login.SecretAsync(cancellationToken);
        if (login.UsesToken)
        {
            if (!connection.Can("AUTH=" + SaslMechanisms.XOAuth2))
                throw NoWay(connection);
            var token = SaslMechanisms.XOAuth2Response(login.UserName, secret);
            await AuthenticateAsync(connection, SaslMechanisms.XOAuth2, token, cancellationToken);
        }
        else if (connection.Can("AUTH=" + SaslMechanisms.Plain))
        {
            var answer = SaslMechanisms.PlainResponse(login.UserName, secret);
            await AuthenticateAsync(connection, SaslMechanisms.Plain, answer, cancellationToken);
        }
        else if (!connection.Can("LOGINDISABLED"))
        {
            connection.ForgetCapabilities();
            await connection.ExecuteAsync(
                ImapCommand.Of("LOGIN").Text(login.UserName).Text(secret),
                null,
                MailServerReason.LoginRefused,
                cancellationToken
            );
        }
        else
            throw NoWay(connection);
    }

    static async Task AuthenticateAsync(
        ImapConnection connection,
        string mechanism,
        string answer,
        CancellationToken cancellationToken
    )
    {
        var command = ImapCommand.Of("AUTHENTICATE").Raw(mechanism);
        // Said at once where the server knows how to take it (RFC 4959).
        var atOnce = connection.Can("SASL-IR");
        if (atOnce)
            command.Raw(answer);
        connection.ForgetCapabilities();
        await connection.ExecuteAsync(
            command,
            null,
            MailServerReason.LoginRefused,
            cancellationToken,
            secretAnswer: atOnce ? null : answer
        );
    }

    static MailServerException NoWay(ImapConnection connection) =>
        new(MailServerReason.NotSupported, $"{connection.Server} offers no way to log in that is known here.");
}
