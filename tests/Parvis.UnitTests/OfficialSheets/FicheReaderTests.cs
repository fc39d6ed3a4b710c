using System.Text;
using System.Text.Encodings.Web;
using Parvis.Features.OfficialSheets.Reading;
using Parvis.Features.OfficialSheets.Search;
using Parvis.Features.OfficialSheets.Showing;
using Parvis.Features.Organisation;
using Parvis.TestKit;

namespace Parvis.UnitTests.OfficialSheets;

/// <summary>Files of service-public, read and written again as HTML of ours.</summary>
public sealed class FicheReaderTests
{
    static readonly FicheDocument Fishing = Read("F1001.xml");

    [Fact]
    public void What_is_about_the_fiche_is_read()
    {
        Fishing.Id.ShouldBe("F1001");
        Fishing.Title.ShouldBe("Carte de pêche au bord du canal");
        Fishing.Description.ShouldBe("Qui pêche au bord du canal a une carte. Elle se demande à la mairie.");
        Fishing.Kind.ShouldBe("Fiche d'information");
        Fishing.Keywords.ShouldBe("Loisirs Loisirs et plein air");
        Fishing.Audience.ShouldBe("Particuliers");
        Fishing.Address.ShouldBe("https://www.service-public.gouv.fr/particuliers/vosdroits/F1001");
        Fishing.ModifiedOn.ShouldBe(new DateOnly(2026, 5, 4));
        Fishing.Breadcrumb.ShouldBe([new FicheLink("Loisirs et plein air", "N1002")]);
    }

    [Fact]
    public void What_it_says_becomes_plain_HTML_in_its_order()
    {
        var html = Html(Fishing);

        html.ShouldContain("il faut <strong>une carte valable</strong>, comme le dit la ");
        html.ShouldContain(
            "<a href=\"https://www.service-public.gouv.fr/particuliers/vosdroits/F1006\">fiche sur les saisons</a> &amp; le "
        );
        html.ShouldContain("<a href=\"https://peche.exemple.fr/regles\">règlement</a>");
        html.ShouldContain("<h2>Selon votre âge</h2><details class=\"fiche-case\"><summary>Vous êtes majeur</summary>");
        html.ShouldContain("<h3>Où faire la demande ?</h3><p>Sur place, avec un ");
        html.ShouldContain("<a href=\"/demander/officiel/R1003\">formulaire</a>");
        html.ShouldContain("<li>une photo</li><li><p>une pièce d&#x27;identité :</p><ol><li>carte</li>");
        html.ShouldContain("<summary>Au bord du canal</summary>");
        html.ShouldContain("<strong>Mairie</strong>, <a href=\"#lieu-1\">Hôtel de ville</a>");
        html.ShouldContain("whoWhat=Prefecture\">dans l&#x27;annuaire de l&#x27;administration</a>");
        html.ShouldContain("<strong>À savoir</strong></p><p>Elle vaut un an.</p>");
        html.ShouldContain(
            "fiche-note fiche-warning\"><p><strong>Attention</strong></p><p>Sans carte, une amende de 35 €."
        );
        html.ShouldContain("<strong>Rappel</strong></p><p>Le 1er mai, tout ferme.</p>");
        html.ShouldContain("<caption>Prix de la carte</caption><tr><td></td><th scope=\"col\">Adulte</th>");
        html.ShouldContain("<tr><th scope=\"row\">Année</th><td colspan=\"2\">20 €</td></tr>");
        html.ShouldContain("<p>Un élément que personne ne connaît garde ses mots.</p>");
        html.ShouldContain("<a href=\"https://demarches.exemple.fr/peche\">Demande de carte</a>");
        html.ShouldContain("<span>Formulaire, cerfa n° 12345*01, Ministère des rivières</span>");
        html.ShouldContain(
            "<h2>Textes de référence</h2><ul><li><a href=\"https://www.legifrance.gouv.fr/codes/peche\">"
        );
        html.ShouldContain("<h2>Voir aussi</h2>");
        html.ShouldContain("<summary>Canal</summary><p>Rivière faite par les gens.</p>");
    }

    [Fact]
    public void Nothing_of_the_file_is_markup_and_no_address_is_a_trap()
    {
        var html = Html(Fishing);
        html.ShouldNotContain("javascript");
        html.ShouldContain("Piège");
        html.ShouldNotContain("à ne pas montrer", Case.Sensitive, "the folder it is in is not what it says");
        var trap = Read(
            Encoding.UTF8.GetBytes(
                "<Publication xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ID=\"F1\" type=\"Fiche\"><dc:title>T</dc:title>"
                    + "<Texte><Paragraphe>&lt;script&gt;alert(1)&lt;/script&gt;</Paragraphe><script>alert(2)</script></Texte></Publication>"
            )
        );
        Html(trap).ShouldBe("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>alert(2)</p>");
    }

