using Parvis.Features.Requests.Files;
using Parvis.Mail.Reading;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>
/// The images that came inside a message, written into the page that shows it: a frame without scripts has no session,
/// and could not ask for them.
/// </summary>
static class MailImages
{
    const int LargestImage = 2 * 1024 * 1024;
    const int LargestOfAll = 8 * 1024 * 1024;

    // By what it is, not by what it says it is; and a drawing that runs scripts is none of them.
    static readonly FileKind[] Kinds = [FileKind.Png, FileKind.Jpeg, FileKind.Gif, FileKind.Webp];

    /// <summary>By Content-ID; those that are too large stay files of the message.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        IncomingMail mail,
        CancellationToken cancellationToken
    )
    {
        var images = new Dictionary<string, string>(StringComparer.Ordinal);
        var room = LargestOfAll;
        foreach (var part in mail.Attachments.Where(part => part.ContentId.Length > 0))
        {
            if (part.Content.Size > Math.Min(LargestImage, room) || images.ContainsKey(part.ContentId))
                continue;
            var bytes = new byte[part.Content.Size];
            await using (var content = part.Content.OpenRead())
                await content.ReadExactlyAsync(bytes, cancellationToken);
            using var seen = new MemoryStream(bytes, writable: false);
            if (
                await FileSniffer.IdentifyAsync(seen, part.Name, cancellationToken) is not { } kind
                || !Kinds.Contains(kind)
            )
                continue;
            room -= bytes.Length;
            images[part.ContentId] = $"data:{kind.ContentType};base64,{Convert.ToBase64String(bytes)}";
        }

        return images;
    }
}
