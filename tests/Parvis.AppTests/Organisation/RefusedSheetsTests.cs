using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Organisation;

/// <summary>What the sheets of the settings refuse: a wrong input, a version out of date, somebody without the right.</summary>
public sealed class RefusedSheetsTests
{
    const string Places = "/reglages/lieux";
    const string Agents = "/reglages/agents";
    const string Circles = "/reglages/cercles";
    const string Officials = "/reglages/elus";
    const string Partners = "/reglages/organismes";

    [SkippableTheory]
    [BothDatabases(Places, "Phone", "02 99 00 00 77", "Name", "", "Donnez un nom au lieu d'accueil.")]
    [BothDatabases(Places, "Name", "Piscine", "Days[1]", "le matin", "Mardi : écrivez les heures comme « 9h-12h")]
    [BothDatabases(Places, "Name", "Piscine", "Days[1]", "9h-26h", "Mardi : « 9h-26h » n'est pas une heure du jour.")]
    [BothDatabases(Places, "Name", "Piscine", "Days[1]", "17h-9h", "Mardi : l'heure de fermeture doit suivre")]
    [BothDatabases(
        Places,
        "Name",
        "Piscine",
        "Days[2]",
        "9h-12h, 11h-17h",
        "Mercredi : deux ouvertures se chevauchent"
    )]
    [BothDatabases(Agents, "Function", "jardinière", "LastName", "", "Donnez le nom de l'agent.")]
    [BothDatabases(
        Agents,
        "LastName",
        "Roux",
        "Email",
        "lea.roux",
        "Cette adresse électronique ne semble pas complète"
    )]
    [BothDatabases(Circles, "TransferPhone", "02 99 00 00 77", "Name", "", "Donnez un nom au cercle.")]
    [BothDatabases(Officials, "Function", "adjoint aux sports", "LastName", "", "Donnez le nom de l'élu.")]
    [BothDatabases(Officials, "LastName", "Roux", "MandateUntil", "", "Donnez la fin du mandat.")]
    [BothDatabases(
        Officials,
        "LastName",
        "Roux",
        "MandateUntil",
        "2026-03-21",
        "La fin du mandat doit suivre son début."
    )]
    [BothDatabases(Partners, "Competence", "Les cars scolaires", "Name", "", "Donnez un nom à l'organisme.")]
    [BothDatabases(Partners, "Name", "Région", "Email", "region", "Cette adresse électronique ne semble pas complète")]
    public async Task A_wrong_input_is_said_beside_what_was_typed_and_nothing_is_stored(
        DatabaseKind database,
        string list,
        string field,
        string typed,
        string wrongField,
        string wrong,
        string sentence
    )
    {
        var app = await Towns.SharedAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var before = (await administrator.GetPageAsync(list)).Text;
        List<(string Field, object? Value)> values = [($"Input.{field}", typed), ($"Input.{wrongField}", wrong)];
        if (list == Officials)
            values.Add(("Input.MandateFrom", "2026-03-22"));

        var refused = await (await administrator.GetPageAsync($"{list}/fiche")).SubmitAsync("Enregistrer", [.. values]);

        refused.Errors.ShouldContain(e => e.Contains(sentence, StringComparison.Ordinal));
        refused.Has(".error-summary a").ShouldBeTrue();
        ErrorsLeadToTheirFields(refused);
        refused.ValueOf($"Input.{field}").ShouldBe(typed);
        refused.ValueOf($"Input.{wrongField}").ShouldBe(wrong);
        (await administrator.GetPageAsync(list)).Text.ShouldBe(before);
    }

