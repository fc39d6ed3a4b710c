using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Oversight;

public sealed class WorkloadTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_head_sees_who_has_how_much_and_opens_each_number(DatabaseKind database)
    {
        await using var app = await TroubledTown.StartAsync(database);
        using var head = await app.SignInAsync("chef");
        await head.GetPageAsync("/pilotage/charge");

        var page = await head.GetPageAsync("/pilotage/charge");

        (await page.SqlAsync()).Count.ShouldBeLessThanOrEqualTo(8);
        page.Rows("tbody tr")
            .ShouldBe([
                "Sans agent 1 0 0 à confier",
                "Karim Benali 1 0 1 au travail",
                "Hélène Dubreuil 0 0 0 au travail",
                "Anne Morel 3 3 0 au travail",
            ]);
        foreach (var link in page.Document.QuerySelectorAll("tbody a"))
        {
            var list = await head.GetPageAsync(link.GetAttribute("href")!);
            list.Rows(".request-row").Count.ShouldBe(int.Parse(link.TextContent));
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task Ticked_requests_go_to_a_colleague(DatabaseKind database)
    {
        await using var app = await TroubledTown.StartAsync(database);
        using var head = await app.SignInAsync("chef");
        var list = await head.GetPageAsync($"/pilotage/charge/{app.Town.Roads}/{app.Town.Agent("voirie")}");
        var ticked = list
            .Document.QuerySelectorAll("[name=Ticked]")
            .Take(2)
            .Select(e => e.GetAttribute("value")!)
            .ToArray();

        var after = await list.SubmitAsync(
            "Confier",
            ("Ticked", ticked),
            ("AgentId", app.Town.Agent("voirie2")),
            ("Reason", "Anne est débordée")
        );

        after.Document.Body!.TextContent.ShouldContain("2 demandes confiées à Karim Benali.");
        after.Rows("tbody tr").ShouldContain("Karim Benali 3 2 1 au travail");
        var given = await app.DatabaseAsync(db =>
            db.Set<TimelineEvent>()
                .CountAsync(e => e.Verb == nameof(RequestAssigned) && e.Payload!.Contains("débordée"))
        );
        given.ShouldBe(2);
    }

    [SkippableTheory, BothDatabases]
    public async Task Absence_shows_with_its_end_and_the_stand_in(DatabaseKind database)
    {
        await using var app = await TroubledTown.StartAsync(database);
        await app.BeAbsentAsync("voirie", standIn: "voirie2");
        using var pilot = await app.SignInAsync("pilote");

        var page = await pilot.GetPageAsync($"/pilotage/charge?service={app.Town.Roads}");

        page.Text.ShouldContain("remplacement par Karim Benali");
    }

    [SkippableTheory, BothDatabases]
    public async Task Another_department_is_not_the_head_s_to_balance(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var head = await app.SignInAsync("chef-verts");

        await head.GetPageAsync($"/pilotage/charge?service={app.Town.Roads}", HttpStatusCode.NotFound);
        await head.GetPageAsync($"/pilotage/charge/{app.Town.Roads}/aucun", HttpStatusCode.NotFound);
        await head.GetPageAsync($"/pilotage/charge/{app.Town.Parks}/aucun");
    }
}
