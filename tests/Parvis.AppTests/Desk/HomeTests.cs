using System.Net;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Desk;

public sealed class HomeTests
{
    [SkippableTheory]
    [BothDatabases("accueil")]
    [BothDatabases("voirie")]
    [BothDatabases("chef")]
    [BothDatabases("pilote")]
    [BothDatabases("directeur")]
    public async Task Everybody_who_serves_residents_has_a_desk_of_few_commands(DatabaseKind database, string login)
    {
        var app = await Towns.SharedAsync(database);
        using var agent = await app.SignInAsync(login);
        await agent.GetPageAsync("/");

        var page = await agent.GetPageAsync("/");

        page.Title.ShouldStartWith("Bonjour");
        (await page.SqlAsync()).Count.ShouldBeLessThanOrEqualTo(8);
    }

    [SkippableTheory]
    [BothDatabases("elue", "/elu")]
    [BothDatabases("admin", "/reglages")]
    public async Task Who_has_no_desk_is_led_where_they_work(DatabaseKind database, string login, string address)
    {
        var app = await Towns.SharedAsync(database);
        using var somebody = await app.SignInAsync(login);
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/");

        using var answer = await somebody.SendOnceAsync(ask);

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldBe(address);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_desk_shows_what_waits_what_is_mine_and_what_is_late(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mine = await app.RegisterRequestAsync();
        var me = app.Town.Agent("voirie");
        await app.ActAsync("voirie", mine, RequestAction.Take, (r, by) => r.Take(me, by));
        app.Clock.Advance(TimeSpan.FromDays(10));
        var offered = await app.RegisterRequestAsync();
        using var agent = await app.SignInAsync("voirie");
        using var reception = await app.SignInAsync("accueil");

        var desk = await agent.GetPageAsync("/");
        var counter = await reception.GetPageAsync("/");

        Section(desk, "À accepter").ShouldContain(offered.Reference);
        Section(desk, "Mes demandes").ShouldContain(mine.Reference);
        Section(desk, "En retard dans mon service").ShouldContain(mine.Reference);
        Section(counter, "Vos dernières saisies").ShouldContain(offered.Reference);
        counter.Has("a[href='/demandes/nouvelle']").ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task The_pilot_sees_what_nobody_has(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Noise,
                Subject = "Bruit",
            }
        );
        using var pilot = await app.SignInAsync("pilote");

        var desk = await pilot.GetPageAsync("/");

        TownPage.Flat(desk.Find("a.figure[href='/demandes/a-affecter']").TextContent).ShouldBe("1 à affecter");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_department_says_where_it_is_and_who_is_there(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.RegisterRequestAsync();
        using var reception = await app.SignInAsync("accueil");
        await reception.GetPageAsync($"/services/{app.Town.Roads}");

        var page = await reception.GetPageAsync($"/services/{app.Town.Roads}");

        page.Title.ShouldBe("Voirie");
        page.Text.ShouldContain("02 99 00 00 10");
        page.Text.ShouldContain("Hélène Dubreuil");
        page.Text.ShouldContain("Anne Morel, instructrice voirie");
        page.Text.ShouldContain("1 demande ouverte");
        (await page.SqlAsync()).Count.ShouldBeLessThanOrEqualTo(8);
        await reception.GetPageAsync($"/services/{Guid.NewGuid()}", HttpStatusCode.NotFound);
    }

    static string Section(TownPage page, string title) =>
        TownPage.Flat(
            page.Document.QuerySelectorAll("section.card")
                .FirstOrDefault(s => TownPage.Flat(s.QuerySelector("h2")?.TextContent ?? "") == title)
                ?.TextContent
                ?? ""
        );
}
