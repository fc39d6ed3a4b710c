using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Gathering;
using Parvis.Ui;

namespace Parvis.Features.Referrals;

/// <summary>To whom a person's request was sent on, and why: words of agents about it.</summary>
public sealed class ReferralHoldings(ParvisDbContext db) : IPersonalHoldings
{
    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        var referrals = await db.Set<Referral>()
            .AsNoTracking()
            .Where(r => ids.Contains(r.RequestId))
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        foreach (var referral in referrals)
            into.Add(
                $"Demande {scope.Requests.First(r => r.Id == referral.RequestId).Reference}",
                new HeldItem
                {
                    Key = $"referral:{referral.Id}",
                    Title = $"Demande transmise à l'organisme compétent : {referral.PartnerName}",
                    At = referral.ReferredOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                    Facts = [new("Le", referral.ReferredOn.InFull()), new("Sa référence", referral.PartnerReference)],
                    Text = referral.Reason,
                }
            );
    }

    public Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        return db.Set<Referral>().Where(r => ids.Contains(r.RequestId)).ExecuteDeleteAsync(cancellationToken);
    }
}
