using Parvis.Data.Jobs;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Postal.Jobs;
using Parvis.Features.Postal.Providers;
using Parvis.Features.Postal.Register;
using Parvis.Features.Postal.Returns;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Requests.Page;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Topics;

namespace Parvis.Features.Postal;

/// <summary>Post out: batches, the post, the register of departures, what comes back, and who prints for the town.</summary>
static class PostalServices
{
    public static IServiceCollection AddPostal(this IServiceCollection services)
    {
        services.AddScoped<LetterPosting>();
        services.AddScoped<IRequestPagePanel, DeparturePanel>();
        services.AddScoped<RegisteredNumbers>();
        services.AddScoped<DepartureRegister>();
        services.AddScoped<DepartureList>();
        services.AddScoped<BatchChanges>();
        services.AddScoped<BatchCircles>();
        services.AddScoped<ICircleFollower>(p => p.GetRequiredService<BatchCircles>());
        services.AddScoped<BatchMaking>();
        services.AddScoped<BatchPress>();
        services.AddScoped<BatchPosting>();
        services.AddScoped<BatchHandover>();
        services.AddScoped<BatchReader>();
        services.AddScoped<IHandedLetters, LettersAtThePrinter>();
        services.AddScoped<LetterReturns>();
        services.AddScoped<LineChanges>();
        services.AddSingleton<FolderHybridMail>();
        services.AddSingleton<IHybridMail>(p => p.GetRequiredService<FolderHybridMail>());
        services.AddScoped<HybridNews>();
        services.AddScoped<PostalHoldings>();
        services.AddScoped<IPersonalHoldings>(p => p.GetRequiredService<PostalHoldings>());
        services.AddScoped<IBlobHolder>(p => p.GetRequiredService<PostalHoldings>());
        services.AddJob<MakeBatchesJob>(TimeSpan.FromSeconds(10), atStart: true);
        services.AddJob<TakeHybridNewsJob>(TimeSpan.FromSeconds(5));
        services.AddJob<EraseBatchesJob>(TimeSpan.FromHours(1));
        return services;
    }
}
