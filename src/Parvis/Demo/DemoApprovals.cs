using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Organisation;
using Parvis.Features.Replies;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;

namespace Parvis.Demo;

/// <summary>One circuit, one delegation of signature, and an answer that waits for the pilot before it is signed.</summary>
public sealed class DemoApprovals(
    ParvisDbContext db,
    Transactions transactions,
    ViewerStore viewers,
    ReplySending sending,
    TimeProvider clock
)
{
    public async Task ProposeAsync(CancellationToken cancellationToken)
    {
        if (await FirstAsync(cancellationToken) is not { } chosen)
            return;
        var pilot = await AgentAsync(TownRoles.Pilot, cancellationToken);
        var director = await AgentAsync(TownRoles.Director, cancellationToken);
        if (pilot is null || director is null || pilot.Id == chosen.HandlerId)
            return;
        await transactions.RunAsync(
            () =>
            {
                db.Add(Circuit(chosen.TopicId, pilot.Id));
                db.Add(Signature(director, chosen.TopicId));
                return Task.CompletedTask;
            },
            cancellationToken
        );
        var writer = await viewers.FindAgainAsync(chosen.AccountId, cancellationToken);
        await sending.SendAsync(
            chosen.Reference,
            new ReplyContent
            {
                Channel = Channel.Email,
                Recipient = chosen.Email,
                Subject = ReplySending.NeutralSubject(chosen.Reference),
                Body =
                    "Bonjour,\n\nVotre demande a été examinée par le service, qui vous donne une suite favorable. Un agent vous appellera cette semaine pour convenir d'un rendez-vous.\n\nNous vous prions de nous excuser pour ce délai.",
            },
            chosen.LastSequence,
            ReplyDrafts.NoVersion,
            writer!,
            cancellationToken
        );
    }

    Task<Chosen?> FirstAsync(CancellationToken cancellationToken) =>
        (
            from request in db.Set<CitizenRequest>()
            where request.Status == RequestStatus.InProgress && request.CircleId == null && request.TopicId != null
            join handler in db.Set<Agent>() on request.HandlerId equals handler.Id
            where handler.Active && handler.AccountId != null
            where handler.Memberships.Any(m => m.DepartmentId == request.DepartmentId)
            join person in db.Set<Requester>() on request.RequesterId equals person.Id
            join point in db.Set<ContactPoint>() on person.Id equals point.RequesterId
            where point.Kind == ContactKind.Email && point.FailedAt == null && person.MergedIntoId == null
            orderby request.ReceivedAt descending, request.Id
            select new Chosen(
                request.Reference,
                request.LastSequence,
                request.TopicId!.Value,
                handler.Id,
                handler.AccountId!.Value,
                point.Value
            )
        ).FirstOrDefaultAsync(cancellationToken);

    Task<Agent?> AgentAsync(TownRoles role, CancellationToken cancellationToken) =>
        (
            from agent in db.Set<Agent>()
            join account in db.Set<Account>() on agent.AccountId equals account.Id
            where agent.Active && !agent.AnonymousOnCorrespondence && (account.Roles & role) == role
            orderby agent.SortName
            select agent
        ).FirstOrDefaultAsync(cancellationToken);

    static ApprovalCircuit Circuit(Guid topic, Guid pilot)
    {
        var circuit = new ApprovalCircuit();
        circuit.Edit(
            "Relecture, puis signature",
            topic,
            departmentId: null,
            [new CircuitStep(ApproverKind.Agent, pilot), new CircuitStep(ApproverKind.Signatory)]
        );
        return circuit;
    }

    SignatureDelegation Signature(Agent director, Guid topic)
    {
        var decided = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-200);
        var delegation = new SignatureDelegation();
        delegation.Edit(
            new SignatureOptions
            {
                AgentId = director.Id,
                Quality = "La direction générale des services",
                Words = "Pour le maire et par délégation",
                Topics = [topic],
                From = decided,
                Act = $"arrêté n° {decided.Year}-044",
                ActOn = decided,
            }
        );
        return delegation;
    }

    sealed record Chosen(
        string Reference,
        int LastSequence,
        Guid TopicId,
        Guid HandlerId,
        Guid AccountId,
        string Email
    );
}
