using Parvis.Features.Requests;

namespace Parvis.Features.Referrals;

static class ReferralQueries
{
    /// <summary>Whose partner has been silent too long.</summary>
    /// <param name="referrals">All of them.</param>
    /// <param name="requests">Those looked at.</param>
    /// <param name="today">A local day.</param>
    public static IQueryable<SilentReferral> Silent(
        this IQueryable<Referral> referrals,
        IQueryable<CitizenRequest> requests,
        DateOnly today
    ) =>
        from referral in referrals
        where referral.EndedOn == null && referral.NewsDueOn <= today
        join request in requests on referral.RequestId equals request.Id
        where request.Status == RequestStatus.Referred
        select new SilentReferral { Referral = referral, Request = request };
}

sealed class SilentReferral
{
    public required Referral Referral { get; init; }

    public required CitizenRequest Request { get; init; }
}
