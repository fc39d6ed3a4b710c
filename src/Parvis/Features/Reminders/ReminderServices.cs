using Parvis.Data.Jobs;
using Parvis.Features.Reminders.Telling;

namespace Parvis.Features.Reminders;

static class ReminderServices
{
    public static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.AddScoped<Mornings>();
        services.AddScoped<ReminderRules>();
        services.AddScoped<ReminderStart>();
        services.AddScoped<ReminderAudience>();
        services.AddJob<RemindJob>(TimeSpan.FromMinutes(5));
        return services;
    }
}
