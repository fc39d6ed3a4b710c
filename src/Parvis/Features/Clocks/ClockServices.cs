using Parvis.Data.Jobs;
using Parvis.Features.Clocks.Elsewhere;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Requests.Page;

namespace Parvis.Features.Clocks;

static class ClockServices
{
    public static IServiceCollection AddClocks(this IServiceCollection services)
    {
        services.AddScoped<StatutoryClocks>();
        services.AddScoped<ClockKeeper>();
        services.AddScoped<ClockUpkeep>();
        services.AddScoped<DepartureDays>();
        services.AddScoped<ItemsDemands>();
        services.AddJob<WatchItemsJob>(TimeSpan.FromMinutes(15));
        services.AddScoped<Forwardings>();
        services.AddJob<WatchClocksJob>(TimeSpan.FromMinutes(15));
        services.AddScoped<IRequestPagePanel, StatutoryClockPanel>();
        return services;
    }
}
