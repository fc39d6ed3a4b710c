using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requesters;

[OnEachDatabase]
public sealed class PersonMergeTests
{
    [SkippableTheory, BothDatabases]
    public async Task Two_sheets_become_one_and_two_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var (marie, jean) = (await NumberAsync(app, app.Town.Marie), await NumberAsync(app, app.Town.Jean));
        var hers = await app.RegisterRequestAsync(Asked(app, "Trou de Marie", marie));
        var his = await app.RegisterRequestAsync(Asked(app, "Trou de Jean", jean));
        var confidential = await app.RegisterRequestAsync(
            Asked(app, "Aide pour Jean", jean) with
            {
                TopicId = app.Town.SocialAid,
            }
        );

        var compare = await reception.GetPageAsync($"/usagers/{app.Town.Jean}/fusion?autre={app.Town.Marie}");
        var merged = await compare.SubmitAsync(
            "Fusionner les deux fiches",
            ("Keep", app.Town.Marie),
            ("Reason", "Marie l'a confirmé au téléphone")
        );

        merged.Path.ShouldBe($"/usagers/{app.Town.Marie}");
        merged.Text.ShouldContain("Trou de Jean");
        merged.Text.ShouldNotContain("Aide pour Jean");
        (await reception.GetPageAsync($"/usagers/{app.Town.Jean}")).Path.ShouldBe(merged.Path);
        (await reception.GetPageAsync("/usagers?q=jean dupont")).Rows(".people-rows a").ShouldBe(["Marie Dupont"]);
        (await HolderAsync(app, confidential.Reference)).ShouldBe(marie);
        (await OpenAsync(app, app.Town.Marie)).ShouldBe(2);
        (await reception.GetPageAsync($"/demandes/{his.Reference}")).Text.ShouldContain("a changé le demandeur");

        var apart = await merged.SubmitAsync("Annuler cette fusion");

        apart.Text.ShouldContain("Jean Dupont a de nouveau sa fiche");
        (await HolderAsync(app, his.Reference)).ShouldBe(jean);
        (await HolderAsync(app, confidential.Reference)).ShouldBe(jean);
        (await HolderAsync(app, hers.Reference)).ShouldBe(marie);
        (await OpenAsync(app, app.Town.Marie)).ShouldBe(1);
        (await OpenAsync(app, app.Town.Jean)).ShouldBe(1);
        (await reception.GetPageAsync("/usagers?q=jean dupont")).Rows(".people-rows a")[0].ShouldBe("Jean Dupont");
        (await reception.GetPageAsync($"/usagers/{app.Town.Jean}")).Text.ShouldContain("02 99 11 22 33");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_merge_says_why(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var compare = await reception.GetPageAsync($"/usagers/{app.Town.Jean}/fusion?autre={app.Town.Marie}");

        var refused = await compare.SubmitAsync("Fusionner les deux fiches", ("Keep", app.Town.Marie));

        refused.Errors.ShouldContain(e => e.Contains("à quoi l'on voit", StringComparison.Ordinal));
        (await reception.GetPageAsync($"/usagers/{app.Town.Jean}")).Title.ShouldBe("Jean Dupont");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_only_a_circle_knows_stays_in_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var social = await app.SignInAsync("social");
        using var reception = await app.SignInAsync("accueil");

        var wrong = await (
            await social.GetPageAsync($"/usagers/{app.Town.Marie}/fusion?autre={app.Town.Salome}")
        ).SubmitAsync("Fusionner les deux fiches", ("Keep", app.Town.Salome), ("Reason", "même personne"));
        wrong.Errors.ShouldContain(e => e.Contains("tous les services la connaissent", StringComparison.Ordinal));
        var merged = await wrong.SubmitAsync("Fusionner les deux fiches", ("Keep", app.Town.Marie));

        merged.Path.ShouldBe($"/usagers/{app.Town.Marie}");
        merged.Text.ShouldContain("Salomé Kervella");
        var seen = await reception.GetPageAsync($"/usagers/{app.Town.Marie}");
        seen.Text.ShouldNotContain("Kervella");
        seen.Text.ShouldNotContain("06 12 34 56 78");
        (await reception.GetPageAsync("/usagers?q=kervella")).Text.ShouldNotContain("Marie");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_sheet_is_not_merged_with_itself_nor_twice(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var compare = await reception.GetPageAsync($"/usagers/{app.Town.Jean}/fusion?autre={app.Town.Marie}");
        await compare.SubmitAsync("Fusionner les deux fiches", ("Keep", app.Town.Marie), ("Reason", "vu au guichet"));

        var self = await reception.GetPageAsync($"/usagers/{app.Town.Marie}/fusion?autre={app.Town.Marie}");
        self.Has("[name='Keep']").ShouldBeFalse();
        var again = await reception.GetPageAsync($"/usagers/{app.Town.Marie}/fusion?autre={app.Town.Jean}");
        again.Has("[name='Keep']").ShouldBeFalse();
    }

    static NewRequest Asked(TownApp app, string subject, long requester) =>
        new()
        {
            Channel = Channel.Phone,
            TopicId = app.Town.Pothole,
            Subject = subject,
            RequesterId = requester,
        };

    static Task<long> NumberAsync(TownApp app, string publicId) =>
        app.DatabaseAsync(db => db.Set<Requester>().Where(r => r.PublicId == publicId).Select(r => r.Id).SingleAsync());

    static Task<int> OpenAsync(TownApp app, string publicId) =>
        app.DatabaseAsync(db =>
            db.Set<Requester>().Where(r => r.PublicId == publicId).Select(r => r.OpenRequests).SingleAsync()
        );

    static Task<long?> HolderAsync(TownApp app, string reference) =>
        app.DatabaseAsync(db =>
            db.Set<CitizenRequest>().Where(r => r.Reference == reference).Select(r => r.RequesterId).SingleAsync()
        );
}
