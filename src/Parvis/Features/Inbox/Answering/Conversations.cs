using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Mail.Reading;

namespace Parvis.Features.Inbox.Answering;

/// <summary>What somebody last wrote about a request, so that their program shows the answer under it.</summary>
public sealed class Conversations(ParvisDbContext db, IBlobStore blobs)
{
    // A long thread is found by its latest messages; the oldest is kept too, which names the thread.
    const int MostReferences = 20;

    /// <summary>Nothing when they did not write by mail, or it is not kept any more.</summary>
    public async Task<Conversation> BeforeAsync(long requestId, string address, CancellationToken cancellationToken)
    {
        var key = EmailKey.Of(address);
        var hash = await db.Set<StoredMail>()
            .Where(m => m.RequestId == requestId && m.FromAddress == key && m.Hash != null)
            .OrderByDescending(m => m.Id)
            .Select(m => m.Hash)
            .FirstOrDefaultAsync(cancellationToken);
        if (hash is null || await blobs.OpenAsync(hash, cancellationToken) is not { } raw)
            return Conversation.None;
        await using (raw)
        {
            using var mail = await MailReader.ReadAsync(raw, cancellationToken: cancellationToken);
            return mail.MessageId is { } id
                ? new Conversation([id], Shortened([.. mail.References.Where(r => r != id), id]))
                : Conversation.None;
        }
    }

    static IReadOnlyList<string> Shortened(IReadOnlyList<string> references) =>
        references.Count <= MostReferences
            ? references
            : [references[0], .. references.Skip(references.Count - MostReferences + 1)];
}

/// <param name="InReplyTo">Message-IDs without angle brackets.</param>
/// <param name="References">Oldest first.</param>
public sealed record Conversation(IReadOnlyList<string> InReplyTo, IReadOnlyList<string> References)
{
    public static readonly Conversation None = new([], []);
}
