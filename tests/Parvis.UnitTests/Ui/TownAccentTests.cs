using Parvis.Ui;

namespace Parvis.UnitTests.Ui;

public sealed class TownAccentTests
{
    static readonly Colour DarkestPaper = new(0xec, 0xe6, 0xda);
    static readonly Colour LightestNight = new(0x2c, 0x29, 0x25);

    /// <summary>Values of the contrast checkers everybody uses.</summary>
    [Theory]
    [InlineData("#000000", "#ffffff", 21.0)]
    [InlineData("#ffffff", "#ffffff", 1.0)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#ff0000", "#ffffff", 4.0)]
    [InlineData("#1d4c8a", "#ffffff", 8.6)]
    public void Contrast_is_the_one_of_WCAG(string one, string other, double expected)
    {
        Colour.TryParse(one, out var first).ShouldBeTrue();
        Colour.TryParse(other, out var second).ShouldBeTrue();

        first.ContrastWith(second).ShouldBe(expected, 0.05);
        second.ContrastWith(first).ShouldBe(first.ContrastWith(second));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bleu")]
    [InlineData("1d4c8a")]
    [InlineData("#1d4")]
    [InlineData("#1d4c8g")]
    [InlineData("#1d4c8a;}")]
    [InlineData("#1d4c8a\n;")]
    public void What_is_not_a_colour_is_refused(string? text)
    {
        Colour.TryParse(text, out _).ShouldBeFalse();
        TownAccent.From(text).ShouldBeNull();
    }

    [Theory]
    [InlineData("#1d4c8a")]
    [InlineData("#7a1f3d")]
    [InlineData("#000000")]
    [InlineData(" #0B6B2E ")]
    [InlineData("#0000ff")]
    public void A_dark_enough_colour_reads_in_both_themes(string text)
    {
        var accent = TownAccent.From(text).ShouldNotBeNull();

        accent.Light.ContrastWith(DarkestPaper).ShouldBeGreaterThanOrEqualTo(TownAccent.Enough);
        accent.Dark.ContrastWith(LightestNight).ShouldBeGreaterThanOrEqualTo(TownAccent.Enough);
        TownAccent.Refusal(text).ShouldBeNull();
        accent.ToCss().ShouldContain($"light-dark({accent.Light}, {accent.Dark})");
    }

    [Theory]
    [InlineData("#ffcc00")]
    [InlineData("#ff7f50")]
    [InlineData("#ffffff")]
    public void A_light_colour_is_refused_with_a_darker_one_that_works(string text)
    {
        TownAccent.From(text).ShouldBeNull();

        var refusal = TownAccent.Refusal(text).ShouldNotBeNull();
        refusal.ShouldContain("trop claire");
        var offered = refusal[refusal.LastIndexOf('#')..].TrimEnd('.');
        TownAccent.From(offered).ShouldNotBeNull();
    }

    [Fact]
    public void The_two_papers_are_those_of_the_style_sheet()
    {
        var tokens = File.ReadAllText(
            Path.Combine(TestKit.Repository.ApplicationFolder, "wwwroot", "css", "foundation", "tokens.css")
        );

        tokens.ShouldContain(DarkestPaper.ToString());
        tokens.ShouldContain(LightestNight.ToString());
    }

    [Fact]
    public void Nothing_is_said_of_an_empty_setting() => TownAccent.Refusal("  ").ShouldBeNull();

    [Fact]
    public void Words_are_answered_with_the_form_expected() => TownAccent.Refusal("bleu roi")!.ShouldContain("#1d4c8a");
}
