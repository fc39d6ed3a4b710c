using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Parvis.Mail.Showing;

namespace Parvis.MailTests.Showing;

public sealed class SafeHtmlTests
{
    /// <summary>Ways to run, send, fetch or cover that strangers try.</summary>
    public static readonly TheoryData<string> Attacks =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"javascript:alert(1)\">",
        "<body onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">ici</a>",
        "<a href=\"java&#10;script:alert(1)\">ici</a>",
        "<a href=\" &#1;javascript:alert(1)\">ici</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">ici</a>",
        "<a href=\"vbscript:alert(1)\">ici</a>",
        "<a href=\"file:///etc/passwd\">ici</a>",
        "<a href=\"//exemple.example/x\" ping=\"https://exemple.example\">ici</a>",
        "<svg><script>alert(1)</script></svg>",
        "<svg/onload=alert(1)>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<iframe src=\"https://exemple.example\"></iframe>",
        "<object data=\"https://exemple.example/x.swf\"></object>",
        "<embed src=\"https://exemple.example/x\">",
        "<form action=\"https://exemple.example\"><input name=mot-de-passe><button>Envoyer</button></form>",
        "<meta http-equiv=refresh content=\"0;url=https://exemple.example\">",
        "<base href=\"https://exemple.example/\"><a href=\"x\">ici</a>",
        "<link rel=stylesheet href=\"https://exemple.example/x.css\">",
        "<style>@import url(https://exemple.example/x.css); p { background: url(https://exemple.example/y) }</style>",
        "<p style=\"background: url(https://exemple.example/x.png)\">ici</p>",
        "<p style=\"background-image: url('https://exemple.example/x.png')\">ici</p>",
        "<p style=\"background: u\\72l(https://exemple.example/x)\">ici</p>",
        "<p style=\"width: expression(alert(1))\">ici</p>",
        "<p style=\"behavior: url(x.htc)\">ici</p>",
        "<div style=\"position: fixed; top: 0; left: 0; width: 100%; z-index: 9999\">Votre session a expiré</div>",
        "<div style=\"margin-top: -500px\">par-dessus</div>",
        "<table background=\"https://exemple.example/x.png\"><tr><td background=\"https://exemple.example/y.png\">a</table>",
        "<video poster=\"https://exemple.example/x.png\"><source src=\"https://exemple.example/x.mp4\"></video>",
        "<audio src=\"https://exemple.example/x.mp3\" autoplay></audio>",
        "<input type=image src=\"https://exemple.example/x.png\">",
        "<img src=\"https://exemple.example/pixel.gif\" width=1 height=1>",
        "<img srcset=\"https://exemple.example/x.png 2x\" src=\"cid:absente\">",
        "<picture><source srcset=\"https://exemple.example/x.png\"><img src=\"https://exemple.example/y.png\"></picture>",
        "<template><img src=x onerror=alert(1)></template>",
        "<xmp><img src=x onerror=alert(1)></xmp>",
        "<p id=\"mark\" class=\"btn btn-danger\" name=\"body\">ici</p>",
        "<!--[if IE]><script>alert(1)</script><![endif]-->",
        "<img src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+\">",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void What_acts_or_fetches_is_left_out(string html)
    {
        // Shown twice: what is safe stays as it is, so that no second reading makes something else of it.
        var shown = Shown($"<p>avant</p>{html}<p>après</p>");
        var again = new HtmlParser().ParseDocument(shown.Html);

        foreach (var element in again.Body!.QuerySelectorAll("*"))
        {
            element.LocalName.ShouldBeOneOf("p", "a", "div", "table", "tbody", "tr", "td", "span", "img");
            foreach (var attribute in element.Attributes)
            {
                attribute.LocalName.ShouldBeOneOf("href", "target", "rel", "style", "title", "alt", "width", "height");
                attribute.Value.ShouldNotContain("url(");
                attribute.Value.ShouldNotContain("script");
                attribute.Value.ShouldNotContain("exemple.example");
                attribute.Value.ShouldNotContain("position");
                attribute.Value.ShouldNotContain("-500");
            }
        }
        again.Body.TextContent.ShouldStartWith("avant");
        again.Body.TextContent.ShouldNotContain("alert(1)");
        Shown(shown.Html).Html.ShouldBe(shown.Html);
    }

