using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Intake;

/// <summary>Who asks, when the town hall does not know them yet.</summary>
public sealed class QuickEntryPeopleTests
{
    const string Register = "[data-register]";

    [SkippableTheory, BothDatabases]
    public async Task Somebody_unknown_gets_a_sheet_in_the_same_breath(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var page = await form.SubmitAsync(
            Register,
            ("Text", "Un trou."),
            ("Who.LastName", "Le Bihan"),
            ("Who.FirstName", "Nolwenn"),
            ("Who.Phone", "06 01 02 03 04")
        );

        page.Text.ShouldContain("Nolwenn Le Bihan");
        (await reception.GetPageAsync("/usagers?q=0601020304")).Text.ShouldContain("Nolwenn Le Bihan");
    }

    [SkippableTheory]
    [BothDatabases("Who.Email", "pasmail", "n'est pas une adresse électronique")]
    [BothDatabases("Who.FirstName", null, "Ce nom est trop long")]
    [BothDatabases("For.Phone", "x", "n'est pas un numéro de téléphone")]
    public async Task What_cannot_be_a_sheet_is_said_and_nothing_typed_is_lost(
        DatabaseKind database,
        string field,
        string? value,
        string sentence
    )
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var page = await form.SubmitAsync(
            Register,
            ("Text", "Un trou."),
            ("Who.LastName", "Le Bihan"),
            ("For.LastName", "Le Bihan"),
            (field, value ?? new string('x', 5_000))
        );

        page.Errors.ShouldContain(e => e.Contains(sentence, StringComparison.Ordinal));
        page.Find("[name='Text']").TextContent.ShouldContain("Un trou.");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_new_sheet_that_resembles_another_asks_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var asked = await form.SubmitAsync(
            Register,
            ("Text", "Un trou."),
            ("Who.LastName", "Dupont"),
            ("Who.FirstName", "Jean")
        );

        asked.Errors.ShouldContain(e => e.Contains("peut-être la même personne", StringComparison.Ordinal));
        asked.Find("[name='Text']").TextContent.ShouldContain("Un trou.");
        asked.Has($"input[type=radio][value='{app.Town.Jean}']").ShouldBeTrue();
        var his = await asked.SubmitAsync(Register, ("Who.Id", app.Town.Jean));
        his.Has($"a[href='/usagers/{app.Town.Jean}']").ShouldBeTrue();
        var other = await (await reception.GetPageAsync("/demandes/nouvelle")).SubmitAsync(
            Register,
            ("Text", "Un autre trou."),
            ("Who.LastName", "Dupont"),
            ("Who.FirstName", "Jean")
        );
        var made = await other.SubmitAsync(Register);
        made.Has($"a[href='/usagers/{app.Town.Jean}']").ShouldBeFalse();
        made.Text.ShouldContain("Jean Dupont");
    }
}
