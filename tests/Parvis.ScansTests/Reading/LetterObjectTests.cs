using Parvis.Scans.Reading;

namespace Parvis.ScansTests.Reading;

public sealed class LetterObjectTests
{
    [Theory]
    [InlineData("Objet : Demande d'élagage rue des Tanneurs", "Demande d'élagage rue des Tanneurs")]
    [InlineData("OBJET: Nid-de-poule.", "Nid-de-poule")]
    [InlineData("Subject: Noise at night", "Noise at night")]
    [InlineData("Asunto: Inscripción en la escuela", "Inscripción en la escuela")]
    [InlineData("Konu: Nikah başvurusu", "Nikah başvurusu")]
    public void The_line_that_says_so_is_the_object(string line, string expected) =>
        new Sheet().Put(240, 1000, line).Says("Bonjour à tous.", "Paul Riou").Read().Object!.Value.ShouldBe(expected);

    [Fact]
    public void An_object_on_two_lines_is_read_whole() =>
        new Sheet()
            .Put(
                240,
                1000,
                "Objet : Passage piéton effacé devant le collège du boulevard de la Liberté, à hauteur du",
                "numéro 54"
            )
            .Read()
            .Object!.Value.ShouldEndWith("à hauteur du numéro 54");

    [Fact]
    public void Otherwise_it_is_the_sentence_that_asks()
    {
        var proposal = new Sheet()
            .Says(
                "Je me permets de vous écrire. J'habite ici depuis dix ans. Pourriez-vous réparer le banc ?",
                "Paul Riou"
            )
            .Read()
            .Object!;
        proposal.Value.ShouldBe("Pourriez-vous réparer le banc ?");
        proposal.Confidence.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void What_says_something_is_kept_apart_from_politeness_and_addresses()
    {
        var body = new Sheet()
            .Put(240, 200, "Paul Riou", "7 passage du Théâtre", "96250 Vaubreuil-sur-Orle")
            .Says("Le banc est cassé. Je vous remercie par avance de votre réponse.", "Paul Riou")
            .Read()
            .Body;
        body.ShouldBe("Le banc est cassé.");
    }
}

public sealed class LetterNumberTests
{
    [Theory]
    [InlineData("Lettre recommandée avec avis de réception n° 1A 123 456 7890 1", "1A12345678901")]
    [InlineData("LRAR 2C12345678901", "2C12345678901")]
    [InlineData("n° 2D 227 9O6 4336 9", "2D22790643369")]
    public void A_registered_number_of_La_Poste_is_known_by_its_shape(string line, string number) =>
        new Sheet().Put(240, 1000, line).Read().RegisteredNumber.ShouldNotBeNull().Value.ShouldBe(number);

    [Fact]
    public void A_number_from_abroad_is_surer_when_its_check_digit_is_right()
    {
        // UPU S10-12 gives RR 473 124 829 US as its example.
        Registered("RR 473 124 829 US").Confidence.ShouldBeGreaterThan(0.9);
        Registered("RR 473 124 828 US").Confidence.ShouldBeLessThan(0.5);
    }

    [Theory]
    [InlineData("Tél. : 06 12 34 56 78")]
    [InlineData("SIRET 123 456 789 00012")]
    public void Other_numbers_are_not(string line) =>
        new Sheet().Put(240, 1000, line).Read().RegisteredNumber.ShouldBeNull();

    [Fact]
    public void References_of_the_town_are_found_once_each() =>
        new Sheet()
            .Put(240, 1000, "V/Réf. : 26-83189-K", "et 26-10001-A, voir 26-83189-K")
            .Read()
            .References.Select(reference => reference.Value)
            .ShouldBe(["26-83189-K", "26-10001-A"]);

    [Fact]
    public void The_language_is_that_of_the_sentences() =>
        new Sheet()
            .Says(
                "Could you please send it to the address above, and tell me whether there is anything to pay?",
                "Ann Lee"
            )
            .Read()
            .Language.ShouldBe("en");

    static Proposal<string> Registered(string number) =>
        new Sheet().Put(240, 1000, number).Read().RegisteredNumber.ShouldNotBeNull();
}
