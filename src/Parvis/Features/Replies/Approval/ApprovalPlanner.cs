using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Replies.Approval;

/// <summary>Says who must approve an answer to a request, by name: refuses with a sentence when a step would be nobody's.</summary>
public sealed class ApprovalPlanner(
    ParvisDbContext db,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    TownClock clock
)
{
    /// <summary>Null when an answer to this request needs nobody.</summary>
    public async Task<ApprovalCircuit?> CircuitAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        (await ChoosingAsync(cancellationToken))(request);

    /// <summary>Those of them that somebody approves the answer to. One SQL command.</summary>
    public async Task<IReadOnlySet<long>> ApprovedAsync(
        IReadOnlyCollection<CitizenRequest> requests,
        CancellationToken cancellationToken
    )
    {
        var choose = await ChoosingAsync(cancellationToken);
        return requests.Where(r => choose(r) is not null).Select(r => r.Id).ToHashSet();
    }

    async Task<Func<CitizenRequest, ApprovalCircuit?>> ChoosingAsync(CancellationToken cancellationToken)
    {
        var circuits = await db.Set<ApprovalCircuit>().AsNoTracking().ToListAsync(cancellationToken);
        if (circuits.Count == 0)
            return static _ => null;
        var organisation = await directory.GetAsync(cancellationToken);
        var tree = await topics.GetAsync(cancellationToken);
        return request =>
            CircuitChoice.Of(circuits, tree.Find(request.TopicId), organisation.Department(request.DepartmentId));
    }

    public async Task<ApprovalPlan?> PlanAsync(
        CitizenRequest request,
        ProcessContext writer,
        CancellationToken cancellationToken
    )
    {
        if (await CircuitAsync(request, cancellationToken) is not { } circuit)
            return null;
        var organisation = await directory.GetAsync(cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        var steps = new List<ApprovalStep>();
        var signature = "";
        foreach (var step in circuit.Steps)
        {
            if (step.Kind == ApproverKind.Signatory)
            {
                var signer = await SignerAsync(request, cancellationToken);
                signature = signer.Block;
                steps.Add(signer.Step);
            }
            else
            {
                steps.Add(Of(AgentFor(step, request, organisation), step.Kind));
            }
        }

        if (request.CircleId is { } circle)
            RefuseOutside(steps, circle, organisation);
        return new ApprovalPlan(
            circuit.Name,
            // One word of each: the last time they are asked.
            [
                .. steps
                    .Where((s, i) => !steps.Skip(i + 1).Any(later => IsSame(s, later)))
                    .Where(s => !IsWriters(s, writer.AgentId, organisation, today)),
            ],
            signature
        );
    }

    /// <summary>Whose delegation covers the request today, the nearest first.</summary>
    public async Task<Signer> SignerAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        await SignersAsync(request, cancellationToken) is [var nearest, ..]
            ? nearest
            : throw new RefusedException(
                "Personne n'a de délégation de signature en cours pour ce sujet : le pilote ou un administrateur la note dans « Circuits »."
            );

    public async Task<IReadOnlyList<Signer>> SignersAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var topic = (await topics.GetAsync(cancellationToken)).Find(request.TopicId);
        var department = organisation.Department(request.DepartmentId);
        var today = await clock.TodayAsync(cancellationToken);
        var valid = await db.Set<SignatureDelegation>()
            .AsNoTracking()
            .Where(d => d.From <= today && (d.Until == null || d.Until >= today))
            .ToListAsync(cancellationToken);
        var officials = valid.Exists(d => d.OfficialId is not null)
            ? await db.Set<ElectedOfficial>()
                .AsNoTracking()
                .Where(e => e.MandateFrom <= today && e.MandateUntil >= today)
                .ToDictionaryAsync(e => e.Id, cancellationToken)
            : [];
        return
        [
            .. valid
                .Select(d => (Delegation: d, Near: d.Covers(topic, department), Name: NameOf(d)))
                .Where(d => d is { Near: not null, Name: not null })
                .OrderBy(d => d.Near!.Value.Topic)
                .ThenBy(d => d.Near!.Value.Department)
                .ThenByDescending(d => d.Delegation.From)
                .Select(d => new Signer(d.Delegation, d.Name!)),
        ];

        // Who is not named on correspondence cannot sign it.
        string? NameOf(SignatureDelegation delegation) =>
            delegation.AgentId is { } agent
                ? organisation.Agent(agent) is { Active: true, Anonymous: false } known
                    ? known.FullName
                    : null
                : delegation.OfficialId is { } official
                    ? officials.GetValueOrDefault(official)?.FullName
                    : null;
    }

    static AgentEntry AgentFor(CircuitStep step, CitizenRequest request, OrganisationSnapshot organisation) =>
        step.Kind switch
        {
            ApproverKind.Head => organisation.HeadOf(request.DepartmentId)
                ?? throw new RefusedException(
                    $"Personne n'est noté comme responsable {Of(organisation.DepartmentName(request.DepartmentId))} : un administrateur le note sur la fiche d'un agent."
                ),
            ApproverKind.HeadOf => organisation.HeadOf(step.Who)
                ?? throw new RefusedException(
                    $"Personne n'est noté comme responsable {Of(organisation.DepartmentName(step.Who))} : un administrateur le note sur la fiche d'un agent."
                ),
            ApproverKind.Agent => organisation.Agent(step.Who) is { Active: true } agent
                ? agent
                : throw new RefusedException(
                    $"{organisation.AgentName(step.Who)} n'est plus en poste et devait valider cette réponse : un administrateur corrige le circuit."
                ),
            ApproverKind.Signatory => throw new ArgumentOutOfRangeException(
                nameof(step),
                step,
                "Found by delegations."
            ),
        };

    static string Of(string department) => department.Length == 0 ? "du service" : $"du service {department}";

    static ApprovalStep Of(AgentEntry agent, ApproverKind kind) =>
        new()
        {
            Kind = kind,
            Name = agent.FullName,
            AgentId = agent.Id,
        };

    static bool IsSame(ApprovalStep one, ApprovalStep other) =>
        (one.AgentId is { } agent && agent == other.AgentId)
        || (one.OfficialId is { } official && official == other.OfficialId);

    /// <summary>
    /// What the writer would say as an approver is said by proposing, also in the place of somebody absent. A signature is
    /// only one's own.
    /// </summary>
    static bool IsWriters(ApprovalStep step, Guid? writer, OrganisationSnapshot organisation, DateOnly today) =>
        writer is { } me
        && (
            step.AgentId == me
            || (
                step.Kind != ApproverKind.Signatory
                && organisation.Agent(step.AgentId)?.AbsenceOn(today)?.StandInId == me
            )
        );

    static void RefuseOutside(IEnumerable<ApprovalStep> steps, Guid circle, OrganisationSnapshot organisation)
    {
        var outside = steps.FirstOrDefault(s => s.AgentId is not { } agent || !organisation.IsIn(circle, agent));
        if (outside is not null)
            throw new RefusedException(
                $"{outside.Name} doit valider cette réponse et n'a pas accès à ce sujet confidentiel : un administrateur corrige le circuit, ou l'ajoute au cercle."
            );
    }
}

/// <summary>Somebody who may sign an answer, and by what.</summary>
public sealed record Signer(SignatureDelegation Delegation, string Name)
{
    public string Block => Delegation.BlockOf(Name);

    public ApprovalStep Step =>
        new()
        {
            Kind = ApproverKind.Signatory,
            Name = Name,
            AgentId = Delegation.AgentId,
            OfficialId = Delegation.OfficialId,
            DelegationId = Delegation.Id,
        };
}
