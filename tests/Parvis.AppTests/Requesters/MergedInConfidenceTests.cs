using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requesters;

/// <summary>What becomes confidential while two sheets are one stays so when they are two again.</summary>
public sealed class MergedInConfidenceTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_sheet_absorbed_joins_the_circle_of_what_it_brought(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var (marie, jean) = (await NumberAsync(app, app.Town.Marie), await NumberAsync(app, app.Town.Jean));
        await RegisterAsync(app, marie, app.Town.Tree);
        var his = await RegisterAsync(app, jean, app.Town.Pothole);
        var merged = await MergeAsync(reception, app.Town.Jean, app.Town.Marie);

        await ReserveAsync(app, app.Town.Pothole, app.Town.SocialCircle);

        (await reception.GetPageAsync("/usagers?q=jean dupont"))
            .Rows(".people-rows a")
            .ShouldNotContain("Marie Dupont");
        using var social = await app.SignInAsync("social");
        var sheet = await social.GetPageAsync(merged.Path);
        sheet.Text.ShouldContain("Jean Dupont");
        await sheet.SubmitAsync("Annuler cette fusion");

        (await reception.GetPageAsync("/usagers?q=jean dupont")).Text.ShouldNotContain("Jean Dupont");
        await reception.GetPageAsync($"/usagers/{app.Town.Jean}", System.Net.HttpStatusCode.NotFound);
        (await reception.GetPageAsync($"/usagers/{app.Town.Marie}")).Title.ShouldBe("Marie Dupont");
        (await social.GetPageAsync($"/usagers/{app.Town.Jean}")).Text.ShouldContain(his.Reference);
        (await CirclesAsync(app, marie)).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task An_ordinary_request_it_brought_keeps_it_known_to_all(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var jean = await NumberAsync(app, app.Town.Jean);
        await RegisterAsync(app, jean, app.Town.Pothole);
        await RegisterAsync(app, jean, app.Town.Tree);
        var merged = await MergeAsync(reception, app.Town.Jean, app.Town.Marie);

        await ReserveAsync(app, app.Town.Pothole, app.Town.SocialCircle);
        await (await reception.GetPageAsync(merged.Path)).SubmitAsync("Annuler cette fusion");

        (await reception.GetPageAsync($"/usagers/{app.Town.Jean}")).Title.ShouldBe("Jean Dupont");
        (await CirclesAsync(app, jean)).ShouldBe([app.Town.SocialCircle]);
    }

    [SkippableTheory, BothDatabases]
    public async Task From_one_circle_to_another_the_absorbed_sheet_goes_along(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var social = await app.SignInAsync("social");
        var (marie, salome) = (await NumberAsync(app, app.Town.Marie), await NumberAsync(app, app.Town.Salome));
        await RegisterAsync(app, salome, app.Town.SocialAid, "social");
        await MergeAsync(social, app.Town.Salome, app.Town.Marie);
        var police = await AddCircleAsync(app, "pilote");

        await ReserveAsync(app, app.Town.SocialAid, police);

        (await CirclesAsync(app, salome)).ShouldBe([police]);
        (await CirclesAsync(app, marie)).ShouldBe([police]);
        using var pilot = await app.SignInAsync("pilote");
        await (await pilot.GetPageAsync($"/usagers/{app.Town.Marie}")).SubmitAsync("Annuler cette fusion");
        (await CirclesAsync(app, salome)).ShouldBe([police]);
        (await CirclesAsync(app, marie)).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_household_whose_other_members_are_hidden_does_not_show(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var social = await app.SignInAsync("social");
        var form = await social.GetPageAsync($"/usagers/{app.Town.Marie}/foyer");
        await form.SubmitAsync("Ajouter", ("Person.Id", app.Town.Salome));
        (await social.GetPageAsync($"/usagers/{app.Town.Marie}")).Rows("#entourage ~ h3").ShouldBe(["Foyer"]);

        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync($"/usagers/{app.Town.Marie}")).Rows("#entourage ~ h3").ShouldBeEmpty();
    }

    static async Task<TownPage> MergeAsync(TownClient client, string absorbed, string kept) =>
        await (await client.GetPageAsync($"/usagers/{absorbed}/fusion?autre={kept}")).SubmitAsync(
            "Fusionner les deux fiches",
            ("Keep", kept),
            ("Reason", "vu au guichet")
        );

    static async Task ReserveAsync(TownApp app, Guid topic, Guid circle)
    {
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync($"/reglages/sujets/fiche/{topic}");
        (await form.SubmitAsync("Enregistrer", ("Input.CircleId", circle))).Path.ShouldBe("/reglages/sujets");
    }

    static async Task<Guid> AddCircleAsync(TownApp app, string member)
    {
        var circle = new Circle();
        circle.Edit("Tranquillité", "02 99 00 00 99");
        circle.SetMembers([app.Town.Agent(member)]);
        await app.DatabaseAsync(db =>
        {
            db.Add(circle);
            return db.SaveChangesAsync();
        });
        app.Services.GetRequiredService<ViewerEpoch>().Advance();
        return circle.Id;
    }

    static Task<CitizenRequest> RegisterAsync(TownApp app, long person, Guid topic, string by = "accueil") =>
        app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = topic,
                Subject = "Quelque chose à faire",
                RequesterId = person,
            },
            by
        );

    static Task<List<Guid>> CirclesAsync(TownApp app, long person) =>
        app.DatabaseAsync(db =>
            db.Set<RequesterCircle>().Where(c => c.RequesterId == person).Select(c => c.CircleId).ToListAsync()
        );

    static Task<long> NumberAsync(TownApp app, string publicId) =>
        app.DatabaseAsync(db => db.Set<Requester>().Where(r => r.PublicId == publicId).Select(r => r.Id).SingleAsync());
}