    [Fact]
    public void On_paper_every_case_is_unfolded()
    {
        var html = Html(Fishing, unfolded: true);

        html.ShouldNotContain("<details");
        html.ShouldContain("<h2>Selon votre âge</h2><h3>Vous êtes majeur</h3><h4>Où faire la demande ?</h4>");
    }

    [Fact]
    public void A_node_leads_to_its_folders_and_a_resource_to_what_it_is()
    {
        Html(Read("N1002.xml"))
            .ShouldBe(
                "<h2>Au bord de l&#x27;eau</h2><ul><li><a href=\"https://www.service-public.gouv.fr/particuliers/vosdroits/N1099\">Pêche</a></li></ul>"
                    + "<h2>Les cartes</h2><ul><li><a href=\"/demander/officiel/F1001\">Carte de pêche au bord du canal</a></li></ul>"
            );
        Html(Read("R1003.xml"))
            .ShouldBe(
                "<p>À remplir et à signer.</p><p class=\"fiche-service\"><a href=\"https://demarches.exemple.fr/peche.pdf\">Ouvrir le formulaire</a>"
                    + "<span>Formulaire, cerfa n° 12345*01, Ministère des rivières</span></p>"
                    + "<h2>Pour aller plus loin</h2><ul><li><a href=\"/demander/officiel/F1001\">Carte de pêche au bord du canal</a></li></ul>"
            );
    }

    [Fact]
    public void It_is_kept_word_for_word()
    {
        var kept = FicheText.Read(FicheText.Write(Fishing));

        Html(kept).ShouldBe(Html(Fishing));
        kept.Breadcrumb.ShouldBe(Fishing.Breadcrumb);
        kept.ModifiedOn.ShouldBe(Fishing.ModifiedOn);
    }

    [Theory]
    [InlineData("F1004.xml", 5, "Ce n'est pas du XML bien formé.")]
    [InlineData("F1005.xml", 0, "Ce fichier a une déclaration DOCTYPE : il est refusé.")]
    [InlineData("arborescence.xml", 0, "Ce n'est pas une fiche : elle n'a pas d'identifiant comme F1342.")]
    public void A_broken_file_is_refused_with_its_line(string file, int line, string why)
    {
        var refused = Should.Throw<FicheFormatException>(() => Read(file));

        refused.Message.ShouldBe(why);
        refused.Line.ShouldBe(line);
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_breaks_nothing()
    {
        var deep = string.Concat(Enumerable.Repeat("<Texte>", 100_000));
        var closed = string.Concat(Enumerable.Repeat("</Texte>", 100_000));

        Should
            .Throw<FicheFormatException>(() =>
                Read(Encoding.UTF8.GetBytes($"<Publication ID=\"F1\">{deep}{closed}</Publication>"))
            )
            .Message.ShouldContain("imbriqués");
    }

    [Theory]
    [InlineData("<r><x ancien=\"F1\" nouveau=\"F2\"/></r>")]
    [InlineData("<r><x a=\"F1\" b=\"F2\"/><x a=\"F3\" b=\"F3\"/></r>")]
    [InlineData("<r><x nouveau=\"F2\" ancien=\"F1\"/></r>")]
    [InlineData("<r><x><source>F1</source><cible>F2</cible></x></r>")]
    [InlineData("<r><x ID=\"F1\"><Publication ID=\"F2\">Titre</Publication></x></r>")]
    [InlineData("<r><x ID=\"F1\">https://www.service-public.gouv.fr/particuliers/vosdroits/F2</x></r>")]
    public void Redirections_are_understood_however_they_are_written(string xml) =>
        RedirectionReader
            .Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)))
            .ShouldBe(new Dictionary<string, string> { ["F1"] = "F2" });

    static FicheDocument Read(string file) => Read(File.ReadAllBytes(Repository.Corpus("fiches", file)));

    static FicheDocument Read(byte[] content) => FicheReader.Read(new MemoryStream(content));

    static string Html(FicheDocument fiche, bool unfolded = false)
    {
        var hall = new ServicePoint();
        hall.Edit("Hôtel de ville", ServicePointKind.TownHall, "1 place de la Mairie", "");
        var index = new FicheIndex(
            new[] { "F1001", "N1002", "R1003" }.Select(id => new FicheEntry(id, id, "", "", "", "", null)),
            new Dictionary<string, string>()
        );
        var targets = new FicheTargets(index, new Dictionary<string, ServicePoint> { ["mairie"] = hall });
        using var writer = new StringWriter();
        new FicheHtml(fiche.Blocks, targets, unfolded).WriteTo(
            writer,
            HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All)
        );
        return writer.ToString();
    }
}
