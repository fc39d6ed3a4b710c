using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Api.Keys;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

public sealed class KeyPageTests
{
    [SkippableTheory, BothDatabases]
    public async Task An_administrator_makes_a_key_sees_it_once_and_revokes_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var form = await admin.GetPageAsync("/reglages/cles-api/nouvelle");

        var made = await form.SubmitAsync(
            "Créer la clé",
            ("Name", "Standard téléphonique"),
            ("Scopes", "CatalogueRead"),
            ("RequestsPerMinute", "60")
        );

        var token = made.Document.QuerySelector(".settings-token")!.TextContent.Trim();
        using var peer = ApiPeer.WithoutKey(app, token);
        (await peer.GetAsync("/api/v1/topics")).Is(HttpStatusCode.OK);
        (await peer.GetAsync("/api/v1/requests")).IsProblem(HttpStatusCode.Forbidden, "missing-scope");
        var again = await admin.GetPageAsync(made.Path);
        again.Text.ShouldNotContain(token);
        (await admin.GetPageAsync("/reglages/cles-api")).Text.ShouldContain("Standard téléphonique");

        var revoked = await again.SubmitAsync("Révoquer la clé");

        revoked.Text.ShouldContain("est révoquée");
        (await peer.GetAsync("/api/v1/topics")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        var journal = await admin.GetPageAsync("/reglages/journal");
        journal.Text.ShouldContain("clé d'API « Standard téléphonique » créée (catalogue:read)");
        journal.Text.ShouldContain("clé d'API « Standard téléphonique » révoquée");
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_keys_in_use_never_have_the_same_name(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(n => CreateAsync(admin, n % 2 == 0 ? "Standard téléphonique" : "STANDARD TELEPHONIQUE"))
        );

        answers.Count(a => a.Errors.Count == 0).ShouldBe(1);
        answers
            .Where(a => a.Errors.Count > 0)
            .ShouldAllBe(a => a.Errors.Count == 1 && a.Errors[0].Contains("Une clé porte déjà ce nom"));
        (await app.DatabaseAsync(db => db.Set<ApiKey>().CountAsync())).ShouldBe(1);

        await answers.Single(a => a.Errors.Count == 0).SubmitAsync("Révoquer la clé");
        (await CreateAsync(admin, "standard téléphonique")).Errors.ShouldBeEmpty();

        static async Task<TownPage> CreateAsync(TownClient admin, string name) =>
            await (await admin.GetPageAsync("/reglages/cles-api/nouvelle")).SubmitAsync(
                "Créer la clé",
                ("Name", name),
                ("Scopes", "CatalogueRead")
            );
    }

    /// <summary>What the page asks first is not what protects: two processes ask at the same time.</summary>
    [SkippableTheory, BothDatabases]
    public async Task The_database_itself_refuses_a_second_name(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app, name: "Site");

        var refused = await Should.ThrowAsync<DbUpdateException>(() =>
            app.DatabaseAsync(async db =>
            {
                db.Add(ApiKey.Create(new NewApiKey("SITE", ApiScopes.PeopleRead), app.Clock.UtcNow).Key);
                return await db.SaveChangesAsync();
            })
        );

        refused.IsDuplicate().ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_key_without_a_name_or_a_use_is_refused(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var form = await admin.GetPageAsync("/reglages/cles-api/nouvelle");

        (await form.SubmitAsync("Créer la clé", ("Name", "Site"))).Text.ShouldContain("au moins une chose");
        (await form.SubmitAsync("Créer la clé", ("Name", " "))).Text.ShouldContain("Donnez un nom à la clé");
    }
}
