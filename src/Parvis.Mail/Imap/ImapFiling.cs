using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>Marking, moving and erasing messages of the selected folder.</summary>
sealed class ImapFiling(ImapConnection connection, ImapMessages messages)
{
    static readonly MessageQuery Doomed = new() { With = MailFlags.Deleted };

    public async Task StoreAsync(
        IReadOnlyCollection<uint> uids,
        char sign,
        IReadOnlyCollection<string> flags,
        CancellationToken cancellationToken
    )
    {
        foreach (var set in ImapUidSets.Of(uids))
            await GiveAsync(
                ImapCommand.Of("UID STORE").Raw(set).Raw($"{sign}FLAGS.SILENT").Raw(ImapFlags.List(flags)),
                cancellationToken
            );
    }

    public async Task MoveAsync(IReadOnlyCollection<uint> uids, string folder, CancellationToken cancellationToken)
    {
        var verb = connection.Can("MOVE") ? "UID MOVE" : "UID COPY";
        foreach (var set in ImapUidSets.Of(uids))
            await GiveAsync(ImapCommand.Of(verb).Raw(set).Folder(folder), cancellationToken);
        if (verb == "UID COPY")
            await DeleteAsync(uids, cancellationToken);
    }

    public async Task DeleteAsync(IReadOnlyCollection<uint> uids, CancellationToken cancellationToken)
    {
        await StoreAsync(uids, '+', [MailFlags.Deleted], cancellationToken);
        if (connection.Can("UIDPLUS"))
        {
            foreach (var set in ImapUidSets.Of(uids))
                await GiveAsync(ImapCommand.Of("UID EXPUNGE").Raw(set), cancellationToken);
        }
        else if (!(await messages.SearchAsync(Doomed, cancellationToken)).Except(uids).Any())
            await GiveAsync(ImapCommand.Of("EXPUNGE"), cancellationToken);
    }

    Task<ImapResponse> GiveAsync(ImapCommand command, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(command, null, MailServerReason.Refused, cancellationToken);
}
