using Parvis.Data;
using Parvis.Features.Replies.Approval;
using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

public sealed class AnswerSignedOnAPhoneTests
{
    const string Words = "Bonjour,\n\nLe trou sera bouché mardi.";

    /// <summary>
    /// The head refuses an answer twice, each time with a word; the case handler corrects it, the director signs it on a
    /// phone, several steps away from any desk, and one mail leaves with that signature.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task An_answer_refused_twice_is_then_signed(bool javaScript)
    {
        // Of its own: a circuit would hold back what other journeys answer.
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite, new TownAppOptions { ClockWalks = true });
        await AddCircuitAsync(app);
        var desk = Screen.Desktop with { JavaScript = javaScript };
        var phone = Screen.Phone with { JavaScript = javaScript };
        var resident = await app.AddResidentAsync("Louise", "Kervadec");
        var request = await app.RegisterPotholeAsync("Chaussée ouverte chez Louise", resident);
        await using var writer = await Clerk.SignInAsync(app, "voirie", desk);
        await using var head = await Clerk.SignInAsync(app, "chef", phone);
        await using var director = await Clerk.SignInAsync(app, "directeur", phone);
        await writer.GoAsync($"/demandes/{request.Reference}");
        await writer.PressAsync("La prendre");
        await writer.SeesAsync("Cette demande est la vôtre.");

        await ProposeAsync(writer, request.Reference, Words);
        await RefuseAsync(head, "Dites quel mardi.");
        await writer.GoAsync($"/demandes/{request.Reference}");
        await writer.SeesAsync("Dites quel mardi.");

        await ProposeAsync(writer, request.Reference, "Bonjour,\n\nLe trou sera bouché mardi 24.");
        await RefuseAsync(head, "Excusez-nous d'abord.");

        await ProposeAsync(
            writer,
            request.Reference,
            "Bonjour,\n\nVeuillez nous excuser. Le trou sera bouché mardi 24."
        );
        await OpenAsync(head);
        await head.SeesAsync("Ce qui a changé depuis le refus");
        if (javaScript)
            (await Accessibility.ViolationsAsync(head.Page)).ShouldBeEmpty();
        await head.PressAsync("Valider la réponse");
        await head.SeesAsync("Aucune réponse ne vous attend");

        await OpenAsync(director);
        await director.SeesAsync("Yves Marchand");
        if (javaScript)
            (await Accessibility.ViolationsAsync(director.Page)).ShouldBeEmpty();
        await director.Page.Locator("[name='choix']").CheckAsync();
        await director.PressAsync("Valider les réponses cochées");
        await director.SeesAsync("Aucune réponse ne vous attend");

        app.Clock.Advance(TimeSpan.FromSeconds(16));
        var mail = await app.MailAboutAsync(request.Reference, JourneyTown.MailOf("Kervadec"));
        mail.ShouldContain("Veuillez nous excuser");
        mail.ShouldContain("Yves Marchand");
        await writer.GoAsync($"/demandes/{request.Reference}");
        await writer.SeesAsync("la réponse est partie");
    }

    static async Task ProposeAsync(Clerk writer, string reference, string words)
    {
        await writer.GoAsync($"/demandes/{reference}/reponse");
        await writer.FillAsync("Réponse", words);
        await writer.PressAsync("Proposer à la validation");
        await writer.SeesAsync("Une réponse est à valider");
    }

    static async Task OpenAsync(Clerk approver)
    {
        await approver.GoAsync("/a-valider");
        await approver.Page.Locator(".approval-text > summary").ClickAsync();
    }

    static async Task RefuseAsync(Clerk head, string words)
    {
        await OpenAsync(head);
        await head.Page.Locator(".approval-refusal > summary").ClickAsync();
        await head.FillAsync("Ce qui est à corriger", words);
        await head.PressAsync("Refuser avec ce mot");
        await head.SeesAsync("Aucune réponse ne vous attend");
    }

    static Task AddCircuitAsync(TownApp app) =>
        app.DatabaseAsync(db =>
        {
            var circuit = new ApprovalCircuit();
            circuit.Edit(
                "Voirie",
                topicId: null,
                app.Town.Roads,
                [new CircuitStep(ApproverKind.Head), new CircuitStep(ApproverKind.Signatory)]
            );
            var delegation = new SignatureDelegation();
            delegation.Edit(
                new SignatureOptions
                {
                    AgentId = app.Town.Agent("directeur"),
                    Quality = "Le directeur général des services",
                    Words = "Pour le maire et par délégation",
                    From = new DateOnly(2026, 4, 1),
                    Act = "arrêté n° 2026-112",
                    ActOn = new DateOnly(2026, 3, 30),
                }
            );
            db.AddRange(circuit, delegation);
            return db.SaveChangesAsync();
        });
}
