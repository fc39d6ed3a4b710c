using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Clocks.Elsewhere;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;

namespace Parvis.Features.Referrals;

/// <summary>What did not reach the partner leaves again, as it was or as a letter: what hangs on it follows.</summary>
public sealed class ReferralRetry(ParvisDbContext db, Forwardings forwardings)
{
    /// <param name="former">The message that did not arrive.</param>
    /// <param name="now">The message that leaves; the same when it leaves again.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task LeaveAsAsync(Correspondence former, long now, CancellationToken cancellationToken)
    {
        if (former.Kind != CorrespondenceKind.Forwarding)
            return;
        if (await forwardings.ByMessageAsync(former.Id, cancellationToken) is { } forwarding)
            forwarding.LeaveAs(now);
        var referral = await db.Set<Referral>().FirstOrDefaultAsync(r => r.MessageId == former.Id, cancellationToken);
        referral?.LeaveAs(now);
    }

    /// <summary>Where a letter to the partner that has it goes: the latest, since what was written to another leaves no more.</summary>
    public async Task<string?> EnvelopeAsync(long requestId, CancellationToken cancellationToken)
    {
        var partner = await (
            from referral in db.Set<Referral>()
            where referral.RequestId == requestId
            join authority in db.Set<PartnerAuthority>() on referral.PartnerId equals authority.Id
            orderby referral.Id descending
            select authority
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        return partner is { Address.Length: > 0 } ? partner.Envelope() : null;
    }
}
