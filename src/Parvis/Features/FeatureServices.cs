using Parvis.Data.Jobs;
using Parvis.Data.Outbox;
using Parvis.Features.Accounts;
using Parvis.Features.Acknowledgements;
using Parvis.Features.Administration;
using Parvis.Features.Administration.Imports;
using Parvis.Features.Administration.Installation;
using Parvis.Features.Api;
using Parvis.Features.Api.Answers;
using Parvis.Features.Api.Keys;
using Parvis.Features.Api.Webhooks;
using Parvis.Features.Desk.Home;
using Parvis.Features.Desk.People;
using Parvis.Features.Desk.Search;
using Parvis.Features.Inbox;
using Parvis.Features.Intake;
using Parvis.Features.Organisation;
using Parvis.Features.Oversight.Board;
using Parvis.Features.Oversight.Elected;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Oversight.Workload;
using Parvis.Features.Privacy;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Replies;
using Parvis.Features.Replies.Reply;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Replies.Troubles;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requesters.Duplicates;
using Parvis.Features.Requesters.Merging;
using Parvis.Features.Requesters.Names;
using Parvis.Features.Requesters.Ties;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Actions;
using Parvis.Features.Requests.Audit;
using Parvis.Features.Requests.Duplicates;
using Parvis.Features.Requests.Files;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Requests.Page;
using Parvis.Features.Requests.Presence;
using Parvis.Features.Requests.Queues;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Mail;
using Parvis.Features.Topics;
using Parvis.Mail.Smtp;

namespace Parvis.Features;

