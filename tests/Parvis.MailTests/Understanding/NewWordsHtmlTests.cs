using Parvis.Mail.Understanding;
using static Parvis.MailTests.Understanding.MailBuilder;

namespace Parvis.MailTests.Understanding;

public class NewWordsHtmlTests
{
    public static TheoryData<string, string> Clients =>
        new()
        {
            {
                "Gmail",
                """<div dir="ltr">C'est au 4.<div>Merci</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Le mar. 12 mai 2026 à 08:41, Mairie &lt;<a href="mailto:e@plouzel.example">e@plouzel.example</a>&gt; a écrit :<br></div><blockquote class="gmail_quote">Où ?</blockquote></div>"""
            },
            {
                "Gmail with a signature",
                """<div dir="ltr">C'est au 4.<div>Merci</div><span class="gmail_signature_prefix">-- </span><br><div class="gmail_signature">Odile</div></div>"""
            },
            {
                "Outlook",
                """<div class="WordSection1"><p class="MsoNormal">C'est au 4.<br>Merci</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>De&nbsp;:</b> Mairie &lt;e@plouzel.example&gt; <br><b>Envoyé&nbsp;:</b> mardi 12 mai 2026 08:41<br><b>À&nbsp;:</b> Odile<br><b>Objet&nbsp;:</b> Fuite</p></div><p class="MsoNormal">Où ?</p></div>"""
            },
            {
                "Outlook on the web, unknown language",
                """<div>C'est au 4.<br>Merci</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><b>Absender?</b> Rathaus</div><div>Wo?</div>"""
            },
            {
                "Thunderbird, unknown language",
                """<p>C'est au 4.<br>Merci</p><div class="moz-cite-prefix">Dana 12/05/2026 Mairie piše:<br></div><blockquote type="cite" cite="mid:1"><p>Où ?</p></blockquote><div class="moz-signature">-- <br>Odile</div>"""
            },
            {
                "Apple",
                """<div>C'est au 4.<br>Merci</div><br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Envoyé de mon iPad</div><div dir="ltr"><br><blockquote type="cite">Le 12 mai 2026 à 08:41, Mairie &lt;e@plouzel.example&gt; a écrit :<br><br></blockquote></div><blockquote type="cite"><div>Où ?</div></blockquote>"""
            },
            {
                "Yahoo",
                """<div>C'est au 4.<br>Merci</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>Le mardi 12 mai 2026 à 08:41, Mairie a écrit :</div><div>Où ?</div></div>"""
            },
            {
                "Proton",
                """<div>C'est au 4.<br>Merci</div><div class="protonmail_signature_block"><div>Envoyé avec Proton</div></div><div class="protonmail_quote">Le mardi 12 mai 2026, Mairie a écrit :<br><blockquote class="protonmail_quote">Où ?</blockquote></div>"""
            },
            {
                "Samsung",
                """<div dir="auto">C'est au 4.</div><div dir="auto">Merci</div><div><br></div><div id="composer_signature"><div>Envoyé depuis mon appareil Galaxy</div></div><div><br></div><div align="left"><div>-------- Message d'origine --------</div><div>De : Mairie &lt;e@plouzel.example&gt; </div><div>Date : 12/05/2026  08:41  (GMT+01:00) </div><div>À : o@usager.example </div><div>Objet : Fuite </div></div><div>Où ?</div>"""
            },
            {
                "Orange",
                """<div>C'est au 4.<br>Merci</div><blockquote style="border-left:2px solid"><div>envoyé : 12 mai 2026 à 08:41<br>de : Mairie &lt;e@plouzel.example&gt;<br>à : o@usager.example<br>objet : Fuite<br></div><div>Où ?</div></blockquote>"""
            },
            {
                "Free",
                """<div><div>C'est au 4.</div><div>Merci</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>De: </b>"Mairie" &lt;e@plouzel.example&gt;<br><b>À: </b>"o"<br><b>Envoyé: </b>Mardi 12 Mai 2026 08:41:00<br></div><div>Où ?</div></div>"""
            },
            {
                "Outlook for iOS",
                """<div dir="ltr">C'est au 4.<br>Merci</div><div id="ms-outlook-mobile-signature">Télécharger <a href="https://aka.example/x">Outlook pour iOS</a></div><hr><div id="divRplyFwdMsg"><b>De :</b> Mairie<br><b>Envoyé :</b> mardi 12 mai 2026 08:41<br><b>À :</b> Odile<br></div><div>Où ?</div>"""
            },
            {
                "Yandex",
                """<p>C'est au 4.<br />Merci<br /><br />12.05.2026, 08:41, "Mairie" &lt;e@plouzel.example&gt;:</p><blockquote>Où ?</blockquote>"""
            },
        };

