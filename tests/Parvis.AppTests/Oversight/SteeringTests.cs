using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.TestKit;

namespace Parvis.AppTests.Oversight;

/// <summary>The pilot acts from the lists, without JavaScript, on many requests at once.</summary>
public sealed class SteeringTests
{
    [SkippableTheory, BothDatabases]
    public async Task Chasing_leaves_a_note_and_tells_the_head_and_the_case_handler(DatabaseKind database)
    {
        await using var app = await TroubledTown.StartAsync(database);
        using var pilot = await app.SignInAsync("pilote");
        var list = await pilot.GetPageAsync($"/pilotage/liste?quoi=en-retard&service={app.Town.Roads}");
        var references = Offered(list);

        var after = await list.SubmitAsync(
            "Relancer le service",
            ("Ticked", references),
            ("Words", "Merci de répondre cette semaine.")
        );

        after.Path.ShouldBe("/pilotage/liste");
        after.Document.Body!.TextContent.ShouldContain($"{references.Length} demandes relancées.");
        var notes = await app.DatabaseAsync(db =>
            db.Set<Note>().Where(n => n.Body.Contains("cette semaine")).ToListAsync()
        );
        notes.Count.ShouldBe(references.Length);
        notes.ShouldAllBe(n => n.Body.Contains("Voirie") && n.Author.Contains("Lambert"));
        var told = await app.DatabaseAsync(db =>
            db.Set<Notification>().Where(n => n.Kind == NotificationKind.Reminded).ToListAsync()
        );
        told.Count(n => n.AgentId == app.Town.Agent("chef")).ShouldBe(references.Length);
        told.Count(n => n.AgentId == app.Town.Agent("voirie")).ShouldBe(3);
    }

