using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

public sealed class AgentService(
    ParvisDbContext db,
    OrganisationDirectory directory,
    AccountService accounts,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    public Task<Agent?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Agent>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken);

    public Task<Agent?> SaveAsync(
        Guid? id,
        AgentOptions options,
        IReadOnlyCollection<Membership> memberships,
        int seen,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var agent = id is null ? new Agent() : await LoadAsync(id.Value, cancellationToken);
                if (agent is null)
                    return null;
                var names = await directory.GetAsync(cancellationToken);
                var before = id is null ? null : AgentOptions.Of(agent).Describe(agent.Memberships, names);
                if (before is not null)
                    agent.MustBe(seen);
                var code = options.ExternalId?.Trim();
                if (
                    !string.IsNullOrEmpty(code)
                    && await db.Set<Agent>().AnyAsync(a => a.Id != agent.Id && a.ExternalId == code, cancellationToken)
                )
                    throw new RefusedException("Un autre agent a déjà ce code.", nameof(options.ExternalId));
                if (!options.Active && agent is { Active: true, AccountId: { } accountId })
                    await accounts.RefuseTheLastAdministratorAsync(accountId, cancellationToken);
                agent.Edit(options);
                agent.SetMemberships(memberships);
                if (before is null)
                {
                    db.Add(agent);
                    journal.Write($"Agent {agent.FullName} créé");
                }
                else if (before.ChangesTo(options.Describe(memberships, names)) is { } changes)
                {
                    // Memberships alone would leave the version where it was.
                    db.Entry(agent).State = EntityState.Modified;
                    journal.Write($"Agent {agent.FullName} modifié : {changes}");
                }

                transactions.AfterCommit(epoch.Advance);
                return agent;
            },
            cancellationToken
        );

    /// <summary>By the agent alone: how they work is nobody else's business.</summary>
    public Task ChooseDigestAsync(Guid id, DigestRhythm rhythm, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                if (await LoadAsync(id, cancellationToken) is not { } agent)
                    return;
                agent.ChooseDigest(rhythm);
                transactions.AfterCommit(epoch.Advance);
            },
            cancellationToken
        );

    /// <summary>CRPA L111-2: their name disappears from correspondence, or comes back. The reason stays in the journal.</summary>
    public Task<bool> SetAnonymityAsync(Guid id, bool anonymous, string? reason, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                if (string.IsNullOrWhiteSpace(reason))
                    throw new RefusedException("Donnez la raison : elle reste au journal d'administration.", "Reason");
                var agent = await LoadAsync(id, cancellationToken);
                if (agent is null)
                    return false;
                if (agent.AnonymousOnCorrespondence == anonymous)
                    return true;
                agent.SetAnonymity(anonymous);
                journal.Write(
                    anonymous
                        ? $"Anonymat sur les correspondances accordé à {agent.FullName}, désormais « {ServiceIdentifier.Of(agent.Id)} » (CRPA, art. L111-2)"
                        : $"Anonymat sur les correspondances retiré à {agent.FullName} (CRPA, art. L111-2)",
                    reason.Trim()
                );
                transactions.AfterCommit(epoch.Advance);
                return true;
            },
            cancellationToken
        );

    Task<Agent?> LoadAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Agent>().FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
}
