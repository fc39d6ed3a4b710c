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

    public async Task NoteAsync(
        ReadMail mail,
        KnownRequest request,
        BouncedMail bounce,
        CancellationToken cancellationToken
    )
    {
        if (!bounce.Permanent)
            return;
        var message = await FindAsync(mail.OurKeys, cancellationToken);
        message?.Bounce(ReturnReasons.Sentence(bounce.Status), Now);
        // Where it was sent, rather than where somebody forwards it.
        var address = message?.Recipient ?? bounce.Address;
        if (!string.IsNullOrEmpty(address) && ReturnReasons.Of(bounce.Status).IsOfTheAddress())
            await MarkBadAsync(message?.RequestId ?? request.Id, address, cancellationToken);
    }

    /// <summary>Null when it is not the last that was sent: one that leaves again is told of by its own bounce.</summary>
    async Task<Correspondence?> FindAsync(IReadOnlyList<string> ourKeys, CancellationToken cancellationToken)
    {
        var found = await (
            from sent in db.Set<OutboxMessage>()
            where ourKeys.Contains(sent.MessageKey)
            join message in db.Set<Correspondence>() on sent.CorrespondenceId equals message.Id
            select new
            {
                sent.MessageKey,
                sent.State,
                message,
            }
        ).ToListAsync(cancellationToken);
        var nearest = ourKeys.Select(key => found.Find(f => f.MessageKey == key)).FirstOrDefault(f => f is not null);
        // Leased: the other server may answer before we have noted that it left.
        return
            nearest is { State: OutboxState.Sent or OutboxState.Leased, message.State: not CorrespondenceState.Bounced }
            ? nearest.message
            : null;
    }

    async Task MarkBadAsync(long requestId, string address, CancellationToken cancellationToken)
    {
        var key = EmailKey.Of(address);
        var now = Now;
        await db.Set<ContactPoint>()
            .Where(c => c.Kind == ContactKind.Email && c.Key == key && c.FailedAt == null)
            .Where(c =>
                db.Set<CitizenRequest>()
                    .Any(r =>
                        r.Id == requestId && (r.RequesterId == c.RequesterId || r.RepresentativeId == c.RequesterId)
                    )
            )
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.FailedAt, now), cancellationToken);
    }
}