    [SkippableTheory, BothDatabases]
    public async Task Where_nobody_heads_and_nobody_has_it_the_whole_department_is_told(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await TroubledTown.RegisterAsync(app, app.Town.BirthCertificate);
        await app.ActAsync("etatcivil", request, RequestAction.Accept, (r, by) => r.Accept(by));
        app.Clock.Advance(TimeSpan.FromDays(10));
        using var pilot = await app.SignInAsync("pilote");
        var list = await pilot.GetPageAsync("/pilotage/liste?quoi=en-retard");

        await list.SubmitAsync("Relancer le service", ("Ticked", Offered(list)));

        var told = await app.DatabaseAsync(db =>
            db.Set<Notification>().Where(n => n.Kind == NotificationKind.Reminded).Select(n => n.AgentId).ToListAsync()
        );
        told.ShouldBe([app.Town.Agent("etatcivil")]);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_message_nobody_would_read_to_its_end_is_refused(DatabaseKind database)
    {
        await using var app = await TroubledTown.StartAsync(database);
        using var pilot = await app.SignInAsync("pilote");
        var list = await pilot.GetPageAsync("/pilotage/liste?quoi=en-retard");

        var refused = await list.SubmitAsync(
            "Relancer le service",
            ("Ticked", Offered(list)),
            ("Words", new string('x', 1001))
        );

        refused.Errors.ShouldHaveSingleItem().ShouldContain("1000 caractères");
        (await app.DatabaseAsync(db => db.Set<Note>().AnyAsync())).ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task An_unowned_request_is_given_to_a_department_in_place(DatabaseKind database)
    {
        await using var app = await TroubledTown.StartAsync(database);
        using var pilot = await app.SignInAsync("pilote");
        var list = await pilot.GetPageAsync("/pilotage/liste?quoi=sans-service");
        var reference = Offered(list)[0];

        var unchosen = await list.SubmitAsync("Affecter", ("Ticked", reference));
        unchosen.Text.ShouldContain("Choisissez le service");
        var after = await unchosen.SubmitAsync(
            "Affecter",
            ("Ticked", reference),
            ("DepartmentId", app.Town.CivilRegistry)
        );

        after.Rows(".request-row").ShouldHaveSingleItem();
        var request = await FindAsync(app, reference);
        request.DepartmentId.ShouldBe(app.Town.CivilRegistry);
        request.AwaitsAcceptance.ShouldBeTrue();
        request.AcceptBefore.ShouldNotBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_the_pilot_gives_on_a_friday_is_not_overdue_on_sunday(DatabaseKind database)
    {
        // A Friday afternoon, 17:00 in Paris.
        var friday = new DateTimeOffset(2026, 11, 20, 16, 0, 0, TimeSpan.Zero);
        await using var app = await TownApp.StartAsync(database, new TownAppOptions { Now = friday });
        var request = await TroubledTown.RegisterAsync(app, app.Town.Noise);
        using var pilot = await app.SignInAsync("pilote");
        var list = await pilot.GetPageAsync("/pilotage/liste?quoi=sans-service");

        await list.SubmitAsync("Affecter", ("Ticked", Offered(list)[0]), ("DepartmentId", app.Town.Roads));

        // Two working days later: Tuesday at the same hour. Half of them is Monday.
        (await FindAsync(app, request.Reference)).AcceptBefore.ShouldBe(friday.AddDays(4).UtcDateTime);
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var sunday = await app.SignInAsync("pilote");
        (await sunday.GetPageAsync("/pilotage/liste?quoi=non-acceptees")).Rows(".request-row").ShouldBeEmpty();
        await app.RunJobAsync<ReturnUnacceptedJob>();
        (await FindAsync(app, request.Reference)).DepartmentId.ShouldBe(app.Town.Roads);
        app.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        using var monday = await app.SignInAsync("pilote");
        (await monday.GetPageAsync("/pilotage/liste?quoi=non-acceptees")).Rows(".request-row").ShouldHaveSingleItem();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunJobAsync<ReturnUnacceptedJob>();
        (await FindAsync(app, request.Reference)).DepartmentId.ShouldBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task Taking_back_is_not_a_refusal(DatabaseKind database)
    {
        await using var app = await TroubledTown.StartAsync(database);
        using var pilot = await app.SignInAsync("pilote");
        var list = await pilot.GetPageAsync("/pilotage/liste?quoi=relancees");
        var reference = Offered(list).ShouldHaveSingleItem();

        await list.SubmitAsync("Reprendre au service", ("Ticked", reference));

        var request = await FindAsync(app, reference);
        request.DepartmentId.ShouldBeNull();
        request.Refusals.ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task Nothing_ticked_is_said_and_changes_nothing(DatabaseKind database)
    {
        await using var app = await TroubledTown.StartAsync(database);
        using var pilot = await app.SignInAsync("pilote");
        var list = await pilot.GetPageAsync("/pilotage/liste?quoi=en-retard");

        var after = await list.SubmitAsync("Relancer le service", ("Words", "Et alors ?"));

        after.Text.ShouldContain("Cochez au moins une demande");
        after.Find("[name=Words]").GetAttribute("value").ShouldBe("Et alors ?");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_head_reads_the_list_and_has_no_button_of_the_pilot(DatabaseKind database)
    {
        await using var app = await TroubledTown.StartAsync(database);
        using var head = await app.SignInAsync("chef");
        var list = await head.GetPageAsync("/pilotage/liste?quoi=en-retard");

        list.Has("[name=Ticked]").ShouldBeFalse();
        list.Has("main form").ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task The_director_chases_but_takes_nothing_back(DatabaseKind database)
    {
        await using var app = await TroubledTown.StartAsync(database);
        using var director = await app.SignInAsync("directeur");
        var list = await director.GetPageAsync("/pilotage/liste?quoi=relancees");

        list.Document.QuerySelectorAll("main button")
            .Select(b => TownPage.Flat(b.TextContent))
            .ShouldBe(["Relancer le service"]);
        var after = await list.SubmitAsync("Relancer le service", ("Ticked", Offered(list)));

        after.Document.Body!.TextContent.ShouldContain("Une demande relancée.");
        await director.GetPageAsync("/pilotage/charge", HttpStatusCode.NotFound);
    }

    static string[] Offered(TownPage list) =>
        [.. list.Document.QuerySelectorAll("[name=Ticked]").Select(e => e.GetAttribute("value")!)];

    static Task<CitizenRequest> FindAsync(TownApp app, string ticked)
    {
        var reference = ticked.Split('.')[0];
        return app.DatabaseAsync(db =>
            db.Set<CitizenRequest>().AsNoTracking().SingleAsync(r => r.Reference == reference)
        );
    }
}
