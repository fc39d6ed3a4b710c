using Parvis.Mail.Reading.Texts;

namespace Parvis.MailTests.Reading;

public sealed class TextsTests
{
    [Theory]
    [InlineData("<p>un</p><p>deux</p>", "un\n\ndeux")]
    [InlineData("<div>un</div><div>deux</div>", "un\ndeux")]
    [InlineData("un<br>deux<br><br>trois", "un\ndeux\n\ntrois")]
    [InlineData("<p>un\n  deux</p>", "un deux")]
    [InlineData("<b>gr</b>as", "gras")]
    [InlineData("<ul><li>un</li><li>deux</li></ul>", "- un\n- deux")]
    [InlineData(
        "<table><tr><td>Lundi</td><td>fermé</td></tr><tr><td>Mardi</td><td>9h</td></tr></table>",
        "Lundi\tfermé\nMardi\t9h"
    )]
    [InlineData("<blockquote>un<br>deux</blockquote>trois", "> un\n> deux\n\ntrois")]
    [InlineData("<a href=\"https://ville.example/a\">la page</a>", "la page <https://ville.example/a>")]
    [InlineData("<a href=\"https://ville.example\">ville.example</a>", "ville.example")]
    [InlineData("<a href=\"javascript:x\">non</a>", "non")]
    [InlineData("<style>p{}</style><script>x()</script><title>t</title>un", "un")]
    [InlineData("<div style=\"display: none\">secret</div>un", "un")]
    [InlineData("<pre>a  b\nc</pre>", "a  b\nc")]
    [InlineData("&eacute;&nbsp;&amp;&#8364;", "é &€")]
    [InlineData("<p class=MsoNormal>un</p><p class=MsoNormal>deux</p>", "un\ndeux")]
    [InlineData("un<hr>deux", "un\n________________________________\ndeux")]
    [InlineData("<p>un", "un")]
    [InlineData("", "")]
    [InlineData("<<<>>><", "<<<>>><")]
    public void HTML_reads_as_somebody_would_see_it(string html, string expected) =>
        HtmlText.Of(html).ShouldBe(expected);

    [Theory]
    [InlineData("\u200B\u200B")]
    [InlineData(" \u2060\u00AD\n\uFEFF ")]
    [InlineData("\u3164\u2800\uFE0F")]
    [InlineData("\U000E0041\U000E007F")]
    [InlineData("\u202E\u2066")]
    public void What_shows_nothing_is_empty(string text)
    {
        CleanText.OneLine(text).ShouldBe("");
        CleanText.Lines(text).ShouldBe("");
    }

    [Theory]
    [InlineData("a\u200Bb", "a\u200Bb")]
    [InlineData("👩\u200D🌾", "👩\u200D🌾")]
    [InlineData("Texte \u202Einversé\u202C\n\u2066fin\u2069", "Texte inversé\nfin")]
    [InlineData(" \n\t", " \n\t")]
    [InlineData("?", "?")]
    public void What_shows_something_keeps_all_but_what_turns_its_direction(string text, string clean) =>
        CleanText.Lines(text).ShouldBe(clean);

    [Fact]
    public void Thousands_of_elements_inside_one_another_are_read()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 5000)) + "un";

        HtmlText.Of(html).ShouldBe("un");
    }

    [Fact]
    public void A_charset_that_never_ends_is_read_in_linear_memory()
    {
        var html = $"<meta http-equiv=content-type content='text/html; {new string('x', 90_000)}'><p>un</p>";
        var before = GC.GetAllocatedBytesForCurrentThread();

        HtmlText.Of(html).ShouldBe("un");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(50_000_000);
    }

    [Theory]
    [InlineData("un \ndeux", "un deux")]
    [InlineData("un\ndeux", "un\ndeux")]
    [InlineData(" > pas une citation", "> pas une citation")]
    [InlineData("-- \nJean", "-- \nJean")]
    [InlineData("> un \n> deux", "> un \n> deux")]
    [InlineData("un \n> deux", "un \n> deux")]
    public void Flowed_lines_are_joined_but_not_quotes_nor_signatures(string text, string expected) =>
        FlowedText.Join(text, deleteSpace: false).ShouldBe(expected);

    [Fact]
    public void The_space_that_flows_may_be_said_to_go() => FlowedText.Join("un \ndeux", true).ShouldBe("undeux");

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\dossier\\a.pdf", "a.pdf")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("a\r\nb\0.pdf", "a b.pdf")]
    [InlineData("a.pdf. ", "a.pdf")]
    [InlineData("/", "")]
    [InlineData("..", "")]
    [InlineData(null, "")]
    public void File_names_have_no_folder_and_nothing_invisible(string? written, string expected) =>
        FileNames.Of(written, _ => { }).ShouldBe(expected);

    [Fact]
    public void A_file_name_is_bounded_and_keeps_its_extension()
    {
        var said = new List<string>();

        var name = FileNames.Of(new string('a', 2000) + ".pdf", said.Add);

        name.Length.ShouldBe(500);
        name.ShouldEndWith(".pdf");
        said.ShouldHaveSingleItem();
    }
}
