using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Oversight;

public sealed class TrendTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_month_says_what_came_in_and_what_was_answered(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        await app.RunJobAsync<MakeFiguresJob>();
        using var director = await app.SignInAsync("directeur");
        await director.GetPageAsync("/pilotage/tendances");

        var page = await director.GetPageAsync("/pilotage/tendances?mois=6");

        (await page.SqlAsync()).Count.ShouldBeLessThanOrEqualTo(8);
        Months(page).ShouldContain("novembre 2026 3 33 % 1 0 % 2 jours 0 0");
        Months(page).ShouldContain("décembre 2026 (en cours) 0 — 1 100 % 20 jours 0 0");
        page.Document.QuerySelectorAll("svg.chart-plot rect").Length.ShouldBeGreaterThan(2);
    }

    [SkippableTheory, BothDatabases]
    public async Task Figures_follow_what_changes_afterwards(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        await app.RunJobAsync<MakeFiguresJob>();
        var late = await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>().AsNoTracking().SingleAsync(r => r.Subject == "Répondue tard")
        );

        await app.ActAsync("voirie", late, RequestAction.Reopen, (r, by) => r.Reopen("toujours là", 60, null, by));
        await app.RunJobAsync<MakeFiguresJob>();

        var figures = await app.DatabaseAsync(db => db.Set<MonthFigure>().ToListAsync());
        figures.Sum(f => f.Answered).ShouldBe(1);
        figures.Sum(f => f.AnsweredLate).ShouldBe(0);
        figures.Sum(f => f.Received).ShouldBe(3);
        // Nothing new: nothing moves.
        await app.RunJobAsync<MakeFiguresJob>();
        (await app.DatabaseAsync(db => db.Set<MonthFigure>().SumAsync(f => f.Received))).ShouldBe(3);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_circle_s_requests_enter_no_figure_outside_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await TroubledTown.RegisterAsync(app, app.Town.SocialAid, by: "social");
        await app.RunJobAsync<MakeFiguresJob>();
        using var director = await app.SignInAsync("directeur");

        var page = await director.GetPageAsync("/pilotage/tendances");
        var export = await director.GetPageAsync("/pilotage/tendances/export");

        page.Text.ShouldNotContain("Aide d'urgence");
        Months(page).ShouldAllBe(r => r.Contains(" 0 — 0 — — 0 0"));
        export.Body.ShouldNotContain("Aide d'urgence");
        export.Body.Trim().Split('\n').ShouldHaveSingleItem();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_head_s_trends_are_her_departments_only(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        await app.RunJobAsync<MakeFiguresJob>();
        using var head = await app.SignInAsync("chef-verts");

        var page = await head.GetPageAsync("/pilotage/tendances");
        var other = await head.GetPageAsync($"/pilotage/tendances?service={app.Town.Roads}");

        page.Text.ShouldContain("Espaces verts");
        page.Text.ShouldNotContain("Voirie");
        Months(other).ShouldAllBe(r => r.Contains(" 0 — 0 — — 0 0"));
    }

    [SkippableTheory, BothDatabases]
    public async Task The_export_opens_in_a_french_spreadsheet(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        await app.RunJobAsync<MakeFiguresJob>();
        using var pilot = await app.SignInAsync("pilote");

        var export = await pilot.GetPageAsync("/pilotage/tendances/export?mois=6");

        var bytes = await export.Response.Content.ReadAsByteArrayAsync();
        bytes.AsSpan(0, 3).SequenceEqual(Encoding.UTF8.Preamble).ShouldBeTrue();
        export.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        var lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        lines[0].ShouldStartWith("Mois;Service;Sujet;Canal;Reçues");
        lines.ShouldContain("2026-11;Espaces verts;Arbre dangereux;courriel;1;1;0;0;;0;0");
    }

    static IReadOnlyList<string> Months(TownPage page) => page.Rows("main section.card:first-of-type tbody tr");

    /// <summary>Three requests of November: one answered in two days, one late in December, one chased and still open.</summary>
    static async Task<TownApp> StartAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(database);
        var quick = await TroubledTown.TakenAsync(app, app.Town.Pothole, "voirie");
        var late = await TroubledTown.TakenAsync(app, app.Town.Pothole, "voirie", subject: "Répondue tard");
        var open = await TroubledTown.TakenAsync(app, app.Town.Tree, "verts", Channel.Email);
        await app.ActAsync("accueil", open, RequestAction.Chase, (r, by) => r.Chase(Channel.Phone, null, by));
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.ActAsync(
            "voirie",
            quick,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "fait", by)
        );
        app.Clock.Advance(TimeSpan.FromDays(18));
        await app.ActAsync("voirie", late, RequestAction.Close, (r, by) => r.Close(ClosureReason.WorkDone, "fait", by));
        return app;
    }
}
