using System.Net;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

public sealed class BulkChangeTests
{
    [SkippableTheory, BothDatabases]
    public async Task One_that_fails_never_stops_the_others_and_is_said(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var first = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        var changed = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        var last = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        using var head = await app.SignInAsync("chef");
        var page = await head.GetPageAsync("/demandes/service");
        // A colleague ends one while the head looks at the list.
        await app.ActAsync(
            "voirie",
            changed,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, null, by)
        );

        page = await page.SubmitAsync("Confier", ("Ticked", Ticks(page)), ("AgentId", app.Town.Agent("voirie2")));

        page.Text.ShouldContain("2 demandes confiées à Karim Benali");
        page.Text.ShouldContain($"{changed} : un collègue vient d'y toucher");
        using var karim = await app.SignInAsync("voirie2");
        var his = await karim.GetPageAsync("/demandes/miennes");
        his.Text.ShouldContain(first);
        his.Text.ShouldContain(last);
        his.Text.ShouldNotContain(changed);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_pilot_gives_several_to_a_department_with_one_reason(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        foreach (var subject in new[] { "Bruit rue basse", "Bruit place haute" })
            await app.RegisterRequestAsync(
                new NewRequest
                {
                    Channel = Channel.Phone,
                    TopicId = app.Town.Noise,
                    Subject = subject,
                }
            );
        using var pilot = await app.SignInAsync("pilote");
        var page = await pilot.GetPageAsync("/demandes/a-affecter");

        var refused = await page.SubmitAsync("Transférer", ("Ticked", Ticks(page)), ("ToDepartmentId", app.Town.Roads));
        refused.Text.ShouldContain("Dites au service pourquoi");
        var done = await refused.SubmitAsync(
            "Transférer",
            ("ToDepartmentId", app.Town.Roads),
            ("Reason", "Chantier en cours")
        );

        done.Text.ShouldContain("2 demandes transférées au service Voirie");
        done.Text.ShouldContain("Toutes les demandes ont un service");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_case_handler_has_no_bulk_changes(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        using var head = await app.SignInAsync("chef");
        using var agent = await app.SignInAsync("voirie");

        var page = await agent.GetPageAsync("/demandes/service");

        // They tick to answer several, and for nothing else.
        page.FindButtonOrNull("Répondre à plusieurs").ShouldNotBeNull();
        page.FindButtonOrNull("Rendre au pilote").ShouldBeNull();
        page.FindButtonOrNull("Transférer").ShouldBeNull();
        var answer = await agent.ForgeAsync(
            "/demandes/service?handler=Return",
            ("Reason", "Non"),
            ("Ticked", "26-00001-A.1")
        );
        answer.ShouldBe(HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task Nothing_ticked_is_said(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        using var head = await app.SignInAsync("chef");
        var page = await head.GetPageAsync("/demandes/service");

        page = await page.SubmitAsync("Rendre au pilote", ("Reason", "Hors sujet"));

        page.Text.ShouldContain("Cochez au moins une demande");
    }

    static string[] Ticks(TownPage page) =>
        [.. page.Document.QuerySelectorAll("[name=Ticked][type=checkbox]").Select(e => e.GetAttribute("value")!)];
}
