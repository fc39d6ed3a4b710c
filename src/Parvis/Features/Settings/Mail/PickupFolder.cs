using Parvis.Data;
using Parvis.Mail.Writing;

namespace Parvis.Features.Settings.Mail;

/// <summary>
/// Writes <c>.eml</c> files in <c>data/outbox</c>. The name comes from the message, so that a second try writes the
/// same file; it appears whole or not at all.
/// </summary>
public sealed class PickupFolder(DataFolder folder)
{
    public async Task SendAsync(ComposedMail mail, string messageKey, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Outbox);
        var temporary = Path.Combine(folder.Outbox, $".{messageKey}-{RandomId.New()}");
        try
        {
            await using (var file = File.Create(temporary))
                await MailWriter.WriteAsync(mail, file, cancellationToken);
            File.Move(temporary, Path.Combine(folder.Outbox, $"{messageKey}.eml"), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
