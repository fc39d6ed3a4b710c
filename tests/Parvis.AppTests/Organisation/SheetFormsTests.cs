using System.Net;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.TestKit;

namespace Parvis.AppTests.Organisation;

/// <summary>Places, agents, circles, officials and partners: what an administrator writes is shown and works.</summary>
public sealed class SheetFormsTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_place_keeps_the_hours_of_its_week_however_they_are_written(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/lieux/fiche");

        var list = await form.SubmitAsync(
            "Enregistrer",
            ("Input.Name", "Mairie du Bourg"),
            ("Input.Kind", ServicePointKind.BranchOffice),
            ("Input.Days[0]", "13:30 à 17:00 et 9h-12h"),
            ("Input.Days[1]", "fermé")
        );

        list.Text.ShouldContain("Le lieu « Mairie du Bourg » est enregistré.");
        list.Text.ShouldContain("Mairie annexe");
        var sheet = await list.FollowAsync("Mairie du Bourg");
        sheet.ValueOf("Input.Days[0]").ShouldBe("9h-12h, 13h30-17h");
        sheet.ValueOf("Input.Days[1]").ShouldBeEmpty();
        list = await sheet.SubmitAsync("Enregistrer", ("Input.Active", false), ("Input.Days[0]", ""));
        list.Text.ShouldContain("fermé au public");
        list.Text.ShouldNotContain("13h30");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_partner_is_written_in_the_words_said_on_the_phone(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/organismes/fiche");

        var list = await form.SubmitAsync(
            "Enregistrer",
            ("Input.Name", "Région Bretagne"),
            ("Input.Kind", PartnerKind.Region),
            ("Input.Competence", "Les lycées et les cars scolaires"),
            ("Input.Website", "https://region.example")
        );

        var sheet = await list.FollowAsync("Région Bretagne");
        sheet.ValueOf("Input.Kind").ShouldBe("Region");
        sheet.ValueOf("Input.Competence").ShouldBe("Les lycées et les cars scolaires");
        sheet.ValueOf("Input.Website").ShouldBe("https://region.example");
        list = await sheet.SubmitAsync("Enregistrer", ("Input.Competence", "Les lycées"));
        list.Text.ShouldContain("Les lycées");
        list.Text.ShouldNotContain("cars scolaires");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_departments_of_an_agent_open_and_close_at_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        using var agent = await app.SignInAsync("verts");
        var roads = $"/pilotage/charge?service={app.Town.Roads}";
        await agent.GetPageAsync(roads, HttpStatusCode.NotFound);
        var sheet = await administrator.GetPageAsync($"/reglages/agents/fiche/{app.Town.Agent("verts")}");

        sheet = await sheet.SubmitAsync(
            "Enregistrer",
            ("Input.Function", "responsable des travaux"),
            ("Input.Memberships[1].DepartmentId", app.Town.Roads),
            ("Input.Memberships[1].Role", DepartmentRole.Head)
        );
        sheet.ValueOf("Input.Function").ShouldBe("responsable des travaux");
        sheet.ValueOf("Input.Memberships[1].Role").ShouldBe("Head");
        (await agent.GetPageAsync(roads)).Text.ShouldContain("Karim Benali");

        await sheet.SubmitAsync("Enregistrer", ("Input.Memberships[1].DepartmentId", ""));
        await agent.GetPageAsync(roads, HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task An_agent_who_left_is_signed_out_and_stays_out(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        using var agent = await app.SignInAsync("voirie");
        var sheet = await administrator.GetPageAsync($"/reglages/agents/fiche/{app.Town.Agent("voirie")}");

        await sheet.SubmitAsync("Enregistrer", ("Input.Active", false));

        (await agent.GetPageAsync("/")).Path.ShouldBe("/connexion");
        var door = await agent.GetPageAsync("/connexion");
        var again = await door.SubmitAsync("Se connecter", ("Name", "voirie"), ("Password", TestTown.Password));
        again.Path.ShouldBe("/connexion");
        again.Text.ShouldContain("Ce compte n'a pas accès à Parvis en ce moment.");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_circle_is_made_and_who_enters_it_reads_what_it_keeps(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/cercles/fiche");
        var made = await form.SubmitAsync(
            "Enregistrer",
            ("Input.Name", "Police municipale"),
            ("Input.TransferPhone", "02 99 00 00 17")
        );
        made.Title.ShouldBe("Cercle Police municipale");
        made.ValueOf("Input.TransferPhone").ShouldBe("02 99 00 00 17");

        var secret = $"/demandes/{(await app.RegisterConfidentialRequestAsync()).Reference}";
        using var agent = await app.SignInAsync("voirie");
        await agent.GetPageAsync(secret, HttpStatusCode.NotFound);
        var found = await administrator.GetPageAsync($"/reglages/cercles/{app.Town.SocialCircle}/membres?q=morel");
        var members = await found.SubmitAsync("Faire entrer Anne Morel");
        members.Text.ShouldContain("Anne Morel entre dans le cercle.");
        await agent.GetPageAsync(secret);

        members = await members.SubmitAsync("Retirer Anne Morel");
        members.Text.ShouldContain("Anne Morel sort du cercle.");
        await agent.GetPageAsync(secret, HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task An_official_is_made_and_the_end_of_the_mandate_ends_the_right(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/elus/fiche");
        var made = await form.SubmitAsync(
            "Enregistrer",
            ("Input.FirstName", "Omar"),
            ("Input.LastName", "Haddad"),
            ("Input.Function", "adjoint aux sports"),
            ("Input.MandateFrom", new DateOnly(2026, 3, 22)),
            ("Input.MandateUntil", new DateOnly(2032, 3, 21))
        );
        made.Title.ShouldBe("Omar Haddad");
        made.ValueOf("Input.MandateUntil").ShouldBe("2032-03-21");
        (await administrator.GetPageAsync("/reglages/elus")).Text.ShouldContain("adjoint aux sports");

        using var official = await app.SignInAsync("elue");
        var sheet = await administrator.GetPageAsync($"/reglages/elus/fiche/{app.Town.ElectedOfficial}");
        await sheet.SubmitAsync("Enregistrer", ("Input.MandateUntil", new DateOnly(2026, 11, 15)));
        var door = await official.GetPageAsync("/elu");
        door.Path.ShouldBe("/connexion");
        door.Text.ShouldContain("Ce compte n'a pas accès à Parvis en ce moment.");
    }

    [SkippableTheory]
    [BothDatabases("", "2026-04-02", "arrêté n° 2026-112", "Choisissez le sujet délégué.")]
    [BothDatabases("toute-la-ville", "", "arrêté n° 2026-112", "Donnez la date de la décision.")]
    [BothDatabases("toute-la-ville", "2026-12-25", "arrêté n° 2026-112", "La décision ne peut pas être à venir")]
    [BothDatabases("toute-la-ville", "2026-04-02", " ", "Donnez la référence de la décision")]
    public async Task A_delegation_rests_on_a_decision(
        DatabaseKind database,
        string extent,
        string decidedOn,
        string reference,
        string sentence
    )
    {
        var app = await Towns.SharedAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync($"/reglages/elus/{app.Town.ElectedOfficial}/delegation");

        var refused = await form.SubmitAsync(
            "Enregistrer la délégation",
            ("Extent", extent),
            ("DecidedOn", decidedOn),
            ("DecisionReference", reference)
        );

        refused.Errors.ShouldHaveSingleItem().ShouldContain(sentence);
        refused.ValueOf("Extent").ShouldBe(extent);
        refused.ValueOf("DecidedOn").ShouldBe(decidedOn);
        refused.ValueOf("DecisionReference").ShouldBe(reference);
        refused.Text.ShouldContain("Aucune délégation");
    }
}
