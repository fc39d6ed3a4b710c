using Parvis.Ui;

namespace Parvis.UnitTests.Ui;

public sealed class FrenchSpacesTests
{
    [Theory]
    [InlineData("Vide : partout.", "Vide_: partout.")]
    [InlineData("Par « Ajouter un fichier » ; où ?", "Par «_Ajouter un fichier_»_; où_?")]
    [InlineData("07:30, https://exemple.fr", "07:30, https://exemple.fr")]
    public void No_line_begins_with_a_sign_nor_ends_with_an_opening_quote(string written, string kept) =>
        FrenchSpaces.Keep(written).ShouldBe(kept.Replace('_', '\u00A0'));
}
