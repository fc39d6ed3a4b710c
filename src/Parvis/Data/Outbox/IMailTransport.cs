namespace Parvis.Data.Outbox;

/// <summary>The edge of the process: a mail server, or a folder of <c>.eml</c> files.</summary>
public interface IMailTransport
{
    /// <summary>Returns once the message is accepted; throws <see cref="MailRefusedException"/> otherwise.</summary>
    Task SendAsync(OutgoingMail mail, string messageKey, CancellationToken cancellationToken);
}

/// <summary>The message was not accepted. The text is a French sentence for the agent or the administrator.</summary>
/// <param name="forGood">Trying again cannot help, the address itself being refused, or might send it twice.</param>
public sealed class MailRefusedException(string sentence, bool forGood, Exception? cause = null)
    : Exception(sentence, cause)
{
    public bool ForGood { get; } = forGood;
}
