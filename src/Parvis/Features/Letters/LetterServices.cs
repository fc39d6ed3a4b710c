using Microsoft.Extensions.DependencyInjection.Extensions;
using Parvis.Data.Jobs;
using Parvis.Features.Letters.Jobs;
using Parvis.Features.Letters.Pictures;
using Parvis.Features.Letters.Reading;
using Parvis.Features.Letters.Register;
using Parvis.Features.Letters.Registering;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Letters.Sheet;
using Parvis.Features.Letters.ToRegister;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Requests.Page;
using Parvis.Scans.Files;

namespace Parvis.Features.Letters;

static class LetterServices
{
    public static IServiceCollection AddLetters(this IServiceCollection services)
    {
        services.TryAddSingleton(ScanLimits.Default);
        services.AddScoped<ScanStore>();
        services.AddScoped<ScanErasing>();
        services.AddScoped<ScanReading>();
        services.AddScoped<ScanCutting>();
        services.AddScoped<TownOnLetters>();
        services.AddScoped<LikelySenders>();
        services.AddScoped<LetterProposing>();
        services.AddScoped<LetterRegister>();
        services.AddScoped<LetterRegistration>();
        services.AddScoped<UnansweredLetters>();
        services.AddScoped<LetterLists>();
        services.AddScoped<LetterSheet>();
        services.AddScoped<RegisterList>();
        services.AddScoped<PagePictures>();
        services.AddScoped<IRequestPagePanel, LetterPanel>();
        services.AddScoped<IBlobHolder, LetterBlobs>();
        services.AddScoped<IPersonalHoldings, LetterHoldings>();
        services.AddJob<CloseTogetherJob>(TimeSpan.FromMinutes(1));
        services.AddJob<TakeScansJob>(TimeSpan.FromSeconds(2));
        services.AddJob<ReadScansJob>(TimeSpan.FromSeconds(5), atStart: true);
        services.AddJob<EraseScansJob>(TimeSpan.FromHours(1));
        return services;
    }
}
