using Parvis.Data.Outbox;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Replies.Letter;
using Parvis.Features.Replies.Reply;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Replies.Together;
using Parvis.Features.Replies.Troubles;
using Parvis.Features.Requests.Page;

namespace Parvis.Features.Replies;

/// <summary>Answers: written from a template, sent once, followed until they arrive.</summary>
static class ReplyServices
{
    public static IServiceCollection AddReplies(this IServiceCollection services)
    {
        services.AddScoped<TemplateService>();
        services.AddScoped<TemplatePreview>();
        services.AddScoped<TemplateHistory>();
        services.AddScoped<BlocksHistory>();
        services.AddScoped<ReplyFactsReader>();
        services.AddScoped<ReplyDrafts>();
        services.AddScoped<ReplyLeaving>();
        services.AddScoped<ReplySending>();
        services.AddApprovals();
        services.AddScoped<ReplyWithdrawal>();
        services.AddScoped<ReplyDesk>();
        services.AddScoped<Departures>();
        services.AddScoped<IRequestPagePanel>(p => p.GetRequiredService<Departures>());
        services.AddScoped<IOutboxOutcome, ReplyOutcome>();
        services.AddScoped<IOutboxCheck, ReplyCheck>();
        services.AddReplyTroubles();
        services.AddLettersOnPaper();
        services.AddScoped<IPersonalHoldings, DraftHoldings>();
        services.AddRepliesTogether();
        return services;
    }
}
