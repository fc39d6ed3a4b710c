using Parvis.Data.Jobs;
using Parvis.Features.Referrals.Competences;
using Parvis.Features.Referrals.Following;
using Parvis.Features.Referrals.Refer;
using Parvis.Features.Referrals.Writing;
using Parvis.Features.Requests.Page;

namespace Parvis.Features.Referrals;

static class ReferralServices
{
    public static IServiceCollection AddReferrals(this IServiceCollection services)
    {
        services.AddSingleton<CompetenceDirectory>();
        services.AddScoped<CompetenceService>();
        services.AddScoped<ReferralWriter>();
        services.AddScoped<PartnerMail>();
        services.AddScoped<SilenceDays>();
        services.AddScoped<ReferralSending>();
        services.AddScoped<ReferralDesk>();
        services.AddScoped<ReferralFollowing>();
        services.AddScoped<ReferralRetry>();
        services.AddJob<WatchReferralsJob>(TimeSpan.FromHours(1));
        services.AddScoped<IRequestPagePanel, ReferralPanel>();
        return services;
    }
}
