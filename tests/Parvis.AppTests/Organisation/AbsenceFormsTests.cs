using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.TestKit;

namespace Parvis.AppTests.Organisation;

/// <summary>An absence is written by the agent, by the head of the department or by an administrator, by nobody else.</summary>
public sealed class AbsenceFormsTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);
    static readonly DateOnly Friday = new(2026, 11, 27);

    [SkippableTheory]
    [BothDatabases("voirie")]
    [BothDatabases("chef")]
    [BothDatabases("admin")]
    public async Task It_is_noted_shown_with_its_stand_in_and_cancelled(DatabaseKind database, string by)
    {
        await using var app = await TownApp.StartAsync(database);
        using var client = await app.SignInAsync(by);
        var page = await client.GetPageAsync(AddressOf(app));

        page = await page.SubmitAsync(
            "Noter l'absence",
            ("From", Monday),
            ("Until", Friday),
            ("StandInId", app.Town.Agent("voirie2"))
        );
        page.Text.ShouldContain("L'absence est notée.");
        page.Text.ShouldContain(
            "du lundi 23 novembre 2026 au vendredi 27 novembre 2026, remplacement par Karim Benali"
        );
        using (var agent = await app.SignInAsync("voirie"))
            (await agent.GetPageAsync("/mon-compte")).Text.ShouldContain("remplacement par Karim Benali");

        page = await page.SubmitAsync("main .settings-members button");
        page.Text.ShouldContain("L'absence est annulée.");
        (await AbsencesAsync(app)).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task One_over_another_takes_its_place(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var agent = await app.SignInAsync("voirie");
        var page = await agent.GetPageAsync(AddressOf(app));

        page = await page.SubmitAsync("Noter l'absence", ("From", Monday), ("Until", Friday));
        await page.SubmitAsync("Noter l'absence", ("From", Monday.AddDays(2)), ("Until", Friday.AddDays(7)));

        (await AbsencesAsync(app))
            .ShouldHaveSingleItem()
            .ShouldBe(new Absence(Monday.AddDays(2), Friday.AddDays(7), null));
    }

    [SkippableTheory]
    [BothDatabases("2026-11-23", "2026-11-20", "La fin de l'absence doit suivre son début.")]
    [BothDatabases("2026-11-23", "", "Donnez le dernier jour d'absence.")]
    [BothDatabases("", "2026-11-27", "Donnez le premier jour d'absence.")]
    public async Task A_wrong_date_is_said_and_what_was_chosen_stays(
        DatabaseKind database,
        string from,
        string until,
        string sentence
    )
    {
        var app = await Towns.SharedAsync(database);
        using var head = await app.SignInAsync("chef");
        var standIn = app.Town.Agent("voirie2").ToString();

        var refused = await (await head.GetPageAsync(AddressOf(app))).SubmitAsync(
            "Noter l'absence",
            ("From", from),
            ("Until", until),
            ("StandInId", standIn)
        );

        refused.Errors.ShouldBe([sentence]);
        refused.ValueOf("From").ShouldBe(from);
        refused.ValueOf("Until").ShouldBe(until);
        refused.ValueOf("StandInId").ShouldBe(standIn);
        (await AbsencesAsync(app)).ShouldBeEmpty();
    }

    [SkippableTheory]
    [BothDatabases("voirie2")]
    [BothDatabases("chef-verts")]
    [BothDatabases("pilote")]
    [BothDatabases("elue")]
    public async Task Somebody_else_has_no_say_in_it(DatabaseKind database, string login)
    {
        var app = await Towns.SharedAsync(database);
        using var client = await app.SignInAsync(login);

        await client.GetPageAsync(AddressOf(app), HttpStatusCode.NotFound);
        var noted = await client.ForgeAsync(AddressOf(app), ("From", "2026-11-23"), ("Until", "2026-11-27"));
        var cancelled = await client.ForgeAsync($"{AddressOf(app)}/annulation", ("from", "2026-11-23"));

        noted.ShouldBe(HttpStatusCode.NotFound);
        cancelled.ShouldBe(HttpStatusCode.NotFound);
        (await AbsencesAsync(app)).ShouldBeEmpty();
    }

    static string AddressOf(TownApp app) => $"/absences/{app.Town.Agent("voirie")}";

    static async Task<IReadOnlyList<Absence>> AbsencesAsync(TownApp app)
    {
        var id = app.Town.Agent("voirie");
        return (await app.DatabaseAsync(db => db.Set<Agent>().AsNoTracking().SingleAsync(a => a.Id == id))).Absences;
    }
}
