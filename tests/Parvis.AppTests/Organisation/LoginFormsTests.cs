using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Organisation;

/// <summary>A login is given, changed, taken away and given back; its first password is shown once and serves once.</summary>
public sealed class LoginFormsTests
{
    const string OwnChoice = "une phrase assez longue";

    [SkippableTheory, BothDatabases]
    public async Task A_new_login_opens_only_after_its_owner_chose_a_password(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var form = await FormForSomebodyNewAsync(administrator);
        form.ValueOf("UserName").ShouldBe("lea.roux");

        var made = await form.SubmitAsync("Créer le compte", ("Roles", "Pilot"));
        var password = made.Find(".settings-secret").TextContent;
        made.Text.ShouldContain("Léa Roux");
        (await administrator.GetPageAsync(made.Path)).Body.ShouldNotContain(password);

        using var agent = await app.SignInAsync("lea.roux", password);
        var choice = await agent.GetPageAsync("/demandes/a-affecter");
        choice.Title.ShouldBe("Choisissez votre mot de passe");
        await choice.SubmitAsync(
            "Changer le mot de passe",
            ("CurrentPassword", password),
            ("NewPassword", OwnChoice),
            ("Again", OwnChoice)
        );
        (await agent.GetPageAsync("/demandes/a-affecter")).Title.ShouldBe("À affecter");
        (await app.SignInAsync("lea.roux", OwnChoice)).Dispose();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_password_shown_once_serves_three_days(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var made = await (await FormForSomebodyNewAsync(administrator)).SubmitAsync("Créer le compte");
        app.Clock.Advance(AccountService.TemporaryPasswordLife + TimeSpan.FromMinutes(1));

        var refused = await SignInAsync(app, "lea.roux", made.Find(".settings-secret").TextContent);

        refused.Text.ShouldContain("Ce mot de passe provisoire n'est plus valable.");
    }

    [SkippableTheory]
    [BothDatabases("UserName", "", "Donnez un identifiant.")]
    [BothDatabases("UserName", "accueil", "L'identifiant « accueil » est déjà pris. Choisissez-en un autre.")]
    [BothDatabases("UserName", "léa roux", "L'identifiant s'écrit avec des lettres sans accent")]
    [BothDatabases("Email", "lea.roux", "Cette adresse électronique ne semble pas complète")]
    public async Task A_login_that_cannot_be_is_refused_and_what_was_typed_stays(
        DatabaseKind database,
        string field,
        string typed,
        string sentence
    )
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var form = await FormForSomebodyNewAsync(administrator);

        var refused = await form.SubmitAsync("Créer le compte", (field, typed), ("Roles", "Director"));

        refused.Errors.ShouldHaveSingleItem().ShouldContain(sentence);
        refused.ValueOf(field).ShouldBe(typed);
        refused.Has("[name=Roles][value=Director][checked]").ShouldBeTrue();
        (await app.DatabaseAsync(db => db.Set<Account>().CountAsync())).ShouldBe(app.Town.Logins.Count);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_disabled_login_is_out_at_once_and_comes_back_as_it_was(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        using var pilot = await app.SignInAsync("pilote");
        var sheet = await administrator.GetPageAsync(AddressOf(app, "pilote"));

        sheet = await sheet.SubmitAsync("Désactiver le compte");
        (await pilot.GetPageAsync("/")).Path.ShouldBe("/connexion");
        (await SignInAsync(app, "pilote", TestTown.Password)).Text.ShouldContain("n'est pas le bon");

        await sheet.SubmitAsync("Réactiver le compte");
        using var back = await app.SignInAsync("pilote");
        (await back.GetPageAsync("/demandes/a-affecter")).Title.ShouldBe("À affecter");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_lost_password_is_replaced_and_the_old_one_opens_nothing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        using var before = await app.SignInAsync("voirie");
        var sheet = await administrator.GetPageAsync(AddressOf(app, "voirie"));

        var replaced = await sheet.SubmitAsync("Remplacer le mot de passe");

        (await before.GetPageAsync("/")).Path.ShouldBe("/connexion");
        (await SignInAsync(app, "voirie", TestTown.Password)).Path.ShouldBe("/connexion");
        using var agent = await app.SignInAsync("voirie", replaced.Find(".settings-secret").TextContent);
        (await agent.GetPageAsync("/")).Title.ShouldBe("Choisissez votre mot de passe");
    }

    [SkippableTheory, BothDatabases]
    public async Task Five_wrong_passwords_are_forgiven_by_an_administrator(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        for (var attempt = 0; attempt < 5; attempt++)
            await SignInAsync(app, "voirie", "pas le bon");

        var sheet = await administrator.GetPageAsync(AddressOf(app, "voirie"));
        sheet.Text.ShouldContain("verrouillé après trop d'essais");
        await sheet.SubmitAsync("Déverrouiller");

        (await app.SignInAsync("voirie")).Dispose();
    }

    [SkippableTheory, BothDatabases]
    public async Task Roles_of_the_whole_town_come_and_go_at_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var administrator = await app.SignInAsync("admin");
        using var agent = await app.SignInAsync("voirie");
        await agent.GetPageAsync("/demandes/a-affecter", HttpStatusCode.NotFound);
        var sheet = await administrator.GetPageAsync(AddressOf(app, "voirie"));

        sheet = await sheet.SubmitAsync("Enregistrer les rôles", ("Roles", new[] { "Pilot", "Reception" }));
        sheet.Has("[name=Roles][value=Pilot][checked]").ShouldBeTrue();
        (await agent.GetPageAsync("/demandes/a-affecter")).Title.ShouldBe("À affecter");

        await sheet.SubmitAsync("Enregistrer les rôles", ("Roles", new[] { "Reception" }));
        await agent.GetPageAsync("/demandes/a-affecter", HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task Somebody_always_remains_who_holds_the_settings(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var administrator = await app.SignInAsync("admin");
        var sheet = await administrator.GetPageAsync(AddressOf(app, "admin"));

        var refused = await sheet.SubmitAsync("Enregistrer les rôles", ("Roles", new[] { "Pilot" }));

        refused.Errors.ShouldHaveSingleItem().ShouldContain("C'est le dernier administrateur.");
        refused.Has("[name=Roles][value=Pilot][checked]").ShouldBeTrue();
        var forged = await administrator.ForgeAsync($"{AddressOf(app, "admin")}?handler=Disable");
        forged.ShouldBe(HttpStatusCode.OK);
        (await administrator.GetPageAsync("/reglages")).Title.ShouldBe("Réglages");
    }

    [SkippableTheory]
    [BothDatabases("chef")]
    [BothDatabases("pilote")]
    [BothDatabases("elue")]
    public async Task Without_the_right_no_login_can_be_touched(DatabaseKind database, string login)
    {
        await using var app = await TownApp.StartAsync(database);
        using var client = await app.SignInAsync(login);
        var agentId = app.Town.Agent("voirie");

        string[] handlers = ["Roles", "Disable", "Enable", "Unlock", "Reset"];
        foreach (
            var address in handlers
                .Select(handler => $"{AddressOf(app, "voirie")}?handler={handler}")
                .Append($"/reglages/comptes/nouveau?agent={agentId}")
        )
        {
            await client.GetPageAsync(address, HttpStatusCode.NotFound);
            var answer = await client.ForgeAsync(address, ("Roles", "Administrator"), ("UserName", "intrus"));
            answer.ShouldBe(HttpStatusCode.NotFound, address);
        }

        (await app.DatabaseAsync(db => db.Set<AdministrationEntry>().CountAsync())).ShouldBe(0);
    }

    static async Task<TownPage> FormForSomebodyNewAsync(TownClient administrator)
    {
        var form = await administrator.GetPageAsync("/reglages/agents/fiche");
        var sheet = await form.SubmitAsync("Enregistrer", ("Input.FirstName", "Léa"), ("Input.LastName", "Roux"));
        return await sheet.FollowAsync("Créer un compte");
    }

    static async Task<TownPage> SignInAsync(TownApp app, string login, string password)
    {
        using var visitor = app.Visit();
        var door = await visitor.GetPageAsync("/connexion");
        return await door.SubmitAsync("Se connecter", ("Name", login), ("Password", password));
    }

    static string AddressOf(TownApp app, string login) => $"/reglages/comptes/{app.Town.Account(login)}";
}
