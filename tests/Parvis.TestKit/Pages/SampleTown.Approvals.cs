using Microsoft.EntityFrameworkCore;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.TestKit.Pages;

/// <summary>An answer that Hélène Dubreuil approves before the director signs it.</summary>
public sealed partial class SampleTown
{
    public Guid Circuit { get; private set; }

    public Guid Signature { get; private set; }

    /// <summary>Its answer waits for the head of roads, who refused it once.</summary>
    public string Proposed { get; private set; } = "";

    /// <summary>What waits.</summary>
    public string Proposal { get; private set; } = "";

    /// <summary>Address of what the elected official reads before signing it.</summary>
    public string ToSign { get; private set; } = "";

    async Task ProposeAsync()
    {
        // For a topic of its own: what other pages answer leaves at once.
        Proposed = await RegisterAsync("Marronnier penché", Town.Tree);
        (Circuit, Signature) = await App.DatabaseAsync(async db =>
        {
            var circuit = new ApprovalCircuit();
            circuit.Edit(
                "Arbres",
                Town.Tree,
                Town.Roads,
                [new CircuitStep(ApproverKind.Agent, Town.Agent("chef")), new CircuitStep(ApproverKind.Signatory)]
            );
            var signature = new SignatureDelegation();
            signature.Edit(
                new SignatureOptions
                {
                    AgentId = Town.Agent("directeur"),
                    Quality = "Le directeur général des services",
                    Words = "Pour le maire et par délégation",
                    From = new DateOnly(2026, 4, 1),
                    Act = "arrêté n° 2026-112",
                    ActOn = new DateOnly(2026, 3, 30),
                    Topics = [Town.Tree],
                }
            );
            db.AddRange(circuit, signature);
            await db.SaveChangesAsync();
            return (circuit.Id, signature.Id);
        });
        await App.ActAsync(
            "chef-verts",
            Proposed,
            RequestAction.Transfer,
            (r, _) => r.Transfer(Town.Roads, "Voirie", "il penche sur la chaussée", App.Clock.UtcNow.AddDays(2))
        );
        await App.ActAsync("voirie", Proposed, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await ProposeToOfficialAsync();
        using var writer = await App.SignInAsync("voirie");
        using var head = await App.SignInAsync("chef");
        await WriteAsync(writer, Proposed, "Le marronnier sera élagué mardi.");
        var first = await head.GetPageAsync("/a-valider");
        await first.SubmitAsync("Refuser avec ce mot", ("Comment", "Dites quel mardi."));
        await WriteAsync(writer, Proposed, "Le marronnier sera élagué mardi 24 novembre.");
        Proposal = await App.DatabaseAsync(db =>
            db.Set<ApprovalRound>()
                .Where(r => r.State == ApprovalState.Waiting && r.HolderAgentId != null)
                .Select(r => r.PublicId)
                .SingleAsync()
        );
    }

    async Task ProposeToOfficialAsync()
    {
        await App.DatabaseAsync(db =>
        {
            var circuit = new ApprovalCircuit();
            circuit.Edit("Arbres des parcs", Town.Tree, Town.Parks, [new CircuitStep(ApproverKind.Signatory)]);
            var signature = new SignatureDelegation();
            signature.Edit(
                new SignatureOptions
                {
                    OfficialId = Town.ElectedOfficial,
                    Quality = "L'adjointe au maire chargée du cadre de vie",
                    Words = "Pour le maire et par délégation",
                    From = new DateOnly(2026, 4, 1),
                    Act = "arrêté n° 2026-113",
                    ActOn = new DateOnly(2026, 3, 30),
                    Topics = [Town.Tree],
                    Departments = [Town.Parks],
                }
            );
            db.AddRange(circuit, signature);
            return db.SaveChangesAsync();
        });
        // Nobody's: whoever serves a known person sees more of their sheet.
        var asked = new NewRequest
        {
            Channel = Channel.Phone,
            TopicId = Town.Tree,
            Subject = "Branche cassée",
            Text = "Une branche menace de tomber.",
        };
        var reference = (await App.RegisterRequestAsync(asked)).Reference;
        await App.ActAsync("verts", reference, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        using var writer = await App.SignInAsync("verts");
        await WriteAsync(writer, reference, "La branche sera coupée demain.");
        using var official = await App.SignInAsync("elue");
        ToSign = (await (await official.GetPageAsync("/a-signer")).SubmitAsync("main form button")).Path;
    }

    static async Task WriteAsync(TownClient writer, string reference, string body)
    {
        var form = await writer.GetPageAsync($"/demandes/{reference}/reponse");
        await form.SubmitAsync(
            ".reply-send .btn-primary",
            ("Input.Channel", nameof(Channel.Post)),
            ("Input.Envelope", "M. Yann Le Goff\n12 rue des Lilas\n35140 Saint-Aubin"),
            ("Input.Body", body)
        );
    }
}
