using Parvis.Data;
using Parvis.Features.Requests.Files;
using Parvis.Features.Settings;
using Parvis.Mail.Reading;

namespace Parvis.Features.Inbox.Filing;

/// <summary>
/// The files of a message, under the rules of every file. What is refused is named and stays in the message as it came;
/// the logos of signatures are left there without a word.
/// </summary>
public sealed class MailFiles(RequestFiles files, SettingsStore settings)
{
    const int Most = 50;

    /// <summary>As long as the names of the files that are kept.</summary>
    const int LongestName = 150;

    const int LongestThreat = 100;

    /// <summary>In bytes. A photograph pasted into the text is larger, the logo of a signature is smaller.</summary>
    const int SmallestPicture = 15 * 1024;

    public async Task<(IReadOnlyList<StoredFile> Kept, IReadOnlyList<string> LeftOut)> KeepAsync(
        IncomingMail mail,
        CancellationToken cancellationToken
    )
    {
        var megabytes = (await settings.GetAsync<RequestSettings>(cancellationToken)).MaxFileMegabytes;
        var kept = new List<StoredFile>();
        var leftOut = new List<string>();
        foreach (var (name, part) in Named(mail))
        {
            try
            {
                if (kept.Count < Most && await StoreAsync(part, name, megabytes, cancellationToken) is { } stored)
                    kept.Add(stored);
                else
                    leftOut.Add(name);
            }
            catch (InfectedFileException infected)
            {
                leftOut.Add($"{name} (virus : {infected.Threat.ShortenedTo(LongestThreat)})");
            }
        }

        return (kept, leftOut);
    }

    public static IReadOnlyList<string> Names(IncomingMail mail) => [.. Named(mail).Select(file => file.Name)];

    static IEnumerable<(string Name, MailPart Part)> Named(IncomingMail mail) =>
        mail.Attachments.Where(part => !IsLogo(part)).Select((part, index) => (NameOf(part, index), part));

    async Task<StoredFile?> StoreAsync(MailPart part, string name, int megabytes, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = part.Content.OpenRead();
            return await files.StoreAsync(name, part.Content.Size, content, megabytes, cancellationToken);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    static bool IsLogo(MailPart part) =>
        part.Inline
        && part.ContentType.StartsWith("image/", StringComparison.Ordinal)
        && part.Content.Size < SmallestPicture;

    static string NameOf(MailPart part, int index) =>
        part.Name.Trim() is { Length: > 0 } name ? Short(name) : $"pièce {index + 1}";

    /// <summary>What it ends with says what it is.</summary>
    static string Short(string name)
    {
        if (name.Length <= LongestName)
            return name;
        var end = Path.GetExtension(name) is { Length: <= 10 } extension ? extension : "";
        return name.ShortenedTo(LongestName - end.Length) + end;
    }
}
