using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

/// <summary>The forms of a request that no other test sends.</summary>
public sealed class VerbFormsTests
{
    [SkippableTheory, BothDatabases]
    public async Task An_intervention_is_planned_then_cancelled(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        using var roads = await app.SignInAsync("voirie");

        var form = await roads.GetPageAsync($"/demandes/{request}/intervention");
        var refused = await form.SubmitAsync("Prévoir", ("On", "2020-01-01"), ("Detail", "Rebouchage"));
        refused.Text.ShouldContain("La date prévue est déjà passée.");
        var page = await refused.SubmitAsync("Prévoir", ("On", "2026-12-01"));
        page.Text.ShouldContain("intervention prévue le mardi 1er décembre 2026");

        form = await roads.GetPageAsync($"/demandes/{request}/intervention");
        page = await form.SubmitAsync("Annuler l'intervention prévue");
        page.Text.ShouldContain("L'intervention prévue est annulée.");
        page.Text.ShouldNotContain("intervention prévue le mardi");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_subject_is_corrected_and_found_by_its_new_words(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        using var roads = await app.SignInAsync("voirie");

        var form = await roads.GetPageAsync($"/demandes/{request}/correction");
        var refused = await form.SubmitAsync("Corriger", ("Subject", ""), ("Place", "3 quai des Tanneurs"));
        refused.Text.ShouldContain("L'objet ne peut pas être vide.");
        var page = await refused.SubmitAsync("Corriger", ("Subject", "Plaque descellée"));

        page.Text.ShouldContain("La demande est corrigée.");
        page.Text.ShouldContain("3 quai des Tanneurs");
        (await roads.GetPageAsync("/recherche?q=plaque+descellee")).Text.ShouldContain(request);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_head_confides_it_and_a_department_gives_it_up(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        using var head = await app.SignInAsync("chef");

        var page = await (await head.GetPageAsync($"/demandes/{request}/affectation")).SubmitAsync(
            "Confier",
            ("AgentId", app.Town.Agent("voirie2")),
            ("Reason", "Vous connaissez la rue")
        );
        page.Text.ShouldContain("La demande est confiée à Karim Benali");
        page.Text.ShouldContain("Vous connaissez la rue");

        var form = await head.GetPageAsync($"/demandes/{request}/retour-pilote");
        (await form.SubmitAsync("Rendre au pilote")).Text.ShouldContain("Dites au pilote pourquoi");
        page = await form.SubmitAsync("Rendre au pilote", ("Reason", "C'est une voie privée"));

        page.Text.ShouldContain("La demande est chez le pilote.");
        var now = await app.DatabaseAsync(db => db.Set<CitizenRequest>().SingleAsync(r => r.Reference == request));
        now.DepartmentId.ShouldBeNull();
        now.Refusals.ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_name_in_a_note_tells_that_colleague_and_an_unknown_one_is_said(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        using var roads = await app.SignInAsync("voirie");

        var form = await roads.GetPageAsync($"/demandes/{request}/note");
        var page = await form.SubmitAsync(
            "Ajouter la note interne",
            ("Text", "@Karim Benali, à voir avec @Zorglub ; écrire à accueil@exemple.fr.")
        );

        page.Text.ShouldContain("« @Zorglub » n'a prévenu personne");
        page.Text.ShouldNotContain("« @exemple.fr »");
        using var karim = await app.SignInAsync("voirie2");
        (await karim.GetPageAsync("/")).Text.ShouldContain("vous cite dans une note");
    }
}