    [SkippableTheory, BothDatabases]
    public async Task One_department_twice_is_refused_and_both_rows_stay(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync($"{Agents}/fiche");

        var refused = await form.SubmitAsync(
            "Enregistrer",
            ("Input.LastName", "Roux"),
            ("Input.Memberships[0].DepartmentId", app.Town.Roads),
            ("Input.Memberships[1].DepartmentId", app.Town.Roads),
            ("Input.Memberships[1].Role", "Head")
        );

        refused.Errors.ShouldBe(["Un même service est choisi deux fois : gardez un seul rôle."]);
        ErrorsLeadToTheirFields(refused);
        refused.ValueOf("Input.Memberships[1].DepartmentId").ShouldBe(app.Town.Roads.ToString());
        refused.ValueOf("Input.Memberships[1].Role").ShouldBe("Head");
        (await administrator.GetPageAsync(Agents)).Text.ShouldNotContain("Roux");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_last_administrator_cannot_leave(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync($"{Agents}/fiche/{app.Town.Agent("admin")}");

        var refused = await form.SubmitAsync("Enregistrer", ("Input.Active", false));

        refused.Errors.ShouldHaveSingleItem().ShouldContain("C'est le dernier administrateur.");
        (await administrator.GetPageAsync("/reglages")).Title.ShouldBe("Réglages");
    }

    [SkippableTheory]
    [BothDatabases(Places, "Name")]
    [BothDatabases(Agents, "LastName")]
    [BothDatabases(Circles, "Name")]
    [BothDatabases(Officials, "LastName")]
    [BothDatabases(Partners, "Name")]
    [BothDatabases("/reglages/services", "Name")]
    public async Task Who_saves_second_sees_both_versions_before_anything_is_lost(
        DatabaseKind database,
        string list,
        string field
    )
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var sheet = $"{list}/fiche/{Known(app.Town, list)}";
        var (first, second) = (await administrator.GetPageAsync(sheet), await administrator.GetPageAsync(sheet));
        await first.SubmitAsync("Enregistrer", ($"Input.{field}", "La première"));

        var told = await second.SubmitAsync("Enregistrer", ($"Input.{field}", "La seconde"));
        told.Text.ShouldContain("Un collègue vient d'enregistrer une autre version.");
        told.Rows("[data-label='Enregistré maintenant']").ShouldContain("La première");
        told.ValueOf($"Input.{field}").ShouldBe("La seconde");
        (await administrator.GetPageAsync(list)).Text.ShouldContain("La première");

        await told.SubmitAsync("Enregistrer");
        (await administrator.GetPageAsync(list)).Text.ShouldContain("La seconde");
    }

    [SkippableTheory]
    [BothDatabases("accueil")]
    [BothDatabases("chef")]
    [BothDatabases("pilote")]
    [BothDatabases("directeur")]
    [BothDatabases("elue")]
    public async Task Without_the_right_no_sheet_opens_and_no_form_is_heard(DatabaseKind database, string login)
    {
        await using var app = await TownApp.StartAsync(database);
        using var client = await app.SignInAsync(login);
        string[] lists = [Places, Agents, Circles, Officials, Partners, "/reglages/services"];
        string[] addresses =
        [
            .. lists.Select(list => $"{list}/fiche"),
            .. lists.Select(list => $"{list}/fiche/{Known(app.Town, list)}"),
            $"{Circles}/{app.Town.SocialCircle}/membres?handler=Admit",
            $"{Circles}/{app.Town.SocialCircle}/membres?handler=Dismiss",
            $"{Officials}/{app.Town.ElectedOfficial}/delegation",
        ];

        foreach (var address in addresses)
        {
            await client.GetPageAsync(address, HttpStatusCode.NotFound);
            var answer = await client.ForgeAsync(
                address,
                ("Input.Name", "Intrus"),
                ("Input.LastName", "Intrus"),
                ("Input.MandateFrom", "2026-03-22"),
                ("Input.MandateUntil", "2032-03-21"),
                ("Input.Version", "0"),
                ("agentId", app.Town.Agent("accueil").ToString()),
                ("Extent", app.Town.Pothole.ToString()),
                ("DecidedOn", "2026-04-02"),
                ("DecisionReference", "arrêté n° 2026-112")
            );
            answer.ShouldBe(HttpStatusCode.NotFound, address);
        }

        (await app.DatabaseAsync(db => db.Set<AdministrationEntry>().CountAsync())).ShouldBe(0);
    }

    static Guid Known(TestTown town, string list) =>
        list switch
        {
            Places => town.TownHall,
            Agents => town.Agent("voirie"),
            Circles => town.SocialCircle,
            Officials => town.ElectedOfficial,
            Partners => town.Metropolis,
            _ => town.Roads,
        };

    static void ErrorsLeadToTheirFields(TownPage page) =>
        page
            .Document.QuerySelectorAll(".error-summary a")
            .Select(a => a.GetAttribute("href")!)
            .ShouldAllBe(target => page.Document.GetElementById(target.TrimStart('#')) != null);
}
