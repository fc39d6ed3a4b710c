using Parvis.Data.Jobs;
using Parvis.Features.Knowledge.Digests;
using Parvis.Features.Reminders.Digests;

namespace Parvis.Features.Knowledge;

/// <summary>What the town hall knows, written once for agents and residents.</summary>
static class KnowledgeServices
{
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddSingleton<KnowledgeCatalogue>();
        services.AddScoped<KnowledgeService>();
        services.AddScoped<SheetList>();
        services.AddScoped<SheetReadings>();
        services.AddScoped<SheetOpinions>();
        services.AddScoped<IDigestPart, DigestOfSheets>();
        services.AddScoped<IDigestPart, DigestOfReadings>();
        services.AddJob<ForgetSheetOpinionsJob>(TimeSpan.FromHours(6));
        return services;
    }
}