    [Theory]
    [MemberData(nameof(Clients))]
    public void Only_the_new_words_are_kept(string client, string html) =>
        NewWords.OfHtml(html).ShouldBe("C'est au 4.\nMerci", client);

    [Fact]
    public void Answers_between_quotes_are_kept() =>
        NewWords
            .OfHtml(
                """<div class="gmail_quote"><blockquote class="gmail_quote">Où ?</blockquote><div>Au 4.</div><blockquote class="gmail_quote">Quand ?</blockquote><div>Lundi.</div></div>"""
            )
            .ShouldBe("Au 4.\n\nLundi.");

    [Fact]
    public void What_Gmail_indents_is_no_quote() =>
        NewWords
            .OfHtml(
                """<div>Il manque :</div><blockquote style="margin:0 0 0 40px;border:none"><div>une lampe</div></blockquote>"""
            )
            .ShouldBe("Il manque :\n\nune lampe");

    [Fact]
    public void A_forwarded_message_is_kept()
    {
        var words = NewWords.OfHtml(
            """<div>Voir dessous.</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>De : <b>Syndic</b> &lt;s@plouzel.example&gt;<br>Date: dim. 3 mai 2026 à 18:30<br>Subject: Bruit<br></div><p>Les travaux continuent.</p></div>"""
        );
        words.ShouldStartWith("Voir dessous.");
        words.ShouldEndWith("Les travaux continuent.");
    }

    [Fact]
    public void What_stands_below_the_rule_of_a_forward_is_kept()
    {
        var mail = Message(
            "Voir dessous.\nLes travaux continuent.",
            "TR: Bruit",
            html: """<p>Voir dessous.</p><hr id="zwchr"><div>Les travaux continuent.</div>"""
        );
        NewWords.Of(mail).ShouldStartWith("Voir dessous.");
        NewWords.Of(mail).ShouldEndWith("Les travaux continuent.");
    }

    [Fact]
    public void Styles_and_scripts_are_no_words() =>
        NewWords.OfHtml("<head><title>t</title><style>p{}</style></head><script>1</script><p>Vu.</p>").ShouldBe("Vu.");

    [Fact]
    public void Links_and_lists_are_kept_as_the_reader_writes_them() =>
        NewWords
            .OfHtml(
                """<ul><li>le <a href="https://plouzel.example/plan">plan</a></li></ul><blockquote type="cite">Où ?</blockquote>"""
            )
            .ShouldBe("- le plan <https://plouzel.example/plan>");

    [Fact]
    public void Hidden_words_are_nobodys() =>
        NewWords.OfHtml("""<div style="display: none">sommaire</div><p>Vu.</p>""").ShouldBe("Vu.");

    [Fact]
    public void Everything_quoted_is_kept_whole() =>
        NewWords.OfHtml("""<blockquote type="cite">Où ?</blockquote>""").ShouldBe("> Où ?");

    [Fact]
    public void The_structure_finds_a_quote_that_the_plain_text_does_not_show()
    {
        var mail = Message(
            "Vu.\n\nOù est la fuite ?",
            "Re: Fuite",
            html: """<p>Vu.</p><div id="divRplyFwdMsg"></div><p>Où est la fuite ?</p>"""
        );
        NewWords.Of(mail).ShouldBe("Vu.");
    }

    [Fact]
    public void The_plain_text_is_preferred_when_it_says_enough()
    {
        var mail = Message("Vu.\n\n> Où ?", "Re: Fuite", html: "<p>Autre</p><blockquote type=cite>Où ?</blockquote>");
        NewWords.Of(mail).ShouldBe("Vu.");
    }

    [Fact]
    public void A_body_that_is_only_HTML_is_read_by_its_structure()
    {
        const string html = """<p>Vu.</p><div class="yahoo_quoted">Où ?</div>""";
        var mail = Message("Vu.\nOù ?", "Re: Fuite", html: html, contentType: "text/html");
        NewWords.Of(mail).ShouldBe("Vu.");
    }

    /// <summary>Parsed, the largest of these takes half a minute.</summary>
    [Theory]
    [InlineData("<div>")]
    [InlineData("<div></x>")]
    [InlineData("<blockquote class=gmail_quote>")]
    [InlineData("<b><p>")]
    public void HTML_too_deep_to_be_a_letter_is_read_without_its_tags(string tag) =>
        NewWords
            .OfHtml(string.Concat(Enumerable.Repeat(tag, 10_000)) + "Vu&nbsp;: &lt;4&gt;")
            .ShouldBe("Vu\u00A0: <4>");

    [Fact]
    public void Many_flat_elements_are_no_depth() =>
        NewWords
            .OfHtml(string.Concat(Enumerable.Repeat("<p>a<br>b<div>c</div>", 5_000)))
            .Length.ShouldBeGreaterThan(20_000);
}
