using Microsoft.AspNetCore.Authorization;
using Parvis.Features.Organisation;

namespace Parvis.Web;

/// <summary>Names of the page policies; each page states one.</summary>
public static class Policies
{
    /// <summary>Whoever serves residents: reception, case handlers, heads, pilot, director.</summary>
    public const string Agent = nameof(Agent);

    public const string Pilot = nameof(Pilot);

    /// <summary>Pilot, director or head of a department.</summary>
    public const string Oversight = nameof(Oversight);

    public const string ElectedOfficial = nameof(ElectedOfficial);

    public const string Administrator = nameof(Administrator);

    /// <summary>Who answers for personal data; an administrator does not read who looked at what.</summary>
    public const string DataProtection = nameof(DataProtection);

    /// <summary>Who may know what elected officials looked for.</summary>
    public const string OfficialLooks = nameof(OfficialLooks);

    /// <summary>Who writes reply templates: administrators, the pilot, heads for their departments.</summary>
    public const string Templates = nameof(Templates);

    /// <summary>Who says who approves and signs answers.</summary>
    public const string Approvals = nameof(Approvals);

    /// <summary>Who reads sheets and may propose one: every agent, also who serves no resident.</summary>
    public const string Knowledge = nameof(Knowledge);

    /// <summary>Who knows which agents have read what each of them must read.</summary>
    public const string KnowledgeReadings = nameof(KnowledgeReadings);

    /// <summary>Anybody signed in who is of the town hall.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Anybody signed in, also from outside the town hall: their own account, the way in and out.</summary>
    public const string OwnAccount = nameof(OwnAccount);

    /// <summary>Who asks for residents under their mandates.</summary>
    public const string Helper = nameof(Helper);

    static readonly Dictionary<string, Func<Viewer, bool>> Rules = new(StringComparer.Ordinal)
    {
        [SignedIn] = v => !v.IsHelper,
        [OwnAccount] = _ => true,
        [Helper] = v => v.IsHelper,
        [Agent] = v => v.ServesResidents,
        [Pilot] = v => v.IsPilot,
        [Oversight] = v => v.WatchesTown || v.IsHead,
        [ElectedOfficial] = v => v.ElectedOfficialId is not null,
        [Administrator] = v => v.IsAdministrator,
        [DataProtection] = v => v.IsDataProtectionOfficer,
        [OfficialLooks] = v => v.IsAdministrator || v.IsDataProtectionOfficer,
        [Approvals] = v => v.IsAdministrator || v.IsPilot,
        [Knowledge] = v => v.AgentId is not null || v.ServesResidents || v.IsAdministrator,
        [KnowledgeReadings] = v => v.IsAdministrator || v.IsPilot,
        [Templates] = v => v.IsAdministrator || v.IsPilot || v.IsHead,
    };

    public static void AddParvisPolicies(this AuthorizationOptions options)
    {
        foreach (var name in Rules.Keys)
            options.AddPolicy(
                name,
                policy => policy.RequireAuthenticatedUser().AddRequirements(new ViewerRequirement(name))
            );
    }

    public static bool Holds(string policy, Viewer viewer) => Rules[policy](viewer);
}

sealed record ViewerRequirement(string Policy) : IAuthorizationRequirement;

sealed class ViewerRequirementHandler(CurrentViewer current) : AuthorizationHandler<ViewerRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ViewerRequirement requirement)
    {
        if (current.IsKnown && Policies.Holds(requirement.Policy, current.Value))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
