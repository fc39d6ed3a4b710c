using Parvis.Data;
using Parvis.Data.Outbox;

namespace Parvis.Features.Administration.Texts;

/// <summary>
/// Writes <c>.sms</c> files in <c>data/outbox</c>: the number, an empty line, the text. The name comes from the message,
/// so that a second try writes the same file; it appears whole or not at all.
/// </summary>
public sealed class TextFolder(DataFolder folder)
{
    public async Task SendAsync(OutgoingText text, string messageKey, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Outbox);
        var temporary = Path.Combine(folder.Outbox, $".{messageKey}-{RandomId.New()}");
        try
        {
            await File.WriteAllTextAsync(temporary, $"{text.To}\n\n{text.Text}\n", cancellationToken);
            File.Move(temporary, Path.Combine(folder.Outbox, $"{messageKey}.sms"), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
