using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Administration;

/// <summary>Two things an agent could not tell apart in a list are refused, on screen and in a file.</summary>
public sealed class NameTwiceTests
{
    [SkippableTheory]
    [BothDatabases("/reglages/services/fiche", "VOIRIE", "Un service porte déjà ce nom au même endroit.")]
    [BothDatabases("/reglages/sujets/fiche", "NID-DE-POULE", "Un sujet porte déjà ce nom au même endroit.")]
    [BothDatabases("/reglages/lieux/fiche", "mairie", "Un lieu d'accueil porte déjà ce nom.")]
    [BothDatabases("/reglages/organismes/fiche", "rennes metropole", "Un organisme porte déjà ce nom.")]
    public async Task On_screen(DatabaseKind database, string address, string name, string sentence)
    {
        var app = await Towns.SharedAsync(database);
        using var administrator = await app.SignInAsync("admin");

        var refused = await (await administrator.GetPageAsync(address)).SubmitAsync(
            "Enregistrer",
            ("Input.Name", name)
        );

        refused.Errors.ShouldContain(e => e.Contains(sentence, StringComparison.Ordinal));
        refused.Has("a[href='#Input_Name']").ShouldBeTrue();
    }

    [SkippableTheory]
    [BothDatabases("services", "Un service porte déjà ce nom au même endroit.")]
    [BothDatabases("sujets", "Un sujet porte déjà ce nom au même endroit.")]
    [BothDatabases("lieux", "Un lieu d'accueil porte déjà ce nom.")]
    public async Task In_a_file(DatabaseKind database, string slug, string sentence)
    {
        var app = await Towns.SharedAsync(database);
        using var administrator = await app.SignInAsync("admin");
        const string csv = "code;nom\nA1;Même nom\nA2;même nom\n";

        var trial = await (await administrator.GetPageAsync($"/reglages/import/{slug}")).SubmitAsync(
            "Essayer, sans rien enregistrer",
            ("Upload", new TypedFile($"{slug}.csv", System.Text.Encoding.UTF8.GetBytes(csv)))
        );

        trial.Rows(".import-report tbody tr").ShouldContain(l => l.StartsWith('3') && l.Contains($"nom : {sentence}"));
        trial.Rows(".import-report tbody tr").ShouldContain(l => l.StartsWith("2 Même nom créé"));
    }
}
