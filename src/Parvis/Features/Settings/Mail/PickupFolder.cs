using System.Net.Mail;
using Parvis.Data;

namespace Parvis.Features.Settings.Mail;

/// <summary>
/// Writes <c>.eml</c> files in <c>data/outbox</c>. The name comes from the message, so that a second try writes the
/// same file; it appears whole or not at all.
/// </summary>
public sealed class PickupFolder(DataFolder folder)
{
    public async Task SendAsync(MailMessage message, string messageKey, CancellationToken cancellationToken)
    {
        var temporary = Directory.CreateDirectory(Path.Combine(folder.Outbox, $".{messageKey}"));
        try
        {
            using (var client = new SmtpClient())
            {
                client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
                client.PickupDirectoryLocation = temporary.FullName;
                await client.SendMailAsync(message, cancellationToken);
            }

            File.Move(
                temporary.EnumerateFiles("*.eml").OrderByDescending(f => f.LastWriteTimeUtc).First().FullName,
                Path.Combine(folder.Outbox, $"{messageKey}.eml"),
                overwrite: true
            );
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }
}
