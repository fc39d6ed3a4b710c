using Parvis.Data.Jobs;
using Parvis.Data.Outbox;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Acknowledgements.Sending;
using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Requests.Page;

namespace Parvis.Features.Acknowledgements;

static class AcknowledgementServices
{
    public static IServiceCollection AddAcknowledgements(this IServiceCollection services)
    {
        services.AddScoped<AcknowledgementWriter>();
        services.AddScoped<AcknowledgementKeeper>();
        services.AddScoped<AutomaticAcknowledgement>();
        services.AddScoped<NoticeSending>();
        services.AddScoped<NoticeRetry>();
        services.AddScoped<NoticeTruth>();
        services.AddScoped<NoticeDesk>();
        services.AddScoped<IOutboxOutcome, NoticeOutcome>();
        services.AddScoped<IOutboxCheck, NoticeCheck>();
        services.AddJob<LapseExemptionsJob>(TimeSpan.FromMinutes(15));
        services.AddJob<FillAcknowledgementsJob>(TimeSpan.FromMinutes(15));
        services.AddScoped<IRequestPagePanel, AcknowledgementPanel>();
        services.AddScoped<ReceiptWriter>();
        services.AddScoped<IssueReceipt>();
        services.AddScoped<IOutboxOutcome, ReceiptOutcome>();
        services.AddScoped<IOutboxCheck, ReceiptCheck>();
        return services;
    }
}
