using Parvis.Data;

namespace Parvis.UnitTests;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Élise Lefèvre", "elise lefevre")]
    [InlineData("  Le   Goff-L'Hermitte ", "le goff l hermitte")]
    [InlineData("CŒUR d'Œillet", "coeur d oeillet")]
    [InlineData("Łukasz Đorđe Søren Straße", "lukasz dorde soren strasse")]
    [InlineData("12 bis, rue du 8-Mai", "12 bis rue du 8 mai")]
    [InlineData("...", "")]
    [InlineData(null, "")]
    public void Texts_that_look_alike_fold_alike(string? text, string folded) => Folding.Fold(text).ShouldBe(folded);

    [Theory]
    [InlineData("Élise Lefèvre")]
    [InlineData("ﬁn n° 3 — « guillemets »")]
    public void Folding_twice_changes_nothing(string text) =>
        Folding.Fold(Folding.Fold(text)).ShouldBe(Folding.Fold(text));
}
