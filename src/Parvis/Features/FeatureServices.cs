using Microsoft.Extensions.DependencyInjection.Extensions;
using Parvis.Data;
using Parvis.Data.Dropped;
using Parvis.Data.Jobs;
using Parvis.Data.Outbox;
using Parvis.Features.Accounts;
using Parvis.Features.Acknowledgements;
using Parvis.Features.Addresses;
using Parvis.Features.Administration;
using Parvis.Features.Administration.Imports;
using Parvis.Features.Administration.Installation;
using Parvis.Features.Administration.MailHealth;
using Parvis.Features.Administration.Texts;
using Parvis.Features.Announcements;
using Parvis.Features.Api;
using Parvis.Features.Api.Answers;
using Parvis.Features.Api.Keys;
using Parvis.Features.Api.Webhooks;
using Parvis.Features.Clocks;
using Parvis.Features.Desk.Home;
using Parvis.Features.Desk.People;
using Parvis.Features.Desk.Search;
using Parvis.Features.Forms;
using Parvis.Features.Forms.Tongues;
using Parvis.Features.Helping;
using Parvis.Features.Inbox;
using Parvis.Features.Intake;
using Parvis.Features.Intake.RecurringQuestions;
using Parvis.Features.Interpreters;
using Parvis.Features.Knowledge;
using Parvis.Features.Letters;
using Parvis.Features.OfficialSheets;
using Parvis.Features.Organisation;
using Parvis.Features.Oversight.Board;
using Parvis.Features.Oversight.Elected;
using Parvis.Features.Oversight.Evidence;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Oversight.Workload;
using Parvis.Features.Portal;
using Parvis.Features.Postal;
using Parvis.Features.Privacy;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Progress;
using Parvis.Features.Referrals;
using Parvis.Features.Reminders;
using Parvis.Features.Replies;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requesters.Duplicates;
using Parvis.Features.Requesters.Merging;
using Parvis.Features.Requesters.Names;
using Parvis.Features.Requesters.Texts;
using Parvis.Features.Requesters.Ties;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Duplicates;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Courts;
using Parvis.Features.Settings.Mail;
using Parvis.Features.Settings.Texts;
using Parvis.Features.Site;
using Parvis.Features.Surveys;
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
        services.TryAddSingleton(new DroppedFiles(DroppedFiles.UsualTime));
        services.AddSingleton<TakenFiles>();
        services.AddScoped<YearNumbers>();
        services.AddScoped<OutboxStore>();
        services.AddScoped<OutboxSender>();
        services.AddSingleton<MailTokens>();
        services.AddSingleton<FollowUpKeys>();
        services.AddJob<SendOutboxJob>(TimeSpan.FromSeconds(2));
        services.AddSingleton<SettingsCache>();
        services.AddScoped<SettingsStore>();
        services.AddScoped<TownClock>();
        services.AddSingleton<PickupFolder>();
        services.TryAddSingleton<IMailSubmission, SmtpClient>();
        services.AddSingleton<SmtpServer>();
        services.AddScoped<MailComposition>();
        services.AddSingleton<MailPassword>();
        services.AddScoped<TypedPasswords>();
        services.AddSingleton<OAuthTokens>();
        services.AddScoped<ConfiguredMailTransport>();
        services.AddScoped<MailService>();
        services.AddScoped<IOutboxCheck, MailCaps>();
        services.AddScoped<IMailTransport>(p => p.GetRequiredService<ConfiguredMailTransport>());
        services.AddSingleton<TextSecret>();
        services.AddScoped<IOutboxCheck, TextCaps>();
        services.AddScoped<AdministrationJournal>();
        services.AddScoped<TownService>();
        services.AddScoped<AppealRoutesService>();
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
        services.AddScoped<HelperService>();
        services.AddScoped<CircleService>();
        services.AddScoped<LoginService>();
        services.AddScoped<LoginList>();
        services.AddScoped<AgentList>();
        services.AddAddresses();
        services.AddAnnouncements();
        services.AddSite();
        services.AddOfficialSheets();
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
        services.AddScoped<PersonMatching>();
        services.AddScoped<RequesterNeeds>();
        services.AddScoped<RequesterTies>();
        services.AddScoped<RequesterMerging>();
        services.AddScoped<TextConsents>();

        // 2 the record
        services.AddRequests();

        // 3 duties
        services.AddClocks();
        services.AddAcknowledgements();
        services.AddReminders();
        services.AddKnowledge();
        services.AddProgress();
        services.AddReferrals();
        services.AddPrivacy();
        // Erased in the opposite order: what points at something goes before it.
        services.AddScoped<IPersonalHoldings, SheetHoldings>();
        services.AddScoped<IPersonalHoldings, RequestHoldings>();
        services.AddScoped<IPersonalHoldings, NoticeHoldings>();
        services.AddScoped<IPersonalHoldings, ReferralHoldings>();
        services.AddScoped<IPersonalHoldings, LookHoldings>();

        // 4 ways in and out
        services.AddReplies();
        services.AddInbox();
        services.AddLetters();
        services.AddPostal();
        services.AddScoped<TopicForms>();
        services.AddSingleton<TownTongues>();
        services.AddScoped<TownTranslations>();
        services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(o => o.Filters.Add<TownTonguesFilter>());
        services.AddInterpreters();
        services.AddSurveys();

        // 5 faces
        services.AddScoped<SettingsReview>();
        services.AddSingleton<SenderDomain>();
        services.AddSingleton<TextFolder>();
        services.AddSingleton<TextProvider>();
        services.AddScoped<ConfiguredTextTransport>();
        services.AddScoped<ITextMessageTransport>(p => p.GetRequiredService<ConfiguredTextTransport>());
        services.AddScoped<TextSettingsService>();
        services.AddScoped<TextHealthReader>();
        services.AddScoped<MailHealthReader>();
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
        services.AddScoped<EvidenceReader>();
        services.AddPortal();
        services.AddHelping();
        services.AddScoped<MonthTallies>();
        services.AddScoped<ICircleFollower, FigureCircles>();
        services.AddJob<MakeFiguresJob>(TimeSpan.FromMinutes(15));
        services.AddScoped<DelegationService>();
        services.AddScoped<OfficialSearch>();
        services.AddScoped<OfficialSigning>();
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
        services.AddScoped<RecurringQuestionReader>();
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
