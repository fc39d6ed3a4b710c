using Parvis.Scans.Reading;
using Parvis.Scans.Reading.Dates;

namespace Parvis.ScansTests.Reading;

public sealed class LetterDateTests
{
    static readonly DateOnly Today = new(2026, 11, 27);

    [Theory]
    [InlineData("Vaubreuil, le 3 mars 2026", "2026-03-03")]
    [InlineData("Fait à Saint-Rémy-sur-Orle, le 25.11.2026", "2026-11-25")]
    [InlineData("À Nantes, le lundi 1er juin 2026", "2026-06-01")]
    [InlineData("le 03/03/26", "2026-03-03")]
    [InlineData("Le ler août 2026", "2026-08-01")]
    [InlineData("Vaubreuil, le l4 rnars 2026", "2026-03-14")]
    [InlineData("Vaubreuil, le O3/l1/2026", "2026-11-03")]
    [InlineData("Le o4/A1/26", "2026-11-04")]
    [InlineData("be 21711726", "2026-11-21")]
    [InlineData("Vaubreuil, le 1511/2026", "2026-11-15")]
    [InlineData("Vaubreuil, le 20 décernbre 2025", "2025-12-20")]
    [InlineData("lundi 2 novembre", "2026-11-02")]
    [InlineData("November 12, 2026", "2026-11-12")]
    [InlineData("6 November 2026", "2026-11-06")]
    [InlineData("7 de noviembre de 2026", "2026-11-07")]
    [InlineData("Vaubreuil-sur-Orle, 22 de novembro de 2026", "2026-11-22")]
    [InlineData("14 Kasım 2026", "2026-11-14")]
    [InlineData("2026-11-14", "2026-11-14")]
    public void The_date_of_a_heading_is_read(string heading, string date) =>
        Read(heading).Date.ShouldNotBeNull().Value.ShouldBe(DateOnly.Parse(date));

    [Theory]
    [InlineData("Je suis né le 12/04/1958 et je vis seul.")]
    [InlineData("Ma mère, née le 3 mars 1940, ne se déplace plus.")]
    [InlineData("Mon courrier du 29 août 2026 est resté sans réponse.")]
    [InlineData("Nous serons absents à partir du 20 décembre 2026.")]
    public void A_date_the_letter_speaks_of_is_not_its_own(string sentence)
    {
        Read("Vaubreuil, le 3 mars 2026", sentence).Date!.Value.ShouldBe(new DateOnly(2026, 3, 3));
        (Read("", sentence).Date?.Confidence ?? 0).ShouldBeLessThan(0.5);
    }

    [Theory]
    [InlineData("Vaubreuil, le 3 mars 2027")]
    [InlineData("Vaubreuil, le 3 mars 2024")]
    public void A_date_to_come_or_over_a_year_old_is_doubtful(string heading) =>
        Read(heading).Date!.Confidence.ShouldBeLessThan(0.5);

    [Theory]
    [InlineData("COURRIER ARRIVÉ", "12 NOV. 2026")]
    [InlineData("ARRIVÉ LE", "12/11/2026")]
    [InlineData("ARRIVE LE 12/11/2026", "MAIRIE DE VAUBREUIL")]
    [InlineData("MAIRIE DE VAUBREUIL", "Reçu le 12/11/2026")]
    [InlineData("ARRIVÉE", "12.11.26")]
    public void The_towns_stamp_is_read_apart(params string[] stamp)
    {
        var reading = new Sheet()
            .Put(1400, 800, "Vaubreuil, le 9 novembre 2026")
            .Says("Je vous signale un trou.", "Paul Riou")
            .Put(1700, 2980, stamp)
            .Read();
        reading.Arrival.ShouldNotBeNull().Value.ShouldBe(new DateOnly(2026, 11, 12));
        reading.Date!.Value.ShouldBe(new DateOnly(2026, 11, 9));
    }

    [Theory]
    [InlineData("Tél. : 02 61 91 10 00")]
    [InlineData("99/99/2026")]
    [InlineData("le 31 février 2026")]
    [InlineData("12 rue Pasteur")]
    [InlineData("Orle, 22")]
    public void Figures_that_are_no_day_are_no_date(string text) => DateScan.In(text, Today).ShouldBeEmpty();

    [Fact]
    public void A_guess_is_less_sure_than_what_is_written()
    {
        var (guessed, written) = (Read("Vaubreuil, le l4 rnars 2026").Date!, Read("Vaubreuil, le 14 mars 2026").Date!);
        guessed.Value.ShouldBe(written.Value);
        guessed.Confidence.ShouldBeLessThan(written.Confidence);
        written.Evidence.ShouldBe("Vaubreuil, le 14 mars 2026");
    }

    static LetterReading Read(string heading, string sentence = "Je vous signale un trou dans la chaussée.")
    {
        var sheet = new Sheet();
        return (heading.Length == 0 ? sheet : sheet.Put(1400, 800, heading)).Says(sentence, "Paul Riou").Read();
    }
}
