using Parvis.Features.Settings.Texts;

namespace Parvis.UnitTests.Settings;

public sealed class TextLengthTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(160, 1)]
    [InlineData(161, 2)]
    [InlineData(306, 2)]
    [InlineData(307, 3)]
    [InlineData(459, 3)]
    [InlineData(460, 4)]
    public void Plain_signs_count_by_160_then_153(int signs, int segments) =>
        TextLength.Of(new string('a', signs)).Segments.ShouldBe(segments);

    [Theory]
    [InlineData(70, 1)]
    [InlineData(71, 2)]
    [InlineData(134, 2)]
    [InlineData(135, 3)]
    [InlineData(201, 3)]
    public void One_sign_outside_and_all_count_by_70_then_67(int signs, int segments)
    {
        var length = TextLength.Of($"ê{new string('a', signs - 1)}");

        length.Segments.ShouldBe(segments);
        length.Outside.ShouldBe(["ê"]);
    }

    [Theory]
    [InlineData("éèàùìòñ ÇÄÖÑÜÉÅØ ß@£$¥§¿¡¤ ΔΦΓΛΩΠΨΣΘΞ")]
    [InlineData("ligne\r\nsuivante")]
    public void The_alphabet_is_that_of_GSM(string text)
    {
        var length = TextLength.Of(text);

        length.IsUnicode.ShouldBeFalse();
        length.Units.ShouldBe(text.ReplaceLineEndings("\n").Length);
    }

    [Theory]
    [InlineData("€")]
    [InlineData("[")]
    [InlineData("]")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("\\")]
    [InlineData("^")]
    [InlineData("~")]
    [InlineData("|")]
    public void A_sign_of_the_extension_takes_two_places(string sign)
    {
        TextLength.Of(sign).Units.ShouldBe(2);
        TextLength.Of(sign + new string('a', 158)).Segments.ShouldBe(1);
        TextLength.Of(sign + new string('a', 159)).Segments.ShouldBe(2);
    }

    [Fact]
    public void An_escape_is_never_parted_between_two_segments()
    {
        // 152 signs, then one that needs two places: it opens the second segment, which then has one place less.
        var text = new string('a', 152) + "€" + new string('a', 151);

        TextLength.Of(text).Segments.ShouldBe(2);
        TextLength.Of(text + "a").Segments.ShouldBe(3);
    }

    [Fact]
    public void A_pair_is_never_parted_either()
    {
        var text = new string('ê', 66) + "😀" + new string('ê', 65);

        TextLength.Of(text).Segments.ShouldBe(2);
        TextLength.Of(text + "ê").Segments.ShouldBe(3);
    }

    [Theory]
    [InlineData('ç')]
    [InlineData('â')]
    [InlineData('ê')]
    [InlineData('î')]
    [InlineData('ô')]
    [InlineData('û')]
    [InlineData('ë')]
    [InlineData('ï')]
    [InlineData('À')]
    public void French_letters_it_lacks_are_named(char letter) =>
        TextLength.Of($"avant {letter} après {letter}").Outside.ShouldBe([letter.ToString()]);

    [Fact]
    public void Typography_alone_costs_nothing()
    {
        var text = TextWording.Simplify("L’accueil\u00A0: «\u00A0sœur\u00A0» – à 14\u202Fh…");

        text.ShouldBe("L'accueil : \"soeur\" - à 14 h...");
        TextLength.Of(text).IsUnicode.ShouldBeFalse();
    }
}
