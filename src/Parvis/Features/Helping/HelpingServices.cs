namespace Parvis.Features.Helping;

/// <summary>Those who ask for residents: what was entrusted to them, and asking under a mandate.</summary>
static class HelpingServices
{
    public static IServiceCollection AddHelping(this IServiceCollection services)
    {
        services.AddScoped<EntrustedReader>();
        return services;
    }
}
