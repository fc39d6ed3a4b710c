using Parvis.Data.Jobs;
using Parvis.Data.Outbox;
using Parvis.Features.Requests.Actions;
using Parvis.Features.Requests.Audit;
using Parvis.Features.Requests.Duplicates;
using Parvis.Features.Requests.Files;
using Parvis.Features.Requests.Mandates;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Requests.Page;
using Parvis.Features.Requests.Presence;
using Parvis.Features.Requests.Queues;
using Parvis.Features.Requests.Texts;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Topics;

namespace Parvis.Features.Requests;

/// <summary>What the record is made of, and the jobs that keep it.</summary>
static class RequestServices
{
    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.AddSingleton<TimelineChain>();
        services.AddSingleton<SealFile>();
        services.AddScoped<SealWalk>();
        services.AddScoped<TimelineVerifier>();
        services.AddSingleton(TimelineTable.Subscriptions);
        services.AddScoped<TimelineHandlers>();
        services.AddScoped<Timeline>();
        services.AddScoped<RequestCounters>();
        services.AddSingleton<RequestNumbers>();
        services.AddScoped<TargetPauses>();
        services.AddScoped<RequestChanges>();
        services.AddScoped<RequestSweep>();
        services.AddScoped<AbsorbedPeople>();
        services.AddScoped<RequestCircles>();
        services.AddScoped<ICircleFollower>(p => p.GetRequiredService<RequestCircles>());
        services.AddScoped<ReceptionDays>();
        services.AddScoped<RequestRegistration>();
        services.AddScoped<RequestHands>();
        services.AddScoped<PeopleServed>();
        services.AddScoped<IncomingWords>();
        services.AddScoped<RequestNotes>();
        services.AddScoped<RequestFiles>();
        services.AddScoped<RequestTexts>();
        services.AddScoped<RequestQueues>();
        services.AddScoped<QueueReader>();
        services.AddScoped<SavedViews>();
        services.AddScoped<BulkChanges>();
        services.AddScoped<RequestActions>();
        services.AddScoped<RequestReader>();
        services.AddScoped<Followers>();
        services.AddScoped<Notifier>();
        services.AddScoped<NotificationReader>();
        services.AddSingleton<UnreadCounts>();
        services.AddSingleton<Presences>();
        services.AddScoped<MentionReader>();
        services.AddScoped<TextMessages>();
        services.AddScoped<IOutboxCheck, TextBudget>();
        services.AddScoped<IOutboxCheck, NewsCheck>();
        services.AddScoped<IOutboxOutcome, NewsOutcome>();
        services.AddScoped<HiddenNames>();
        services.AddScoped<IOutboxCheck>(p => p.GetRequiredService<HiddenNames>());
        services.AddScoped<DepartureCheck>();
        services.AddScoped<CarriedMessages>();
        services.AddScoped<RequestMandates>();
        services.AddScoped<IRequestPagePanel, MandatePanel>();
        services.AddJob<EndMandatesJob>(TimeSpan.FromHours(1));
        services.AddJob<ReturnUnacceptedJob>(TimeSpan.FromMinutes(1));
        services.AddJob<SealTimelineJob>(TimeSpan.FromMinutes(1));
        return services;
    }
}
