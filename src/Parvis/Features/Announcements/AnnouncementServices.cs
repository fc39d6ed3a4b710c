namespace Parvis.Features.Announcements;

/// <summary>What the town tells everybody for a time, in one place for the site, the screens and the telephone.</summary>
static class AnnouncementServices
{
    public static IServiceCollection AddAnnouncements(this IServiceCollection services)
    {
        services.AddSingleton<AnnouncementBoard>();
        services.AddScoped<AnnouncementService>();
        return services;
    }
}
