namespace Parvis.Data.Outbox;

/// <summary>The edge of the process: a provider of text messages, or a folder of files.</summary>
public interface ITextMessageTransport
{
    /// <summary>Returns once the message is accepted; throws <see cref="MailRefusedException"/> otherwise.</summary>
    Task SendAsync(OutgoingText text, string messageKey, CancellationToken cancellationToken);
}
