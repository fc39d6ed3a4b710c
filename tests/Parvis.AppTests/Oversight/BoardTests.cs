using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Oversight;

public sealed class BoardTests
{
    [SkippableTheory]
    [BothDatabases("pilote")]
    [BothDatabases("directeur")]
    [BothDatabases("chef")]
    [BothDatabases("chef-verts")]
    public async Task Every_number_is_the_length_of_the_list_it_opens(DatabaseKind database, string login)
    {
        await using var app = await TroubledTown.StartAsync(database);
        using var person = await app.SignInAsync(login);
        // The organisation and the topics are read once and kept: the budget is that of every later page.
        await person.GetPageAsync("/pilotage");

        var board = await person.GetPageAsync("/pilotage");

        (await board.SqlAsync()).Count.ShouldBeLessThanOrEqualTo(8);
        var numbers = Numbers(board).ToList();
        numbers.ShouldContain(n => n.Count > 0);
        foreach (var (address, count) in numbers)
        {
            var list = await person.GetPageAsync(address);
            list.Rows(".request-row").Count.ShouldBe(count, address);
            (await list.SqlAsync()).Count.ShouldBeLessThanOrEqualTo(8);
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task The_pilot_sees_what_is_late_unowned_refused_unaccepted_waiting_and_chased(DatabaseKind database)
    {
        await using var app = await TroubledTown.StartAsync(database);
        using var pilot = await app.SignInAsync("pilote");

        var board = await pilot.GetPageAsync("/pilotage");

        Measures(board)
            .ShouldBe(
                new Dictionary<string, int>(StringComparer.Ordinal)
                {
                    ["En retard"] = 5,
                    ["Sans service"] = 2,
                    ["Refusées"] = 1,
                    ["Pas encore acceptées"] = 1,
                    ["Attente de l'usager"] = 1,
                    ["Relancées"] = 1,
                    ["Délai légal proche"] = 0,
                    ["Décidées par le silence"] = 0,
                    ["Accusés à envoyer"] = 6,
                    ["Chez un organisme, sans nouvelle"] = 0,
                    ["Première réponse en retard"] = 0,
                    ["Courriers sans réponse"] = 1,
                },
                ignoreOrder: true
            );
        board.Text.ShouldContain("dues avant aujourd'hui, ni répondues ni closes, et que la mairie peut faire avancer");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_head_sees_her_departments_and_nothing_of_what_nobody_has(DatabaseKind database)
    {
        await using var app = await TroubledTown.StartAsync(database);
        using var head = await app.SignInAsync("chef");

        var board = await head.GetPageAsync("/pilotage");

        Measures(board)
            .ShouldBe(
                new Dictionary<string, int>(StringComparer.Ordinal)
                {
                    ["En retard"] = 3,
                    ["Refusées"] = 0,
                    ["Pas encore acceptées"] = 1,
                    ["Attente de l'usager"] = 1,
                    ["Relancées"] = 0,
                    ["Délai légal proche"] = 0,
                    ["Décidées par le silence"] = 0,
                    ["Accusés à envoyer"] = 4,
                    ["Chez un organisme, sans nouvelle"] = 0,
                    ["Première réponse en retard"] = 0,
                    ["Courriers sans réponse"] = 0,
                },
                ignoreOrder: true
            );
        board.Text.ShouldNotContain("Espaces verts");
        await head.GetPageAsync("/pilotage/liste?quoi=sans-service", HttpStatusCode.NotFound);
        var others = await head.GetPageAsync($"/pilotage/liste?quoi=en-retard&service={app.Town.Parks}");
        others.Rows(".request-row").ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task Confidential_requests_are_in_no_number_outside_their_circle(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await TroubledTown.TakenAsync(app, app.Town.SocialAid, "social", subject: "Aide pour Mme X");
        app.Clock.Advance(TimeSpan.FromDays(40));
        using var pilot = await app.SignInAsync("pilote");

        var board = await pilot.GetPageAsync("/pilotage");
        var list = await pilot.GetPageAsync($"/pilotage/liste?quoi=en-retard&sujet={app.Town.SocialAid}");

        board.Text.ShouldContain("Rien n'est en souffrance");
        list.Rows(".request-row").ShouldBeEmpty();
        list.Body.ShouldNotContain("Aide d'urgence");

        await app.DatabaseAsync(async db =>
        {
            (await db.FindAsync<Circle>(app.Town.SocialCircle))!.SetMembers([app.Town.Agent("pilote")]);
            return await db.SaveChangesAsync();
        });
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.InScopeAsync(services =>
        {
            ((ViewerEpoch)services.GetService(typeof(ViewerEpoch))!).Advance();
            return Task.CompletedTask;
        });
        Measures(await pilot.GetPageAsync("/pilotage"))["En retard"].ShouldBe(1);
    }

    [SkippableTheory]
    [BothDatabases("voirie")]
    [BothDatabases("accueil")]
    [BothDatabases("admin")]
    [BothDatabases("elue")]
    public async Task Others_do_not_come_in(DatabaseKind database, string login)
    {
        var app = await Towns.SharedAsync(database);
        using var person = await app.SignInAsync(login);

        foreach (
            var address in new[]
            {
                "/pilotage",
                "/pilotage/liste?quoi=en-retard",
                "/pilotage/tendances",
                "/pilotage/tendances/export",
                "/pilotage/charge",
            }
        )
            await person.GetPageAsync(address, HttpStatusCode.NotFound);
    }

    internal static Dictionary<string, int> Measures(TownPage board) =>
        board
            .Document.QuerySelectorAll(".board-measures .figure")
            .ToDictionary(
                f => TownPage.Flat(f.QuerySelector(".board-name")!.TextContent),
                f => Number(f.QuerySelector(".figure-number")!),
                StringComparer.Ordinal
            );

    static IEnumerable<(string Address, int Count)> Numbers(TownPage board) =>
        board
            .Document.QuerySelectorAll(".board-measures .figure")
            .Select(f => (f.GetAttribute("href")!, Number(f.QuerySelector(".figure-number")!)))
            .Concat(
                board.Document.QuerySelectorAll(".board-table td a").Select(a => (a.GetAttribute("href")!, Number(a)))
            );

    static int Number(IElement element) =>
        int.Parse(element.TextContent.Trim(), NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("fr-FR"));
}
