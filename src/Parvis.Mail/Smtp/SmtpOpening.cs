using Parvis.Mail.Servers;

namespace Parvis.Mail.Smtp;

/// <summary>From the greeting to the moment a message can be given.</summary>
static class SmtpOpening
{
    public static async Task OpenAsync(
        SmtpConversation conversation,
        MailLogin? login,
        CancellationToken cancellationToken
    )
    {
        conversation.Wire.StartGreeting();
        var greeting = await conversation.ReadReplyAsync(cancellationToken);
        if (greeting.Code != 220)
            throw conversation.Failure(greeting, MailServerReason.Refused, "wants nobody");
        await conversation.GreetAsync(cancellationToken);
        if (conversation.Server.Encryption == MailEncryption.StartTls)
            await StartTlsAsync(conversation, cancellationToken);
        if (login is not null)
            await LogInAsync(conversation, login, cancellationToken);
    }

    static async Task StartTlsAsync(SmtpConversation conversation, CancellationToken cancellationToken)
    {
        if (!conversation.Can("STARTTLS"))
            throw new MailServerException(
                MailServerReason.StartTlsMissing,
                $"{conversation.Server} does not offer STARTTLS."
            );
        var reply = await conversation.GiveAsync("STARTTLS", cancellationToken);
        if (reply.Code != 220)
            throw conversation.Failure(reply, MailServerReason.NotSupported, "refuses to encrypt");
        await conversation.Wire.EncryptAsync(cancellationToken);
        await conversation.GreetAsync(cancellationToken);
    }

    static async Task LogInAsync(SmtpConversation conversation, MailLogin login, CancellationToken cancellationToken)
    {
        var offered = conversation.Parameters("AUTH").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var mechanism = Wanted(login).FirstOrDefault(m => offered.Contains(m, StringComparer.OrdinalIgnoreCase));
        if (mechanism is null)
            throw new MailServerException(
                MailServerReason.NotSupported,
                $"{conversation.Server} offers no way to log in that is known here."
            );
        var secret = await login.SecretAsync(cancellationToken);
        var reply = mechanism switch
        {
            SaslMechanisms.XOAuth2 => await TokenAsync(conversation, login.UserName, secret, cancellationToken),
            SaslMechanisms.Plain => await conversation.GiveAsync(
                $"AUTH PLAIN {SaslMechanisms.PlainResponse(login.UserName, secret)}",
                cancellationToken
            ),
            _ => await NameThenPasswordAsync(conversation, login.UserName, secret, cancellationToken),
        };
        if (!reply.Positive)
            throw conversation.Failure(reply, MailServerReason.LoginRefused, "refuses the login");
    }

    static string[] Wanted(MailLogin login) =>
        login.UsesToken ? [SaslMechanisms.XOAuth2] : [SaslMechanisms.Plain, SaslMechanisms.Login];

    /// <summary>A token that is refused is first told why, in a line to be answered by an empty one.</summary>
    static async Task<SmtpReply> TokenAsync(
        SmtpConversation conversation,
        string userName,
        string token,
        CancellationToken cancellationToken
    )
    {
        var reply = await conversation.GiveAsync(
            $"AUTH XOAUTH2 {SaslMechanisms.XOAuth2Response(userName, token)}",
            cancellationToken
        );
        return reply.Code == 334 ? await conversation.GiveAsync("", cancellationToken) : reply;
    }

    static async Task<SmtpReply> NameThenPasswordAsync(
        SmtpConversation conversation,
        string userName,
        string password,
        CancellationToken cancellationToken
    )
    {
        var reply = await conversation.GiveAsync("AUTH LOGIN", cancellationToken);
        foreach (var word in (string[])[userName, password])
        {
            if (reply.Code == 334)
                reply = await conversation.GiveAsync(SaslMechanisms.Base64(word), cancellationToken);
        }

        return reply;
    }
}
