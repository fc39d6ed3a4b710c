using Parvis.Data.Jobs;
using Parvis.Data.Outbox;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Reminders.Digests;
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
        services.AddScoped<DigestScopes>();
        services.AddScoped<DigestOfTheLaw>();
        services.AddScoped<IDigestPart, DigestOfPartners>();
        services.AddScoped<DigestReader>();
        services.AddScoped<IOutboxOutcome, DigestOutcome>();
        services.AddScoped<IOutboxCheck, DigestCheck>();
        services.AddScoped<IPersonalHoldings, DigestHoldings>();
        services.AddJob<DigestJob>(TimeSpan.FromMinutes(5));
        services.AddJob<RemindJob>(TimeSpan.FromMinutes(5));
        return services;
    }
}
