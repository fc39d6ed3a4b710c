using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Settings;

/// <summary>Where residents contest decisions: proposed from the law, then confirmed by somebody who says so.</summary>
public sealed class AppealRoutesTests
{
    const string Page = "/reglages/voies-de-recours";
    const string Waits = "aucun accusé de réception qui annonce un rejet ne part";

    [SkippableTheory, BothDatabases]
    public async Task The_court_is_proposed_from_the_postal_code_and_nothing_is_confirmed(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var admin = await app.SignInAsync("admin");

        var page = await admin.GetPageAsync(Page);

        page.Find("[name='Input.CourtName']").GetAttribute("value").ShouldBe("Tribunal administratif de Rennes");
        page.Text.ShouldContain("À vérifier");
        page.Text.ShouldContain(Waits);
        (await RoutesAsync(app)).Confirmed.ShouldBeFalse();
        (await admin.GetPageAsync("/reglages")).Text.ShouldContain("Les voies de recours ne sont pas confirmées");
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_confirms_is_named_with_the_day(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");

        var confirmed = await ConfirmAsync(await admin.GetPageAsync(Page));

        confirmed.Text.ShouldNotContain(Waits);
        var routes = await RoutesAsync(app);
        routes.Confirmed.ShouldBeTrue();
        routes.CourtAddress.ShouldBe("3 contour de la Motte, 35044 Rennes");
        routes.TelerecoursUrl.ShouldBe("https://citoyens.telerecours.fr");
        routes.ConfirmedOn.ShouldBe(DateOnly.FromDateTime(app.Clock.UtcNow));
        confirmed.Text.ShouldContain($"Confirmées par {routes.ConfirmedBy} le");
        routes.ConfirmedBy.ShouldBe((await app.ViewerAsync("admin")).Name);
        (await admin.GetPageAsync("/reglages/journal")).Text.ShouldContain("Voies de recours modifiées");
        (await admin.GetPageAsync("/reglages")).Text.ShouldNotContain("Les voies de recours ne sont pas confirmées");
    }

    [SkippableTheory]
    [BothDatabases("Input.CourtPhone")]
    [BothDatabases("Input.AccessName")]
    public async Task A_change_undoes_the_confirmation_until_it_is_given_again(DatabaseKind database, string field)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var confirmed = await ConfirmAsync(await admin.GetPageAsync(Page));

        var untouched = await confirmed.SubmitAsync("Enregistrer sans confirmer");
        (await RoutesAsync(app)).Confirmed.ShouldBeTrue();
        var changed = await untouched.SubmitAsync("Enregistrer sans confirmer", (field, "02 99 00 11 22"));
        changed.Text.ShouldContain(Waits);
        (await RoutesAsync(app)).Confirmed.ShouldBeFalse();
        await changed.SubmitAsync("Enregistrer et confirmer");

        (await RoutesAsync(app)).Confirmed.ShouldBeTrue();
    }

    [SkippableTheory]
    [BothDatabases("Input.CourtName", "nom du tribunal")]
    [BothDatabases("Input.CourtAddress", "adresse du tribunal")]
    [BothDatabases("Input.CourtPhone", "téléphone du tribunal")]
    [BothDatabases("Input.TelerecoursUrl", "adresse de Télérecours")]
    public async Task What_is_incomplete_is_not_confirmed(DatabaseKind database, string field, string words)
    {
        var app = await Towns.SharedAsync(database);
        using var admin = await app.SignInAsync("admin");

        var refused = await ConfirmAsync(await admin.GetPageAsync(Page), (field, ""));

        refused.Text.ShouldContain(words);
        (await RoutesAsync(app)).Confirmed.ShouldBeFalse();
    }

    [SkippableTheory]
    [BothDatabases("Input.CourtAddress", "3 contour de la Motte", "code postal")]
    [BothDatabases("Input.CourtPhone", "appelez-nous", "numéro de téléphone")]
    public async Task What_no_letter_or_call_would_reach_is_not_confirmed(
        DatabaseKind database,
        string field,
        string typed,
        string words
    )
    {
        var app = await Towns.SharedAsync(database);
        using var admin = await app.SignInAsync("admin");

        var refused = await ConfirmAsync(await admin.GetPageAsync(Page), (field, typed));

        refused.Text.ShouldContain(words);
        refused.ValueOf(field).ShouldBe(typed);
        (await RoutesAsync(app)).Confirmed.ShouldBeFalse();
    }

    static Task<TownPage> ConfirmAsync(TownPage page, params (string Field, object? Value)[] other) =>
        page.SubmitAsync(
            "Enregistrer et confirmer",
            [
                ("Input.CourtAddress", "3 contour de la Motte, 35044 Rennes"),
                ("Input.CourtPhone", "02 23 21 28 28"),
                .. other,
            ]
        );

    static Task<AppealRoutes> RoutesAsync(TownApp app) =>
        app.InScopeAsync(async services =>
            (
                await services.GetRequiredService<SettingsStore>().GetForEditAsync<AppealRoutes>(CancellationToken.None)
            ).Value
        );
}
