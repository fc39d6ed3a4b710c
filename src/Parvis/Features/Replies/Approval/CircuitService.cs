using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Replies.Approval;

/// <summary>Says who approves what; each change is in the journal.</summary>
public sealed class CircuitService(
    ParvisDbContext db,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    AdministrationJournal journal
)
{
    public Task<List<ApprovalCircuit>> AllAsync(CancellationToken cancellationToken) =>
        db.Set<ApprovalCircuit>().AsNoTracking().OrderBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(cancellationToken);

    public Task<ApprovalCircuit?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<ApprovalCircuit>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);

    /// <summary>Null when it is no more.</summary>
    public async Task<ApprovalCircuit?> SaveAsync(
        Guid? id,
        Action<ApprovalCircuit> edit,
        int seen,
        CancellationToken cancellationToken
    )
    {
        var circuit = id is null
            ? new ApprovalCircuit()
            : await db.Set<ApprovalCircuit>().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (circuit is null)
            return null;
        var before = id is null ? null : await DescribeAsync(circuit, cancellationToken);
        if (before is not null)
            circuit.MustBe(seen);
        edit(circuit);
        var known = await db.Set<ApprovalCircuit>()
            .AnyAsync(
                c => c.Id != circuit.Id && c.TopicId == circuit.TopicId && c.DepartmentId == circuit.DepartmentId,
                cancellationToken
            );
        if (known)
            throw new RefusedException("Un circuit existe déjà pour ce sujet et ce service : modifiez-le.", "TopicId");
        if (before is null)
        {
            db.Add(circuit);
            journal.Write(
                $"Circuit de validation « {circuit.Name} » créé : {await WordsAsync(circuit, cancellationToken)}"
            );
        }
        else if (before.ChangesTo(await DescribeAsync(circuit, cancellationToken)) is { } changes)
        {
            // Its steps are kept in one column: the record itself must be seen as changed.
            db.Entry(circuit).Property(c => c.Name).IsModified = true;
            journal.Write($"Circuit de validation « {circuit.Name} » modifié : {changes}");
        }

        return circuit;
    }

    public async Task RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        var circuit =
            await db.Set<ApprovalCircuit>().FirstOrDefaultAsync(c => c.Id == id, cancellationToken)
            ?? throw new RefusedException("Ce circuit n'existe plus.");
        db.Remove(circuit);
        journal.Write($"Circuit de validation « {circuit.Name} » retiré");
    }

    public async Task<Described> DescribeAsync(ApprovalCircuit circuit, CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        return new Described()
            .Add("Nom", circuit.Name)
            .Add("Sujet", (await topics.GetAsync(cancellationToken)).Path(circuit.TopicId))
            .Add("Service", organisation.DepartmentName(circuit.DepartmentId))
            .Add("Étapes", string.Join(", puis ", circuit.Steps.Select(s => ApproverChoice.InFrench(s, organisation))));
    }

    async Task<string> WordsAsync(ApprovalCircuit circuit, CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        return string.Join(", puis ", circuit.Steps.Select(s => ApproverChoice.InFrench(s, organisation)));
    }
}
