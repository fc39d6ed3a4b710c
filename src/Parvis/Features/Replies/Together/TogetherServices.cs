using Parvis.Data.Jobs;
using Parvis.Features.Privacy.Gathering;

namespace Parvis.Features.Replies.Together;

static class TogetherServices
{
    public static IServiceCollection AddRepliesTogether(this IServiceCollection services)
    {
        services.AddScoped<GroupReader>();
        services.AddScoped<GroupWriting>();
        services.AddJob<SendGroupRepliesJob>(TimeSpan.FromSeconds(10), atStart: true);
        services.AddJob<EraseGroupRepliesJob>(TimeSpan.FromHours(1));
        services.AddScoped<IPersonalHoldings, TogetherHoldings>();
        return services;
    }
}
