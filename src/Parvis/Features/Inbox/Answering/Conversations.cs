using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Inbox.Answering;

/// <summary>What somebody last wrote about a request: the answer goes where it came from, and their program shows it under it.</summary>
public sealed class Conversations(ParvisDbContext db) : ILastSender
{
    /// <summary>A machine's answer is nobody's.</summary>
    public Task<string?> AddressAsync(long requestId, CancellationToken cancellationToken) =>
        db.Set<StoredMail>()
            .Where(m => m.RequestId == requestId && m.FromAddress != "")
            .Where(m => m.Decision != MailDecision.MachineNoted && m.Decision != MailDecision.BounceNoted)
            .OrderByDescending(m => m.Id)
            .Select(m => m.FromAddress)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Nothing when they did not write by mail, or it is not kept any more.</summary>
    public async Task<Conversation> BeforeAsync(long requestId, string address, CancellationToken cancellationToken)
    {
        var key = EmailKey.Of(address);
        var last = await db.Set<StoredMail>()
            .Where(m => m.RequestId == requestId && m.FromAddress == key && m.MessageId != "")
            .OrderByDescending(m => m.Id)
            .Select(m => new { m.MessageId, m.References })
            .FirstOrDefaultAsync(cancellationToken);
        return last is null
            ? Conversation.None
            : new Conversation(
                [last.MessageId],
                [.. last.References.Split(' ', StringSplitOptions.RemoveEmptyEntries), last.MessageId]
            );
    }
}

/// <param name="InReplyTo">Message-IDs without angle brackets.</param>
/// <param name="References">Oldest first.</param>
public sealed record Conversation(IReadOnlyList<string> InReplyTo, IReadOnlyList<string> References)
{
    public static readonly Conversation None = new([], []);
}
