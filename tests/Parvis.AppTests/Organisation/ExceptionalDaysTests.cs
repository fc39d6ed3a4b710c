using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Organisation;

/// <summary>A day on which a place opens otherwise: written once, read by who answers the phone.</summary>
public sealed class ExceptionalDaysTests
{
    [SkippableTheory, BothDatabases]
    public async Task Reception_reads_the_special_days_to_come(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var today = DateOnly.FromDateTime(app.Clock.UtcNow);
        var (closed, short_, far) = (today.AddDays(3), today.AddDays(5), today.AddDays(90));
        await (await admin.GetPageAsync($"/reglages/services/fiche/{app.Town.Roads}")).SubmitAsync(
            "Enregistrer",
            ("Input.ServicePointId", app.Town.TownHall)
        );
        var sheet = await admin.GetPageAsync($"/reglages/lieux/fiche/{app.Town.TownHall}");

        await sheet.SubmitAsync(
            "Enregistrer",
            ("Input.Exceptions", $"{short_:dd/MM/yyyy} 9h - 12h\n{closed:dd/MM/yyyy} fermé\n{far:dd/MM/yyyy} 8h-9h")
        );
        await (await admin.GetPageAsync("/reglages/calendrier")).SubmitAsync(
            "Enregistrer",
            ("Input.Days", $"{today.AddDays(10):dd/MM/yyyy} Fête locale\n{short_:dd/MM/yyyy} Pont")
        );

        using var reception = await app.SignInAsync("accueil");
        var page = await reception.GetPageAsync($"/services/{app.Town.Roads}");
        page.Text.ShouldContain("Jours particuliers");
        page.Text.ShouldContain("fermé (Fête locale)");
        page.Text.ShouldContain("9h-12h");
        page.Text.ShouldNotContain("Pont");
        page.Text.ShouldNotContain("8h-9h");
        (await admin.GetPageAsync($"/reglages/lieux/fiche/{app.Town.TownHall}"))
            .ValueOf("Input.Exceptions")
            .ShouldStartWith($"{closed:dd/MM/yyyy} fermé\n{short_:dd/MM/yyyy} 9h-12h");
    }

    [SkippableTheory]
    [BothDatabases("le 24", "n'est pas une date")]
    [BothDatabases("24/12/2026 de 9 à 12", "écrivez les heures comme")]
    [BothDatabases("24/12/2026 9h-12h, 11h-14h", "se chevauchent")]
    [BothDatabases("02/01/2027 9h-12h", "déjà écrit plus haut")]
    public async Task A_line_that_is_none_is_named_and_kept(DatabaseKind database, string line, string why)
    {
        var app = await Towns.SharedAsync(database);
        using var admin = await app.SignInAsync("admin");
        var typed = $"02/01/2027 fermé\n{line}";

        var refused = await (await admin.GetPageAsync($"/reglages/lieux/fiche/{app.Town.TownHall}")).SubmitAsync(
            "Enregistrer",
            ("Input.Exceptions", typed)
        );

        refused.Errors.ShouldHaveSingleItem().ShouldStartWith("Jours particuliers, ligne 2 : ");
        refused.Errors[0].ShouldContain(why);
        refused.ValueOf("Input.Exceptions").ShouldBe(typed);
    }
}
