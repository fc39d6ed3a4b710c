using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;

namespace Parvis.Features.Reminders.Telling;

/// <summary>
/// Whom a step reaches. Nobody who left or is outside the circle; and when all of them are away with nobody to stand in,
/// the next ones too, so that somebody reads it today.
/// </summary>
public sealed class ReminderAudience(OrganisationDirectory directory, Notifier notifier)
{
    /// <summary>With those who stand in for them; empty when nobody of the town may know of it.</summary>
    public async Task<IReadOnlyList<AgentEntry>> OfAsync(
        CitizenRequest request,
        ReminderStep step,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var watchers = await notifier.WatchersAsync(request, cancellationToken);
        var told = new List<AgentEntry>();
        foreach (var next in Next(request, step, organisation, watchers))
        {
            var reached = next.Where(a => MayKnow(a, request, organisation)).ToList();
            var standIns = reached
                .Select(a => organisation.Agent(a.AbsenceOn(today)?.StandInId))
                .OfType<AgentEntry>()
                .Where(a => MayKnow(a, request, organisation));
            told = [.. told.Concat(reached).Concat(standIns).DistinctBy(a => a.Id)];
            if (told.Exists(a => a.AbsenceOn(today) is null))
                break;
        }

        return told;
    }

    /// <summary>The first ones, then those after them.</summary>
    static IEnumerable<IEnumerable<AgentEntry>> Next(
        CitizenRequest request,
        ReminderStep step,
        OrganisationSnapshot organisation,
        Guid[] watchers
    )
    {
        if (step is ReminderStep.Near or ReminderStep.Passed && organisation.Agent(request.HandlerId) is { } handler)
            yield return [handler];
        if (step != ReminderStep.Pilot && organisation.Department(request.DepartmentId) is { } department)
        {
            var able = Handlers.Of(organisation, department.Id, request.CircleId).ToList();
            yield return able.Where(a => a.RoleIn(department.Id) == DepartmentRole.Head);
            if (organisation.HeadOf(department.ParentId) is { } above)
                yield return [above];
            yield return able;
        }

        yield return watchers.Select(id => organisation.Agent(id)).OfType<AgentEntry>();
    }

    static bool MayKnow(AgentEntry agent, CitizenRequest request, OrganisationSnapshot organisation) =>
        agent.Active && (request.CircleId is not { } circle || organisation.IsIn(circle, agent.Id));
}
