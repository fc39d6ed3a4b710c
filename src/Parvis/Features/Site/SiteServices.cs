namespace Parvis.Features.Site;

/// <summary>What the residents' site says of itself, and where it may be shown.</summary>
static class SiteServices
{
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(options => options.Filters.Add<FramingFilter>());
        return services;
    }
}
