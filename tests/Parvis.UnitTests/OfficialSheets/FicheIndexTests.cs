using Parvis.Features.OfficialSheets.Search;

namespace Parvis.UnitTests.OfficialSheets;

public sealed class FicheIndexTests
{
    static readonly FicheIndex Index = new(
        [
            Fiche("F1", "Carte nationale d'identité d'un majeur", "Première demande, renouvellement, perte."),
            Fiche(
                "F2",
                "Passeport d'un mineur",
                "Le mineur a son propre passeport ; sa carte d'identité suffit parfois."
            ),
            Fiche("R3", "Passeport d'un mineur", "Téléservice."),
            Fiche("F4", "Élections : s'inscrire sur les listes", "En mairie ou en ligne."),
        ],
        new Dictionary<string, string>
        {
            ["F7"] = "F8",
            ["F8"] = "F1",
            ["F9"] = "F10",
            ["F10"] = "F9",
        }
    );

    [Theory]
    [InlineData("carte identite", "F1 F2")]
    [InlineData("passeport", "F2 R3")]
    [InlineData("paseport mineur", "F2 R3")]
    [InlineData("ELECTIONS", "F4")]
    [InlineData("inscription liste", "")]
    [InlineData("renouv", "F1")]
    [InlineData("f4", "F4")]
    [InlineData("https://www.service-public.gouv.fr/particuliers/vosdroits/F1", "F1")]
    [InlineData("de la", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_fiche_is_found_by_its_title_first(string? typed, string found) =>
        string.Join(' ', Index.Search(typed, 10).Select(f => f.Id)).ShouldBe(found);

    [Fact]
    public void What_was_replaced_leads_to_what_is_here_and_never_round_and_round()
    {
        Index.Replacing("F7")!.Id.ShouldBe("F1");
        Index.Replacing("F9").ShouldBeNull();
        Index.Replacing("F1").ShouldBeNull();
    }

    static FicheEntry Fiche(string id, string title, string description) =>
        new(id, title, description, "", "", "", null);
}
