using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Mail.Imap;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>
/// What the UIDs of a reading are of: a folder of an account of a server, until it numbers its messages anew. Elsewhere
/// the same numbers are other messages.
/// </summary>
/// <param name="FolderKey">See <see cref="MailboxState.FolderKey"/>.</param>
/// <param name="UidValidity">See <see cref="SelectedFolder.UidValidity"/>.</param>
public sealed record FolderNumbers(string FolderKey, long UidValidity)
{
    const string Inbox = "INBOX";

    string Prefix => string.Create(CultureInfo.InvariantCulture, $"{FolderKey}.{UidValidity}.");

    public static FolderNumbers Of(Mailbox mailbox, SelectedFolder folder) =>
        new(FolderKeyOf(mailbox), folder.UidValidity);

    public bool AreThoseOf(MailboxState state) => state.FolderKey == FolderKey && state.UidValidity == UidValidity;

    /// <summary>The name of a message in its mailbox.</summary>
    public string KeyOf(uint uid) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{uid}");

    /// <summary>Null when it was numbered otherwise.</summary>
    public uint? UidOf(string sourceKey) =>
        sourceKey.StartsWith(Prefix, StringComparison.Ordinal)
        && uint.TryParse(sourceKey.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var uid)
            ? uid
            : null;

    /// <summary>The port is not part of it: the same messages are behind 143 and 993.</summary>
    static string FolderKeyOf(Mailbox mailbox)
    {
        var folder = mailbox.Folder.Equals(Inbox, StringComparison.OrdinalIgnoreCase) ? Inbox : mailbox.Folder;
        var place = $"{mailbox.Host.ToLowerInvariant()}\n{mailbox.UserName}\n{folder}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..MailboxState.MaxFolderKey];
    }
}
