using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Mail.Understanding;

namespace Parvis.Features.Inbox.Filing;

/// <summary>
/// One of our messages came back: it says so itself, and its address is marked on the sheets of its request's people
/// only, since a bounce can be forged.
/// </summary>
public sealed class ReturnedMails(ParvisDbContext db, TimeProvider clock)
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>The message that will not arrive; null when that is not known.</returns>
    public async Task<Correspondence?> NoteAsync(
        ReadMail mail,
        KnownRequest request,
        BouncedMail bounce,
        CancellationToken cancellationToken
    )
    {
        if (!bounce.Permanent)
            return null;
        var (found, now) = (await FindAsync(mail.OurKeys, cancellationToken), Now);
        // Not one that leaves again: its own bounce tells of it. Leased: the other server may answer before we have noted
        // that it left.
        var message = found
            is { State: OutboxState.Sent or OutboxState.Leased, Message.State: not CorrespondenceState.Bounced }
            ? found.Message
            : null;
        message?.Bounce(ReturnReasons.Sentence(bounce.Status), now);
        // Where it was sent, rather than where somebody forwards it.
        var address = message?.Recipient ?? bounce.Address;
        if (!string.IsNullOrEmpty(address) && ReturnReasons.Of(bounce.Status).IsOfTheAddress())
            await MarkBadAsync(message?.RequestId ?? request.Id, address, now, cancellationToken);
        return message;
    }

    /// <summary>It was no bounce: the message has not come back, and nothing is known against its address.</summary>
    /// <returns>The message that had arrived; null when none was taken for returned.</returns>
    public async Task<Correspondence?> TakeBackAsync(ReadMail mail, CancellationToken cancellationToken)
    {
        if (
            await FindAsync(mail.OurKeys, cancellationToken)
            is not { Message: { State: CorrespondenceState.Bounced, ProblemAt: { } at } message }
        )
            return null;
        message.HasArrived();
        // Only what this one said of it: it was marked in the same breath.
        await PointsOf(message.RequestId, message.Recipient)
            .Where(c => c.FailedAt == at)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.FailedAt, (DateTime?)null), cancellationToken);
        return message;
    }

    async Task<OurMessage?> FindAsync(IReadOnlyList<string> ourKeys, CancellationToken cancellationToken)
    {
        var found = await db.Ours(ourKeys).ToListAsync(cancellationToken);
        return found.Nearest(ourKeys, f => f.Key);
    }

    Task<int> MarkBadAsync(long requestId, string address, DateTime now, CancellationToken cancellationToken) =>
        PointsOf(requestId, address)
            .Where(c => c.FailedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.FailedAt, now), cancellationToken);

    /// <summary>This address, on the sheets of the request's people.</summary>
    IQueryable<ContactPoint> PointsOf(long requestId, string address)
    {
        var key = EmailKey.Of(address);
        return db.Set<ContactPoint>()
            .Where(c => c.Kind == ContactKind.Email && c.Key == key)
            .Where(c =>
                db.Set<CitizenRequest>()
                    .Any(r =>
                        r.Id == requestId && (r.RequesterId == c.RequesterId || r.RepresentativeId == c.RequesterId)
                    )
            );
    }
}
