using System.Net;
using Parvis.Data;
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
    public async Task A_key_without_a_name_or_a_use_is_refused(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var form = await admin.GetPageAsync("/reglages/cles-api/nouvelle");

        (await form.SubmitAsync("Créer la clé", ("Name", "Site"))).Text.ShouldContain("au moins une chose");
        (await form.SubmitAsync("Créer la clé", ("Name", " "))).Text.ShouldContain("Donnez un nom à la clé");
    }
}
