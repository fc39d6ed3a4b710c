using Parvis.Features.Organisation;

namespace Parvis.Features.Reminders.Digests;

/// <summary>For whom a digest is written, with what they do for colleagues who are away.</summary>
/// <param name="Viewer">Whose rights decide what may be named at all.</param>
/// <param name="Headed">Departments they answer for today.</param>
/// <param name="IsPilot">Or stands in for the pilot.</param>
/// <param name="Morning">The day.</param>
/// <param name="Until">The day of the next digest: what is due by then is announced now.</param>
public sealed record DigestScope(
    Viewer Viewer,
    IReadOnlyList<Guid> Headed,
    bool IsPilot,
    Morning Morning,
    DateOnly Until
)
{
    public DateOnly Today => Morning.Today;

    public IReadOnlyList<Guid> Work => Viewer.WorkOf;
}

public sealed class DigestScopes(ViewerStore viewers, OrganisationDirectory directory)
{
    /// <summary>Null when they open nothing here.</summary>
    public async Task<DigestScope?> OfAsync(AgentEntry agent, Morning morning, CancellationToken cancellationToken)
    {
        if (
            agent.AccountId is not { } account
            || await viewers.FindAsync(account, cancellationToken) is not { ServesResidents: true } viewer
        )
            return null;
        var organisation = await directory.GetAsync(cancellationToken);
        var roles = new List<Viewer> { viewer };
        foreach (var absent in viewer.StandsInFor)
        {
            if (
                organisation.Agent(absent)?.AccountId is { } theirs
                && await viewers.FindAsync(theirs, cancellationToken) is { } role
            )
                roles.Add(role);
        }

        return new DigestScope(
            viewer,
            [.. roles.SelectMany(v => v.Departments.Keys.Where(d => v.Heads(d))).Distinct()],
            roles.Exists(v => v.IsPilot),
            morning,
            agent.Digest == DigestRhythm.Weekly
                ? morning.Days.FirstOfNextWeek(morning.Today)
                : morning.Days.After(morning.Today, 1)
        );
    }
}
