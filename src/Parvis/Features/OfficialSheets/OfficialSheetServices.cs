using Parvis.Data.Jobs;
using Parvis.Features.OfficialSheets.Import;
using Parvis.Features.OfficialSheets.Search;
using Parvis.Features.OfficialSheets.Showing;

namespace Parvis.Features.OfficialSheets;

/// <summary>The State's own fiches, read from a folder of the town, beside the town's words.</summary>
static class OfficialSheetServices
{
    public static IServiceCollection AddOfficialSheets(this IServiceCollection services)
    {
        services.AddSingleton<FicheShelf>();
        services.AddSingleton<ReadingTurn>();
        services.AddScoped<FicheImport>();
        services.AddScoped<OfficialFicheService>();
        services.AddScoped<TownCounters>();
        services.AddScoped<FicheShowing>();
        services.AddJob<ReadFichesJob>(TimeSpan.FromHours(1));
        return services;
    }
}
