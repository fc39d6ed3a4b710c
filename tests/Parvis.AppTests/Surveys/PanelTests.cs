using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Surveys.Improvements;
using Parvis.Features.Surveys.Panel;
using Parvis.TestKit;

namespace Parvis.AppTests.Surveys;

/// <summary>Residents agree to try what the town prepares, and leave when they like.</summary>
public sealed class PanelTests
{
    [SkippableTheory, BothDatabases]
    public async Task Who_agrees_twice_is_invited_and_leaves_without_a_trace(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        using var visitor = app.Visit();
        var form = await visitor.GetPageAsync("/demander/panel");
        (
            await form.SubmitAsync("M'inscrire", ("Input.Name", "Awa Ndiaye"), ("Input.Email", "Awa@exemple.fr"))
        ).Errors.ShouldBe(["Cochez la case pour dire que vous êtes d'accord."]);
        for (var twice = 0; twice < 2; twice++)
            (
                await form.SubmitAsync(
                    "M'inscrire",
                    ("Input.Name", "Awa Ndiaye"),
                    ("Input.Email", "Awa@exemple.fr"),
                    ("Input.Agrees", true)
                )
            ).Title.ShouldBe("Merci de votre aide");
        (await MailsAsync(app)).ShouldBe(1, "once a day");
        var member = await app.DatabaseAsync(db => db.Set<PanelMember>().AsNoTracking().SingleAsync());
        var keys = app.Services.GetRequiredService<FollowUpKeys>();
        var link = PanelLinks.Member(member.PublicId, keys.TokenFor("panel", member.PublicId));
        using var pilot = await app.SignInAsync("pilote");
        (await InviteAsync(pilot)).Text.ShouldContain("Courriels qui partent : 0.");

        await visitor.GetPageAsync(link[..^2] + "xx", HttpStatusCode.NotFound);
        var confirmed = await (await visitor.GetPageAsync(link)).SubmitAsync("Confirmer");
        confirmed.Text.ShouldContain("vous êtes inscrit");
        (await InviteAsync(pilot)).Text.ShouldContain("Courriels qui partent : 1.");
        (await MailsAsync(app)).ShouldBe(2);
        var noted = await (await pilot.GetPageAsync("/pilotage/panel")).SubmitAsync(
            "Noter ce constat",
            ("Finding.Text", "Le bouton est introuvable."),
            ("Finding.Severity", nameof(FindingSeverity.Blocking))
        );
        var action = await noted.FollowAsync("Améliorer à partir du constat : Le bouton est introuvable.");
        (
            await action.SubmitAsync(
                "Enregistrer",
                ("Input.Title", "Un bouton plus gros"),
                ("Input.Observed", "Introuvable."),
                ("Input.OwnerAgentId", app.Town.Agent("voirie")),
                ("Input.DueOn", new DateOnly(2026, 12, 1))
            )
        ).Text.ShouldContain("Constat du panel d'habitants");
        (await app.DatabaseAsync(db => db.Set<ImprovementSource>().CountAsync(s => s.FindingId != null))).ShouldBe(1);

        (await confirmed.SubmitAsync("Quitter le panel et effacer mes coordonnées")).Title.ShouldBe(
            "Vous avez quitté le panel"
        );
        (await app.DatabaseAsync(db => db.Set<PanelMember>().AnyAsync())).ShouldBeFalse();
        await visitor.GetPageAsync(link, HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_never_confirms_is_forgotten(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        using var visitor = app.Visit();
        await (await visitor.GetPageAsync("/demander/panel")).SubmitAsync(
            "M'inscrire",
            ("Input.Name", "Awa Ndiaye"),
            ("Input.Phone", "02 40 11 22 33"),
            ("Input.Agrees", true)
        );
        (await MailsAsync(app)).ShouldBe(0, "they are called");
        app.Clock.Advance(TimeSpan.FromDays(PanelMember.DaysToConfirm - 1));
        await app.RunJobAsync<ForgetPanelJob>();
        (await app.DatabaseAsync(db => db.Set<PanelMember>().AnyAsync())).ShouldBeTrue();
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.RunJobAsync<ForgetPanelJob>();
        (await app.DatabaseAsync(db => db.Set<PanelMember>().AnyAsync())).ShouldBeFalse();
    }

    static async Task<TownPage> InviteAsync(TownClient pilot) =>
        await (await pilot.GetPageAsync("/pilotage/panel")).SubmitAsync(
            "Inviter par courriel",
            ("Invitation.Title", "Essayez la cantine"),
            ("Invitation.Message", "Dites-nous ce qui vous arrête."),
            ("Invitation.Address", "https://demandes.exemple.fr/demander/essai/abc")
        );

    static Task<int> MailsAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == OutboxKind.Panel));
}
