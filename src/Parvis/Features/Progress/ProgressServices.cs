using Parvis.Data.Jobs;

namespace Parvis.Features.Progress;

static class ProgressServices
{
    public static IServiceCollection AddProgress(this IServiceCollection services)
    {
        services.AddScoped<ProgressNoting>();
        services.AddScoped<ProgressSending>();
        services.AddJob<TellProgressJob>(TimeSpan.FromMinutes(1));
        return services;
    }
}
