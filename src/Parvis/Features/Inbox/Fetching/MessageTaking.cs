using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.Features.Inbox.Fetching;

/// <summary>Takes messages from a server one by one; one that it does not hand over stops none of the others.</summary>
public sealed class MessageTaking(MailStore store, AwaitedMails awaited, DataFolder folder)
{
    /// <summary>True once its bytes are kept here: then only may it be marked or moved on the server.</summary>
    /// <exception cref="MailServerException">The connection is of no more use.</exception>
    public async Task<bool> TakeAsync(
        Mailbox mailbox,
        ServerMessage message,
        IMailbox server,
        CancellationToken cancellationToken
    )
    {
        if (message.Size > MailboxDoor.LargestMessage)
        {
            var envelope = await EnvelopeAsync(server, message.Uid, cancellationToken);
            await awaited.AddTooLargeAsync(mailbox, message, envelope, cancellationToken);
            return false;
        }

        await using var content = CreateFile();
        try
        {
            if (!await server.FetchAsync(message.Uid, content, cancellationToken))
            {
                if (await IsThereAsync(server, message.Uid, cancellationToken))
                    await awaited.AddAsync(mailbox, message, cancellationToken);
                return false;
            }
        }
        catch (MailServerException failure)
        {
            await (
                failure.Reason == MailServerReason.TooLarge
                    ? awaited.AddTooLargeAsync(mailbox, message, envelope: null, cancellationToken)
                    : awaited.AddAsync(mailbox, message, cancellationToken)
            );
            if (failure.ConnectionGoesOn)
                return false;
            throw;
        }

        content.Position = 0;
        await store.StoreAsync(mailbox, message, content, cancellationToken);
        return true;
    }

    /// <summary>Asks again for those that were not handed over; false when the connection is of no more use.</summary>
    public async Task<bool> AskAgainAsync(
        IReadOnlyList<StoredMail> due,
        Mailbox mailbox,
        FolderNumbers numbers,
        SelectedFolder folder,
        IMailbox server,
        CancellationToken cancellationToken
    )
    {
        foreach (var mail in due)
        {
            // Numbered otherwise now, it is another message under its new number.
            if (numbers.UidOf(mail.SourceKey) is not { } uid || !await IsThereAsync(server, uid, cancellationToken))
            {
                await awaited.LoseAsync(mail, cancellationToken);
                continue;
            }

            if (await AskAgainAsync(mail, uid, server, cancellationToken) is not { } came)
                return false;
            if (came)
                await ServerMarks.TrySetAsync(mailbox, folder, [uid], server, cancellationToken);
        }

        return true;
    }

    /// <summary>Whether it came; null when the connection is of no more use.</summary>
    async Task<bool?> AskAgainAsync(StoredMail mail, uint uid, IMailbox server, CancellationToken cancellationToken)
    {
        MessageEnvelope? envelope = null;
        await using var content = CreateFile();
        try
        {
            envelope = await EnvelopeAsync(server, uid, cancellationToken);
            if (!await server.FetchAsync(uid, content, cancellationToken))
            {
                await awaited.FailAsync(mail, envelope, isRefusal: true, cancellationToken);
                return false;
            }
        }
        catch (MailServerException failure)
        {
            var isRefusal = failure.Reason is MailServerReason.Refused or MailServerReason.NotSupported;
            await awaited.FailAsync(mail, envelope, isRefusal, cancellationToken);
            return failure.ConnectionGoesOn ? false : null;
        }

        content.Position = 0;
        await awaited.ReceiveAsync(mail, content, cancellationToken);
        return true;
    }

    /// <summary>Null when it refuses that too.</summary>
    static async Task<MessageEnvelope?> EnvelopeAsync(IMailbox server, uint uid, CancellationToken cancellationToken)
    {
        try
        {
            return await server.ReadEnvelopeAsync(uid, cancellationToken);
        }
        catch (MailServerException refused) when (refused.ConnectionGoesOn)
        {
            return null;
        }
    }

    static async Task<bool> IsThereAsync(IMailbox server, uint uid, CancellationToken cancellationToken) =>
        (await server.DescribeAsync([uid], cancellationToken)).Any(m => m.Uid == uid);

    /// <summary>Memory stays flat whatever the size of a message, and nobody else reads it meanwhile.</summary>
    FileStream CreateFile() =>
        PrivateFile.Create(
            Path.Combine(folder.Temporary, $"{Guid.NewGuid():N}.eml"),
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
}
