using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Reminders;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Requests;
using Parvis.Features.Surveys;
using Parvis.Features.Surveys.Improvements;
using Parvis.TestKit;

namespace Parvis.AppTests.Surveys;

/// <summary>What residents say becomes an action, with who does it and until when.</summary>
public sealed class ImprovementTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_comment_becomes_an_action_that_its_owner_ends_and_residents_read(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await app.DatabaseAsync(async db =>
        {
            var words = new SurveyWords
            {
                Satisfaction = Satisfaction.Dissatisfied,
                Comment = "Je ne savais pas quand.",
            };
            db.Add(SurveyAnswer.Of(request, SurveyWay.Mail, words, app.Clock.UtcNow));
            return await db.SaveChangesAsync();
        });
        using var pilot = await app.SignInAsync("pilote");
        var results = await pilot.GetPageAsync("/pilotage/satisfaction");
        var form = await results.FollowAsync($"Améliorer à partir du commentaire sur {request.Reference}");
        form.Text.ShouldContain("Je ne savais pas quand.");
        (await form.SubmitAsync("Enregistrer", ("Input.Title", "Donner une date"))).Errors.ShouldBe([
            "Écrivez ce qui a été constaté.",
        ]);
        var sheet = await form.SubmitAsync(
            "Enregistrer",
            ("Input.Title", "Donner une date"),
            ("Input.Observed", "Les accusés n'en donnent pas."),
            ("Input.OwnerAgentId", app.Town.Agent("voirie")),
            ("Input.DueOn", new DateOnly(2026, 11, 17)),
            ("Input.IsPublic", true),
            ("Input.Heard", "Vous ne saviez pas quand."),
            ("Input.Done", "Nos accusés donnent une date.")
        );
        sheet.Title.ShouldBe("Donner une date");
        sheet.Text.ShouldContain("Je ne savais pas quand.");
        (await sheet.SubmitAsync("Rattacher", ("Reference", "26-99999-Z"))).Errors.ShouldHaveSingleItem();
        (await sheet.SubmitAsync("Rattacher", ("Reference", request.Reference))).Text.ShouldContain(
            "La demande est rattachée."
        );

        using var visitor = app.Visit();
        (await visitor.GetPageAsync("/demander/ameliorations")).Text.ShouldContain("Nous le faisons :");
        // The morning it is due, its owner is told.
        app.Clock.Advance(new DateOnly(2026, 11, 17).ToDateTime(new TimeOnly(7, 0)) - app.Clock.UtcNow);
        await app.RunJobAsync<DigestJob>();
        await app.SendDueAsync();
        var digest = app.Digests("voirie").ShouldHaveSingleItem();
        digest.ShouldContain("- Action 1, Donner une date, prévue le mar. 17 nov.");
        digest.ShouldContain($"http://localhost:5080{sheet.Path}");
        using var anne = await app.SignInAsync("voirie");
        var mine = await anne.GetPageAsync(sheet.Path);
        mine.FindButtonOrNull("Rattacher").ShouldBeNull("who has it ends it, no more");
        (await mine.SubmitAsync("Elle est faite")).Errors.ShouldBe(["Écrivez ce qui a été fait."]);
        (await mine.SubmitAsync("Elle est faite", ("Outcome", "Modèle changé."))).Text.ShouldContain(
            "L'action est faite."
        );
        (await visitor.GetPageAsync("/demander/ameliorations")).Text.ShouldContain("Nous avons fait :");
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync(sheet.Path)).FindButtonOrNull("La reprendre").ShouldBeNull();
        await reception.GetPageAsync("/pilotage/ameliorations/fiche", HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_request_is_linked_to_nothing(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        var secret = await app.RegisterConfidentialRequestAsync();
        var action = await app.DatabaseAsync(async db =>
        {
            var made = new ImprovementAction { At = app.Clock.UtcNow, By = "Pilote" };
            made.Edit(
                new ImprovementOptions
                {
                    Title = "Donner une date",
                    Observed = "Rien n'en donne.",
                    OwnerAgentId = app.Town.Agent("voirie"),
                    DueOn = new DateOnly(2026, 12, 1),
                }
            );
            db.Add(made);
            await db.SaveChangesAsync();
            return made;
        });
        using var pilot = await app.SignInAsync("pilote");
        var sheet = await pilot.GetPageAsync($"/pilotage/ameliorations/{action.PublicId}");
        (await sheet.SubmitAsync("Rattacher", ("Reference", secret.Reference))).Errors.ShouldHaveSingleItem();
        using var visitor = app.Visit();
        (await visitor.GetPageAsync("/demander/ameliorations")).Text.ShouldNotContain("Donner une date");
        (await pilot.GetPageAsync("/pilotage/satisfaction/export")).Body.ShouldContain("Toutes les demandes;0");
    }
}
