using System.Net;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Site;

/// <summary>What the residents' site says of itself, and where it may be shown.</summary>
public sealed class SiteTests
{
    const string Settings = "/reglages/site";
    const string Declaration = "/demander/accessibilite";

    [SkippableTheory, BothDatabases]
    public async Task The_declaration_is_made_from_the_audit_and_says_when_there_is_none(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var visitor = app.Visit();
        await visitor.GetPageAsync(Declaration, HttpStatusCode.NotFound);
        await app.OpenToResidentsAsync();
        (await visitor.GetPageAsync(Declaration)).Text.ShouldContain("non conforme");
        (await visitor.GetPageAsync(Declaration)).Text.ShouldContain("aucun audit n'a été réalisé");
        (await visitor.GetPageAsync(Declaration)).Text.ShouldContain("Défenseur des droits");
        await visitor.GetPageAsync("/demander/mentions-legales", HttpStatusCode.NotFound);

        using var admin = await app.SignInAsync("admin");
        var form = await admin.GetPageAsync(Settings);
        var refused = await form.SubmitAsync(
            "Enregistrer",
            ("Input.AuditedOn", new DateOnly(2026, 6, 1)),
            ("Input.Auditor", "Cabinet Clair"),
            ("Input.Met", "60"),
            ("Input.NotMet", "70")
        );
        refused.Errors.ShouldHaveSingleItem().ShouldContain("106 critères");
        refused.ValueOf("Input.Auditor").ShouldBe("Cabinet Clair");
        refused = await refused.SubmitAsync("Enregistrer", ("Input.NotMet", "20"));
        refused.Errors.ShouldHaveSingleItem().ShouldContain("Dites ce qui n'est pas conforme");
        await refused.SubmitAsync(
            "Enregistrer",
            ("Input.Failures", "Des tableaux sans titre\n\nUne vidéo sans sous-titres"),
            ("Input.LegalNotice", "Éditeur : commune de Saint-Aubin")
        );

        var declared = await visitor.GetPageAsync(Declaration);
        declared.Text.ShouldContain("partiellement conforme");
        declared.Text.ShouldContain("75 % des critères applicables");
        declared.Text.ShouldContain("60 respectés, 20 non respectés, 26 non applicables");
        declared.Text.ShouldContain("Une vidéo sans sous-titres");
        var catalogue = await visitor.GetPageAsync("/demander");
        catalogue.Document.Body!.TextContent.ShouldContain("Accessibilité : partiellement conforme");
        (await visitor.GetPageAsync("/demander/mentions-legales")).Text.ShouldContain("commune de Saint-Aubin");
    }

    [SkippableFact]
    public async Task Only_the_catalogue_is_shown_in_a_frame_and_only_by_the_sites_that_were_named()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite);
        await app.OpenToResidentsAsync();
        using var visitor = app.Visit();
        (await PolicyAsync(visitor, "/demander")).ShouldContain("frame-ancestors 'none'");
        using var admin = await app.SignInAsync("admin");
        var form = await admin.GetPageAsync(Settings);
        (await form.SubmitAsync("Enregistrer", ("Input.FramedBy", "www.saint-aubin.example")))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("n'est pas l'adresse d'un site");
        await form.SubmitAsync("Enregistrer", ("Input.FramedBy", "https://www.saint-aubin.example/\n"));

        (await PolicyAsync(visitor, "/demander")).ShouldContain("frame-ancestors https://www.saint-aubin.example;");
        foreach (var closed in new[] { "/suivi", $"/demander/{app.Town.Pothole}", "/connexion" })
            (await PolicyAsync(visitor, closed)).ShouldContain("frame-ancestors 'none'");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/demander?q=trou");
        asked.Headers.Add("Sec-Fetch-Dest", "iframe");
        using var framed = await visitor.SendOnceAsync(asked);
        var page = await framed.Content.ReadAsStringAsync();
        page.ShouldContain("target=\"_top\"");
        page.ShouldNotContain("method=\"post\"");
    }

    static async Task<string> PolicyAsync(TownClient visitor, string path)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await visitor.SendOnceAsync(asked);
        return answer.Headers.GetValues("Content-Security-Policy").Single();
    }
}
