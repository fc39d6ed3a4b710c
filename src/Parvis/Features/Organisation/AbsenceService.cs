using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

/// <summary>Absences and who stands in: set by the agent, by the head of one of their departments, or by an administrator.</summary>
public sealed class AbsenceService(
    ParvisDbContext db,
    OrganisationDirectory directory,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    public static bool CanManage(Viewer viewer, AgentEntry agent) =>
        viewer.IsAdministrator
        || agent.Id == viewer.AgentId
        || agent.Memberships.Any(m => viewer.Heads(m.DepartmentId));

    /// <summary>The agent, when this person may set their absences.</summary>
    public async Task<AgentEntry?> FindAsync(Guid agentId, Viewer viewer, CancellationToken cancellationToken)
    {
        var agent = (await directory.GetAsync(cancellationToken)).Agent(agentId);
        return agent is not null && CanManage(viewer, agent) ? agent : null;
    }

    /// <summary>Those who can stand in: colleagues of the same departments first, then everybody who works here.</summary>
    public async Task<IReadOnlyList<AgentEntry>> StandInsAsync(AgentEntry agent, CancellationToken cancellationToken)
    {
        var names = await directory.GetAsync(cancellationToken);
        var colleagues = agent
            .Memberships.SelectMany(m => names.AgentsOf(m.DepartmentId))
            .Where(a => a.Id != agent.Id)
            .DistinctBy(a => a.Id)
            .OrderBy(a => a.SortName, StringComparer.Ordinal)
            .ToList();
        var others = names
            .Agents.Where(a => a.Active && a.Id != agent.Id)
            .ExceptBy(colleagues.Select(c => c.Id), a => a.Id);
        return [.. colleagues, .. others];
    }

    public Task SetAsync(AgentEntry who, Absence absence, CancellationToken cancellationToken) =>
        ChangeAsync(
            who,
            agent => agent.BeAbsent(absence.From, absence.Until, absence.StandInId),
            names =>
                $"Absence de {who.FullName} du {absence.From:dd/MM/yyyy} au {absence.Until:dd/MM/yyyy}"
                + (absence.StandInId is { } id ? $", remplacement par {names.AgentName(id)}" : ", sans remplaçant"),
            cancellationToken
        );

    public Task CancelAsync(AgentEntry who, DateOnly from, CancellationToken cancellationToken) =>
        ChangeAsync(
            who,
            agent => agent.CancelAbsence(from),
            _ => $"Absence de {who.FullName} à partir du {from:dd/MM/yyyy} annulée",
            cancellationToken
        );

    Task ChangeAsync(
        AgentEntry who,
        Action<Agent> change,
        Func<OrganisationSnapshot, string> sentence,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var agent = await db.Set<Agent>().SingleAsync(a => a.Id == who.Id, cancellationToken);
                change(agent);
                journal.Write(sentence(await directory.GetAsync(cancellationToken)));
                transactions.AfterCommit(epoch.Advance);
            },
            cancellationToken
        );
}
