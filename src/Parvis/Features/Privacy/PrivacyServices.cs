using Microsoft.Extensions.DependencyInjection.Extensions;
using Parvis.Data.Jobs;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Privacy.Gathering;

namespace Parvis.Features.Privacy;

/// <summary>Who looked at whom, and what is told to a person or erased at her wish.</summary>
static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<LookLog>();
        services.AddScoped<LookFilter>();
        services.AddScoped<PersonSheets>();
        services.AddScoped<LookReader>();
        services.AddScoped<PrivacyCases>();
        services.AddScoped<PersonScopes>();
        services.AddScoped<ThirdParties>();
        services.AddScoped<PersonAnswers>();
        services.AddScoped<PersonMentions>();
        services.AddScoped<PersonErasure>();
        services.AddScoped<RetentionErasure>();
        services.AddScoped<SqliteTraces>();
        services.AddScoped<BlobErasing>();
        services.AddScoped<IBlobHolder, RequestBlobs>();
        services.AddScoped<IBlobHolder, TownBlobs>();
        services.TryAddSingleton(BlobPatience.Usual);
        services.AddJob<EraseBlobsJob>(TimeSpan.FromMinutes(1));
        services.AddJob<SweepBlobsJob>(TimeSpan.FromHours(6));
        services.AddJob<EraseRetainedJob>(TimeSpan.FromHours(6));
        services.AddJob<EraseLooksJob>(TimeSpan.FromHours(1));
        services.AddJob<EraseCasesJob>(TimeSpan.FromHours(12));
        return services;
    }
}
