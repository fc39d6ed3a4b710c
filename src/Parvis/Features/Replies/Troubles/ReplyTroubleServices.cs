using Parvis.Features.Inbox.Sorting;

namespace Parvis.Features.Replies.Troubles;

static class ReplyTroubleServices
{
    public static IServiceCollection AddReplyTroubles(this IServiceCollection services)
    {
        services.AddScoped<TroubleList>();
        services.AddScoped<IMailView, TroubleView>();
        services.AddScoped<TroubleActions>();
        services.AddScoped<OvertakenTroubles>();
        return services;
    }
}