/// <summary>Every service of every slice, floor by floor.</summary>
static class FeatureServices
{
    public static IServiceCollection AddParvisFeatures(this IServiceCollection services)
    {
        // 0 ground
        services.AddMemoryCache();
        services.AddScoped<OutboxStore>();
        services.AddSingleton<MailTokens>();
        services.AddJob<SendOutboxJob>(TimeSpan.FromSeconds(2));
        services.AddSingleton<SettingsCache>();
        services.AddScoped<SettingsStore>();
        services.AddScoped<TownClock>();
        services.AddSingleton<PickupFolder>();
        services.AddSingleton<IMailSubmission, SmtpClient>();
        services.AddSingleton<SmtpServer>();
        services.AddScoped<MailComposition>();
        services.AddSingleton<MailPassword>();
        services.AddScoped<ConfiguredMailTransport>();
        services.AddScoped<MailService>();
        services.AddScoped<IMailTransport>(p => p.GetRequiredService<ConfiguredMailTransport>());
        services.AddScoped<AdministrationJournal>();
        services.AddScoped<TownService>();
        services.AddScoped<AccountService>();
        services.AddSingleton<InstallationState>();

        // 1 what it needs
        services.AddSingleton<ViewerEpoch>();
        services.AddScoped<ViewerStore>();
        services.AddScoped<ServiceTargets>();
        services.AddSingleton<OrganisationDirectory>();
        services.AddScoped<DepartmentService>();
        services.AddScoped<ServicePointService>();
        services.AddScoped<AgentService>();
        services.AddScoped<AbsenceService>();
        services.AddScoped<OfficialService>();
        services.AddScoped<PartnerService>();
        services.AddScoped<CircleService>();
        services.AddScoped<LoginService>();
        services.AddScoped<LoginList>();
        services.AddScoped<AgentList>();
        services.AddSingleton<TopicCatalogue>();
        services.AddScoped<TopicCircles>();
        services.AddScoped<TopicService>();
        services.AddScoped<NameIndex>();
        services.AddScoped<NameSearch>();
        services.AddScoped<PeopleSearch>();
        services.AddScoped<RequesterBulk>();
        services.AddScoped<DuplicateFinder>();
        services.AddScoped<CircleWarnings>();
        services.AddScoped<RequesterService>();
        services.AddScoped<PersonChoosing>();
        services.AddScoped<RequesterNeeds>();
        services.AddScoped<RequesterTies>();
        services.AddScoped<RequesterMerging>();

        // 2 the record
        services.AddSingleton<TimelineChain>();
        services.AddSingleton<SealFile>();
        services.AddScoped<SealWalk>();
        services.AddScoped<TimelineVerifier>();
        services.AddSingleton(TimelineTable.Subscriptions);
        services.AddScoped<TimelineHandlers>();
        services.AddScoped<Timeline>();
        services.AddScoped<RequestCounters>();
        services.AddSingleton<RequestNumbers>();
        services.AddScoped<RequestChanges>();
        services.AddScoped<AbsorbedPeople>();
        services.AddScoped<RequestCircles>();
        services.AddScoped<ICircleFollower>(p => p.GetRequiredService<RequestCircles>());
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
        services.AddScoped<DepartureCheck>();
        services.AddJob<ReturnUnacceptedJob>(TimeSpan.FromMinutes(1));
        services.AddJob<SealTimelineJob>(TimeSpan.FromMinutes(1));

        // 3 duties
        services.AddScoped<ReceiptWriter>();
        services.AddScoped<IssueReceipt>();
        services.AddScoped<IOutboxOutcome, ReceiptOutcome>();
        services.AddScoped<IOutboxCheck, ReceiptCheck>();
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
        services.AddScoped<SqliteTraces>();
        services.AddScoped<BlobErasing>();
        services.AddScoped<IBlobHolder, RequestBlobs>();
        services.AddJob<EraseBlobsJob>(TimeSpan.FromMinutes(1));
        // Erased in the opposite order: what points at something goes before it.
        services.AddScoped<IPersonalHoldings, SheetHoldings>();
        services.AddScoped<IPersonalHoldings, RequestHoldings>();
        services.AddScoped<IPersonalHoldings, LookHoldings>();
        services.AddJob<EraseLooksJob>(TimeSpan.FromHours(1));
        services.AddJob<EraseCasesJob>(TimeSpan.FromHours(12));

        // 4 ways in and out
        services.AddScoped<TemplateService>();
        services.AddScoped<TemplatePreview>();
        services.AddScoped<ReplyFactsReader>();
        services.AddScoped<ReplyDrafts>();
        services.AddScoped<ReplySending>();
        services.AddScoped<ReplyWithdrawal>();
        services.AddScoped<ReplyDesk>();
        services.AddScoped<LetterPosting>();
        services.AddScoped<Departures>();
        services.AddScoped<IRequestPagePanel>(p => p.GetRequiredService<Departures>());
        services.AddScoped<IOutboxOutcome, ReplyOutcome>();
        services.AddScoped<IOutboxCheck, ReplyCheck>();
        services.AddReplyTroubles();
        services.AddScoped<IPersonalHoldings, DraftHoldings>();
        services.AddInbox();

        // 5 faces
        services.AddScoped<SettingsReview>();
        services.AddScoped<UserCreation>();
        services.AddSingleton<InstallationCode>();
        services.AddScoped<TownInstallation>();
        // Departments before what names them.
        services.AddScoped<IImporter, ServicePointImporter>();
        services.AddScoped<IImporter, DepartmentImporter>();
        services.AddScoped<IImporter, AgentImporter>();
        services.AddScoped<IImporter, AbsenceImporter>();
        services.AddScoped<IImporter, PartnerImporter>();
        services.AddScoped<IImporter, TopicImporter>();
        services.AddScoped<IImporter, PersonImporter>();
        services.AddScoped<ImportRunner>();
        services.AddScoped<ImportDrafts>();
        services.AddJob<ForgetDraftsJob>(TimeSpan.FromHours(1));
        services.AddScoped<StarterPack>();
        services.AddScoped<BoardReader>();
        services.AddScoped<BoardLists>();
        services.AddScoped<Steering>();
        services.AddScoped<WorkloadReader>();
        services.AddScoped<TrendReader>();
        services.AddScoped<MonthTallies>();
        services.AddScoped<ICircleFollower, FigureCircles>();
        services.AddJob<MakeFiguresJob>(TimeSpan.FromMinutes(15));
        services.AddScoped<DelegationService>();
        services.AddScoped<OfficialSearch>();
        services.AddScoped<OfficialLookReader>();
        services.AddScoped<IPersonalHoldings, OfficialHoldings>();
        // More often than daily, so that a program restarted every night does not skip its day.
        services.AddJob<ForgetLooksJob>(TimeSpan.FromHours(1));
        services.AddScoped<StreetPeople>();
        services.AddScoped<StreetNotes>();
        services.AddScoped<LikelyDuplicates>();
        services.AddScoped<EntryHelp>();
        services.AddScoped<EntryMandates>();
        services.AddScoped<ContactCounts>();
        services.AddScoped<RequestIntake>();

        // 5 faces
        services.AddScoped<HomeReader>();
        services.AddScoped<SearchReader>();
        services.AddScoped<PersonReader>();
        services.AddScoped<PeopleMerging>();
        services.AddSingleton<WebhookDirectory>();
        services.AddSingleton<WebhookTargets>();
        services.AddSingleton<WebhookSecret>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookLanes>();
        services.AddScoped<WebhookStore>();
        services.AddScoped<WebhookCall>();
        services.AddScoped<WebhookAnnouncer>();
        services.AddScoped<ICircleFollower, WebhookCircles>();
        services.AddScoped<WebhookService>();
        services.AddScoped<WebhookJournal>();
        services.AddJob<SendWebhooksJob>(TimeSpan.FromSeconds(5));
        services.AddJob<ForgetDeliveriesJob>(TimeSpan.FromHours(1));
        services.AddSingleton<ApiKeyRing>();
        services.AddSingleton<ApiKeyUses>();
        services.AddScoped<ApiKeyService>();
        services.AddJob<WriteKeyUsesJob>(TimeSpan.FromMinutes(1));
        services.AddJob<ForgetAnswersJob>(TimeSpan.FromHours(1));
        services.AddScoped<IPersonalHoldings, ApiHoldings>();
        services.AddParvisApi();
        return services;
    }
}
