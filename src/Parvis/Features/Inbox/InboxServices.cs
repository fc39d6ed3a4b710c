using Microsoft.Extensions.DependencyInjection.Extensions;
using Parvis.Data.Jobs;
using Parvis.Data.Outbox;
using Parvis.Features.Inbox.Answering;
using Parvis.Features.Inbox.Fetching;
using Parvis.Features.Inbox.Filing;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Sorting;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Requests.Page;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings.Mail;
using Parvis.Features.Topics;
using Parvis.Mail.Imap;

namespace Parvis.Features.Inbox;

static class InboxServices
{
    public static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddScoped<MailStore>();
        services.AddScoped<IBlobHolder, MailBlobs>();
        services.AddScoped<TownAddressBook>();
        services.AddScoped<MailFiles>();
        services.AddScoped<MailReading>();
        services.AddScoped<MailFactsReader>();
        services.AddScoped<SenderSheets>();
        services.AddScoped<SenderShares>();
        services.AddScoped<MailRequests>();
        services.AddScoped<MailCopies>();
        services.AddScoped<ReturnedMails>();
        services.AddScoped<MailOutcome>();
        services.AddScoped<MailFiling>();
        services.AddScoped<MailLists>();
        services.AddScoped<IMailView, ToSortView>();
        services.AddScoped<IMailView, ToReadView>();
        services.AddScoped<MailTabsReader>();
        services.AddScoped<MailOriginals>();
        services.AddScoped<ShownMails>();
        services.AddScoped<Conversations>();
        services.AddScoped<ILastSender, Conversations>();
        services.AddScoped<IOutgoingEnvelope, AnswerEnvelope>();
        services.AddScoped<LikelyRequests>();
        services.AddScoped<MailSorting>();
        services.AddScoped<MailDetaching>();
        services.AddScoped<ClosedRequestMail>();
        services.AddScoped<NotedMails>();
        services.AddScoped<IRequestPagePanel, ToReadPanel>();
        services.AddScoped<IRequestPagePanel, NotedMailPanel>();
        services.TryAddSingleton<IMailboxSource, ImapClient>();
        services.AddScoped<MailboxDoor>();
        services.AddScoped<AnswerRules>();
        services.AddScoped<IReadAddresses, ReadAddresses>();
        services.AddScoped<MailboxService>();
        services.AddScoped<MailboxProgress>();
        services.AddScoped<MailboxCount>();
        services.AddScoped<MailboxListening>();
        services.AddScoped<AwaitedMails>();
        services.AddScoped<MessageTaking>();
        services.AddScoped<MailboxFetch>();
        services.AddSingleton<MailboxLanes>();
        services.AddScoped<ICircleFollower, MailCircles>();
        services.AddScoped<IPersonalHoldings, InboxHoldings>();
        services.AddJob<FetchMailJob>(TimeSpan.FromMinutes(1), atStart: true);
        services.AddJob<WatchMailboxesJob>(TimeSpan.FromMinutes(30));
        services.AddJob<EraseMailJob>(TimeSpan.FromHours(1));
        services.TryAddSingleton(new OtherFiles(OtherFiles.UsualTime));
        services.AddJob<TakeDroppedMailJob>(TimeSpan.FromSeconds(2));
        services.AddJob<FileMailJob>(TimeSpan.FromSeconds(5));
        return services;
    }
}
