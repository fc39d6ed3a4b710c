using System.Globalization;
using System.Text;
using Parvis.Mail.Servers;

namespace Parvis.Mail.Smtp;

/// <summary>One message, once the server listens: its sender, each recipient, its content.</summary>
sealed class SmtpDelivery(SmtpConversation conversation, SubmittedMail mail)
{
    static readonly SmtpReply TooBig = new(552, "5.3.4", "The message is above the size this server announces.");
    static readonly SmtpReply NotAnAddress = new(553, "5.1.3", "This is not an address.");
    static readonly SmtpReply NeedsUtf8 = new(553, "5.6.7", "This server takes no address beyond ASCII.");

    readonly RecipientResult?[] results = new RecipientResult?[mail.Recipients.Count];

    public async Task<SubmissionResult> RunAsync(CancellationToken cancellationToken)
    {
        var from = mail.From.Length == 0 ? "" : AddressSpec.Normalize(mail.From);
        if (from is null)
            return Everybody(SubmissionStage.Sender, NotAnAddress);
        if (mail.Size > Limit())
            return Everybody(SubmissionStage.Content, TooBig);
        var addresses = Addresses();
        var utf8 = !Ascii.IsValid(from) || addresses.Any(a => a is not null && !Ascii.IsValid(a));
        if (!Ascii.IsValid(from) && !conversation.Can("SMTPUTF8"))
            return Everybody(SubmissionStage.Sender, NeedsUtf8);

        var sender = await conversation.GiveAsync($"MAIL FROM:<{from}>{Options(utf8)}", cancellationToken);
        if (!sender.Positive)
            return Everybody(SubmissionStage.Sender, sender);
        for (var i = 0; i < addresses.Length; i++)
        {
            if (addresses[i] is not { } to)
                continue;
            var reply = await conversation.GiveAsync($"RCPT TO:<{to}>", cancellationToken);
            if (!reply.Positive)
                Decide(i, SubmissionStage.Recipient, reply);
        }

        // Without a recipient there is nothing to send (RFC 5321, section 3.3).
        return results.Any(r => r is null)
            ? Everybody(SubmissionStage.Content, await SendAsync(cancellationToken))
            : new SubmissionResult([.. results.OfType<RecipientResult>()]);
    }

    async Task<SmtpReply> SendAsync(CancellationToken cancellationToken)
    {
        var ready = await conversation.GiveAsync("DATA", cancellationToken);
        if (ready.Code != 354)
            return ready.Positive
                ? throw new MailServerException(
                    MailServerReason.ProtocolError,
                    $"{conversation.Server} answers DATA out of turn.",
                    ready.ToString()
                )
                : ready;
        await using var content = new DotStuffing(conversation.Wire);
        await mail.WriteAsync(content, cancellationToken);
        return await EndAsync(content);
    }

    /// <summary>From here on the server may take it: to leave before it answers is to leave not knowing.</summary>
    async Task<SmtpReply> EndAsync(DotStuffing content)
    {
        try
        {
            await content.EndAsync(CancellationToken.None);
            return await conversation.ReadReplyAsync(CancellationToken.None);
        }
        catch (MailServerException silence)
            when (silence.Reason
                    is MailServerReason.Dropped
                        or MailServerReason.TimedOut
                        or MailServerReason.ProtocolError
            )
        {
            throw new MailServerException(
                MailServerReason.AnswerLost,
                $"{conversation.Server} has the whole message, and did not say whether it takes it.",
                silence.ServerText,
                silence
            );
        }
    }

    string?[] Addresses()
    {
        var addresses = mail.Recipients.Select(AddressSpec.Normalize).ToArray();
        for (var i = 0; i < addresses.Length; i++)
        {
            if (addresses[i] is not { } address)
                Decide(i, SubmissionStage.Recipient, NotAnAddress);
            else if (!Ascii.IsValid(address) && !conversation.Can("SMTPUTF8"))
            {
                Decide(i, SubmissionStage.Recipient, NeedsUtf8);
                addresses[i] = null;
            }
        }

        return addresses;
    }

    string Options(bool utf8)
    {
        var options = new StringBuilder();
        if (mail.Size is { } size && conversation.Can("SIZE"))
            options.Append(CultureInfo.InvariantCulture, $" SIZE={size}");
        if ((mail.EightBit || utf8) && conversation.Can("8BITMIME"))
            options.Append(" BODY=8BITMIME");
        if (utf8)
            options.Append(" SMTPUTF8");
        return options.ToString();
    }

    /// <summary>In bytes; 0 or nothing means none (RFC 1870, section 4).</summary>
    long Limit() =>
        long.TryParse(conversation.Parameters("SIZE"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
        && limit > 0
            ? limit
            : long.MaxValue;

    /// <summary>For all those of whom nothing is decided yet.</summary>
    SubmissionResult Everybody(SubmissionStage stage, SmtpReply reply)
    {
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is null)
                Decide(i, stage, reply);
        }

        return new SubmissionResult([.. results.OfType<RecipientResult>()]);
    }

    void Decide(int recipient, SubmissionStage stage, SmtpReply reply) =>
        results[recipient] = new RecipientResult(mail.Recipients[recipient], reply.Outcome, stage, reply);
}
