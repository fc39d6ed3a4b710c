using Parvis.Features.Requests.Writing;

namespace Parvis.UnitTests.Replies;

/// <summary>CRPA L111-2, in a mail as text, in a mail as HTML and in a letter.</summary>
public sealed class MentionsTests
{
    static readonly Mentions Mentions = new()
    {
        Reference = "26-00412-K",
        TownName = "Saint-Aubin",
        DepartmentName = "Voirie",
        Address = "1 place de la Mairie, 35140 Saint-Aubin",
        Phone = "02 99 00 00 10",
        Email = "voirie@saint-aubin.example",
        AgentName = "Anne Morel",
        AgentFunction = "instructrice voirie",
    };

    [Fact]
    public void A_text_closes_with_who_where_and_the_reference()
    {
        var text = Mentions.CloseText("Bonjour,\r\n\r\nC'est réparé.");

        text.ShouldStartWith("Bonjour,\n\nC'est réparé.\n\nAnne Morel\ninstructrice voirie\nVoirie, Saint-Aubin\n");
        text.ShouldContain("1 place de la Mairie, 35140 Saint-Aubin\nTéléphone : 02 99 00 00 10\n");
        text.ShouldContain("26-00412-K");
    }

    [Fact]
    public void Html_says_the_same_and_escapes_what_people_write()
    {
        var html = Mentions.CloseHtml("Objet", "Un <b> & un « é »\nà la ligne\n\nsuite");

        html.ShouldContain("<p>Un &lt;b&gt; &amp; un");
        html.ShouldContain("<br>");
        html.ShouldContain("Anne Morel<br>");
        html.ShouldContain("26-00412-K");
        html.ShouldNotContain("<b> ");
    }

    [Fact]
    public void Html_bears_the_name_and_the_colour_of_the_town_and_misses_nothing_without_images()
    {
        var html = (Mentions with { Accent = "#8a1d1d" }).CloseHtml("Objet", "Bonjour");

        html.ShouldContain(";border-bottom:4px solid #8a1d1d;font-size:18px;font-weight:bold\">Saint-Aubin</p>");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("url(");
        Mentions.CloseHtml("Objet", "Bonjour").ShouldContain("4px solid #1d4c8a");
    }

    [Fact]
    public void Whose_safety_asks_for_it_is_not_named()
    {
        var anonymous = Mentions with { AgentName = "", AgentFunction = "" };

        anonymous.Lines[0].ShouldBe("Voirie, Saint-Aubin");
        anonymous.Signature.ShouldBe("Voirie, Saint-Aubin");
    }
}
