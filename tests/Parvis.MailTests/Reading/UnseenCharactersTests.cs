using Parvis.Mail.Reading.Texts;

namespace Parvis.MailTests.Reading;

/// <summary>Two subjects that look the same are the same.</summary>
public sealed class UnseenCharactersTests
{
    [Theory]
    [InlineData("Nid\u200B-de-\u2060poule", "Nid-de-poule")]
    [InlineData("\uFEFFÉclairage\u00AD en panne\u200E", "Éclairage en panne")]
    [InlineData("Fac\u200Ctu\u200Dre\uFE0F n\u034F° 3", "Facture n° 3")]
    [InlineData("Déchets \u200D\u200C \u200B verts", "Déchets verts")]
    [InlineData("Κάδος\u200D απορριμμάτων", "Κάδος απορριμμάτων")]
    public void A_subject_keeps_nothing_that_is_not_seen(string written, string seen) =>
        CleanText.OneLine(written).ShouldBe(seen);

    [Theory]
    [InlineData("Merci ❤\uFE0F 👩\u200D👧")]
    [InlineData("❤\uFE0F\u200D🔥")]
    [InlineData("\U0001F3F4\U000E0067\U000E0062\U000E007F drapeau")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("سنة \u0601\u0661")]
    public void What_shapes_emoji_and_letters_stays(string written) => CleanText.OneLine(written).ShouldBe(written);

    [Theory]
    [InlineData("می\u200C خواهم\u200D", "می خواهم")]
    [InlineData("❤\uFE0F\uFE0F\uFE0F", "❤\uFE0F")]
    public void What_shapes_nothing_goes(string written, string seen) => CleanText.OneLine(written).ShouldBe(seen);
}
