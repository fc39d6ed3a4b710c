using Parvis.Data.Jobs;
using Parvis.Data.Outbox;
using Parvis.Features.Portal.Answers;
using Parvis.Features.Portal.Asking;
using Parvis.Features.Portal.Asking.Guard;
using Parvis.Features.Portal.Directory;
using Parvis.Features.Portal.Following;
using Parvis.Features.Portal.Promises;
using Parvis.Features.Privacy.Erasing;

namespace Parvis.Features.Portal;

/// <summary>The residents' side: what the town promises, asking, following.</summary>
static class PortalServices
{
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddScoped<PromiseReader>();
        services.AddSingleton<CodeGuesses>();
        services.AddScoped<FollowUpReader>();
        services.AddScoped<FollowUpActs>();
        services.AddSingleton<AskRate>();
        services.AddSingleton<AskPressure>();
        services.AddSingleton<AskProof>();
        services.AddScoped<AskConfirmation>();
        services.AddScoped<AskGuard>();
        services.AddScoped<IOutboxOutcome, AskConfirmationOutcome>();
        services.AddSingleton<AnswerRate>();
        services.AddScoped<DirectoryReader>();
        services.AddScoped<AskDrafts>();
        services.AddScoped<IBlobHolder>(p => p.GetRequiredService<AskDrafts>());
        services.AddScoped<AskSending>();
        services.AddJob<ForgetAskDraftsJob>(TimeSpan.FromHours(1));
        return services;
    }
}
