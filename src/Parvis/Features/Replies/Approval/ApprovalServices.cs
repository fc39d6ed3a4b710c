using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Requests.Page;

namespace Parvis.Features.Replies.Approval;

/// <summary>Answers that somebody approves or signs before they leave.</summary>
static class ApprovalServices
{
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services.AddScoped<ApprovalPlanner>();
        services.AddScoped<Approvals>();
        services.AddScoped<ApprovalObstacles>();
        services.AddScoped<ApprovalActs>();
        services.AddScoped<ApprovalReader>();
        services.AddScoped<ApprovalOpinions>();
        services.AddScoped<CircuitService>();
        services.AddScoped<SignatureService>();
        services.AddScoped<IRequestPagePanel, ApprovalPanel>();
        services.AddScoped<IDigestPart, DigestOfApprovals>();
        services.AddScoped<IPersonalHoldings, ApprovalHoldings>();
        return services;
    }
}
