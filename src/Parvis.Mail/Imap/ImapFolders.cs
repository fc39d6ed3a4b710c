using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>What concerns folders.</summary>
sealed class ImapFolders(ImapConnection connection)
{
    public async Task<SelectedFolder> SelectAsync(string folder, CancellationToken cancellationToken)
    {
        connection.ForgetFolder();
        uint? validity = null;
        uint? next = null;
        var ended = await connection.ExecuteAsync(
            ImapCommand.Of("SELECT").Folder(folder),
            response =>
            {
                if (response.CodeName == "UIDVALIDITY")
                    validity = response.CodeNumber;
                else if (response.CodeName == "UIDNEXT")
                    next = response.CodeNumber;
            },
            MailServerReason.FolderMissing,
            cancellationToken
        );
        connection.News = false;
        return new SelectedFolder(
            validity
                ?? throw new MailServerException(
                    MailServerReason.NotSupported,
                    $"{connection.Server} gives messages no lasting number (UIDVALIDITY)."
                ),
            next,
            connection.Exists,
            ended.CodeName == "READ-ONLY"
        );
    }

    public async Task<FolderStatus> StatusAsync(string folder, CancellationToken cancellationToken)
    {
        ImapValue? said = null;
        await connection.ExecuteAsync(
            ImapCommand.Of("STATUS").Folder(folder).Raw("(MESSAGES UNSEEN UIDVALIDITY UIDNEXT)"),
            response =>
            {
                if (response.Word == "STATUS" && response.Values.Count >= 2)
                    said = response.Values[^1];
            },
            MailServerReason.FolderMissing,
            cancellationToken
        );
        return new FolderStatus(
            said?.After("MESSAGES")?.Number ?? throw Silent(folder),
            said.After("UNSEEN")?.Number ?? 0,
            said.After("UIDVALIDITY")?.Number ?? throw Silent(folder),
            said.After("UIDNEXT")?.Number
        );
    }

    public async Task<IReadOnlyList<MailFolder>> ListAsync(CancellationToken cancellationToken)
    {
        var folders = new List<MailFolder>();
        await connection.ExecuteAsync(
            ImapCommand.Of("LIST").Text("").Text("*"),
            response =>
            {
                if (
                    response is
                    { Word: "LIST", Values: [{ Items: { } attributes }, var separator, { Text: { } name }, ..] }
                )
                    folders.Add(
                        new MailFolder(
                            ImapFolderNames.Decode(name),
                            separator.Text is [var c, ..] ? c : null,
                            [.. attributes.Select(a => a.Text ?? "")]
                        )
                    );
            },
            MailServerReason.Refused,
            cancellationToken
        );
        return folders;
    }

    public async Task CreateAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await connection.ExecuteAsync(
                ImapCommand.Of("CREATE").Folder(folder),
                null,
                MailServerReason.FolderMissing,
                cancellationToken
            );
        }
        catch (MailServerException refused)
            when (refused.Reason is MailServerReason.Refused or MailServerReason.FolderMissing)
        {
            if (!(await ListAsync(cancellationToken)).Any(f => f.CanSelect && f.Name == folder))
                throw;
        }

        await connection.ExecuteAsync(
            ImapCommand.Of("SUBSCRIBE").Folder(folder),
            null,
            MailServerReason.Refused,
            cancellationToken
        );
    }

    MailServerException Silent(string folder) =>
        new(MailServerReason.ProtocolError, $"{connection.Server} did not count {folder}.");
}