    [Theory]
    [InlineData("<p>Un <b>nid-de-poule</b> &amp; une <i>bosse</i> &lt;ici&gt;</p>")]
    [InlineData("<ul><li>un</li><li>deux</li></ul>")]
    [InlineData("<table border=\"1\"><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>")]
    [InlineData("<blockquote>cité</blockquote>")]
    [InlineData("<p style=\"color: #c00000; font-weight: bold\">rouge</p>")]
    [InlineData("<p style=\"color: rgb(10, 20, 30)\">bleu</p>")]
    [InlineData("<p dir=\"rtl\" lang=\"ar\">مرحبا</p>")]
    public void What_is_written_stays_as_it_was_written(string html) => Shown(html).Html.ShouldBe(html);

    [Fact]
    public void A_link_opens_elsewhere_and_tells_nothing_of_where_it_was_read()
    {
        var link = Parsed("<a href=\"https://saint-aubin.example/voirie?a=1&amp;b=2\" onclick=\"x()\">la page</a>")
            .QuerySelector("a")!;

        link.GetAttribute("href").ShouldBe("https://saint-aubin.example/voirie?a=1&b=2");
        link.GetAttribute("target").ShouldBe("_blank");
        link.GetAttribute("rel").ShouldBe("noopener noreferrer nofollow");
        link.HasAttribute("onclick").ShouldBeFalse();
    }

    [Fact]
    public void An_element_nobody_knows_goes_and_its_words_stay() =>
        Shown("<o:p>Bonjour</o:p> <marquee>vite</marquee>").Html.ShouldBe("Bonjour vite");

    [Theory]
    [InlineData("<div style=\"display:none\">aperçu</div>Bonjour")]
    [InlineData("<span hidden>aperçu</span>Bonjour")]
    public void What_its_author_hides_from_readers_is_not_shown(string html) => Shown(html).Html.ShouldBe("Bonjour");

    [Fact]
    public void An_image_that_came_with_the_message_is_shown_from_where_it_is_kept()
    {
        var image = Parsed("<img src=\"cid:logo%40mairie\" alt=\"Blason\" width=\"120\" onload=\"x()\">")
            .QuerySelector("img")!;

        image.GetAttribute("src").ShouldBe("/image/logo@mairie");
        image.GetAttribute("alt").ShouldBe("Blason");
        image.GetAttribute("width").ShouldBe("120");
        image.HasAttribute("onload").ShouldBeFalse();
    }

    [Fact]
    public void An_image_of_another_server_waits_to_be_asked_for()
    {
        const string html =
            "<img src=\"https://photos.example/trou.jpg\" alt=\"le trou\"><img src=\"http://photos.example/a\">";

        var shown = Shown(html);
        (shown.RemoteImages, shown.UnprotectedImages).ShouldBe((2, 1));
        shown.Html.ShouldBe("<span>[le trou]</span>");

        var asked = SafeHtml.Of(html, _ => null, remoteImages: true)!;
        asked.Html.ShouldBe("<img src=\"https://photos.example/trou.jpg\" alt=\"le trou\">");
        (asked.RemoteImages, asked.UnprotectedImages).ShouldBe((1, 1));
    }

    [Fact]
    public void An_image_shown_a_thousand_times_is_written_a_few_times()
    {
        var address = $"data:image/png;base64,{new string('A', 2_000_000)}";

        var shown = SafeHtml.Of(
            string.Concat(Enumerable.Repeat("<img src=\"cid:x\" alt=\"trou\">", 1_000)),
            _ => address,
            remoteImages: false
        )!;

        shown.Html.Length.ShouldBeLessThan(20_000_000);
        shown.Html.ShouldEndWith("<span>[trou]</span>");
    }

    [Fact]
    public void A_body_too_large_or_too_deep_is_not_read_as_a_tree()
    {
        SafeHtml.Of(new string('a', 700_000), _ => null, false).ShouldBeNull();
        SafeHtml.Of(string.Concat(Enumerable.Repeat("<div>", 5_000)), _ => null, false).ShouldBeNull();
    }

    static ShownHtml Shown(string html) =>
        SafeHtml.Of(html, id => id.EndsWith("@mairie", StringComparison.Ordinal) ? $"/image/{id}" : null, false)!;

    static IElement Parsed(string html) => new HtmlParser().ParseDocument(Shown(html).Html).Body!;
}
