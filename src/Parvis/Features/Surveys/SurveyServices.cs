using Parvis.Data.Jobs;
using Parvis.Data.Outbox;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.Features.Surveys.Asking;
using Parvis.Features.Surveys.CallBacks;
using Parvis.Features.Surveys.Campaigns;
using Parvis.Features.Surveys.Improvements;
using Parvis.Features.Surveys.Panel;
using Parvis.Features.Surveys.Results;

namespace Parvis.Features.Surveys;

/// <summary>What residents think of how they were served: asked, answered, read.</summary>
static class SurveyServices
{
    public static IServiceCollection AddSurveys(this IServiceCollection services)
    {
        services.AddScoped<SurveyDesk>();
        services.AddScoped<SurveyMail>();
        services.AddScoped<PaperSurvey>();
        services.AddScoped<ILetterInvitation>(p => p.GetRequiredService<PaperSurvey>());
        services.AddScoped<SurveyReader>();
        services.AddScoped<ImprovementService>();
        services.AddScoped<IDigestPart, DigestOfImprovements>();
        services.AddScoped<CampaignService>();
        services.AddScoped<CampaignReader>();
        services.AddSingleton<CampaignRate>();
        services.AddJob<ForgetWordsJob>(TimeSpan.FromHours(1));
        services.AddScoped<CallBackService>();
        services.AddScoped<IDigestPart, DigestOfCalls>();
        services.AddScoped<PanelService>();
        services.AddScoped<PanelMail>();
        services.AddScoped<IOutboxOutcome, PanelOutcome>();
        services.AddScoped<IPersonalHoldings, PanelHoldings>();
        services.AddJob<ForgetPanelJob>(TimeSpan.FromHours(1));
        services.AddScoped<IPersonalHoldings, SurveyHoldings>();
        services.AddJob<AskByMailJob>(TimeSpan.FromMinutes(30));
        return services;
    }
}
