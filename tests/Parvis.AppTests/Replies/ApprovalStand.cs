using Microsoft.EntityFrameworkCore;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>What the tests of approvals ask of a town.</summary>
static class ApprovalStand
{
    public const string Words = "Bonjour,\n\nLe trou sera bouché mardi.";

    public static Task AddCircuitAsync(this TownApp app, params CircuitStep[] steps) =>
        app.AddCircuitOfAsync(app.Town.Pothole, steps);

    public static Task AddCircuitOfAsync(this TownApp app, Guid topic, params CircuitStep[] steps) =>
        app.DatabaseAsync(db =>
        {
            var circuit = new ApprovalCircuit();
            circuit.Edit("Essai", topic, departmentId: null, steps);
            db.Add(circuit);
            return db.SaveChangesAsync();
        });

    public static CircuitStep Head => new(ApproverKind.Head);

    public static CircuitStep Signatory => new(ApproverKind.Signatory);

    public static CircuitStep AgentStep(this TownApp app, string login) =>
        new(ApproverKind.Agent, app.Town.Agent(login));

    public static Task DelegateAsync(this TownApp app, string login, DateOnly? until = null) =>
        app.DatabaseAsync(db =>
        {
            var delegation = new SignatureDelegation();
            delegation.Edit(
                new SignatureOptions
                {
                    AgentId = app.Town.Agent(login),
                    Quality = "Le directeur général des services",
                    Words = "Pour le maire et par délégation",
                    From = new DateOnly(2026, 4, 1),
                    Until = until,
                    Act = "arrêté n° 2026-112",
                    ActOn = new DateOnly(2026, 3, 30),
                }
            );
            db.Add(delegation);
            return db.SaveChangesAsync();
        });

    /// <summary>Written and proposed by who has it; the page that follows.</summary>
    public static async Task<TownPage> ProposeAsync(
        this TownApp app,
        CitizenRequest request,
        string body = Words,
        string login = "voirie"
    )
    {
        using var writer = await app.SignInAsync(login);
        return await (await writer.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            ".reply-send .btn-primary",
            ("Input.Channel", nameof(Channel.Email)),
            ("Input.Email", ReplyStand.Email),
            ("Input.Body", body)
        );
    }

    /// <summary>The page of what waits, as this person sees it.</summary>
    public static async Task<TownPage> ProposalAsync(this TownApp app, CitizenRequest request, TownClient who)
    {
        var id = await app.DatabaseAsync(db =>
            db.Set<ApprovalRound>()
                .Where(r => r.RequestId == request.Id)
                .OrderByDescending(r => r.Id)
                .Select(r => r.PublicId)
                .FirstAsync()
        );
        return await who.GetPageAsync($"/a-valider/{id}");
    }

    public static Task<TownPage> ApproveAsync(this TownPage proposal) => proposal.SubmitAsync(".approval .btn-primary");

    public static Task<TownPage> RefuseAsync(this TownPage proposal, string comment) =>
        proposal.SubmitAsync("Refuser avec ce mot", ("Comment", comment));
}
