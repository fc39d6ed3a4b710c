using Parvis.Scans.Reading;

namespace Parvis.ScansTests.Reading;

public sealed class SenderTests
{
    [Fact]
    public void The_block_above_the_letter_is_the_sender()
    {
        var sender = Read(
            new Sheet().Put(
                240,
                200,
                "Mme Léa Le Goff",
                "Appartement 12",
                "7 bis rue des Lilas",
                "96250 Vaubreuil-sur-Orle",
                "Tél. : 06 12 34 56 78",
                "lea.legoff@courriel.example"
            )
        );
        sender.Civility.ShouldBe("Mme");
        sender.FirstName.ShouldBe("Léa");
        sender.LastName.ShouldBe("Le Goff");
        sender.AddressLines.ShouldBe(["Appartement 12", "7 bis rue des Lilas"]);
        sender.Postcode.ShouldBe("96250");
        sender.Town.ShouldBe("Vaubreuil-sur-Orle");
        sender.Phone.ShouldBe("0612345678");
        sender.Email.ShouldBe("lea.legoff@courriel.example");
    }

    [Fact]
    public void The_town_hall_is_never_the_sender()
    {
        var reading = new Sheet().ToTown().Put(1400, 800, "mairie@vaubreuil.example", "02 61 91 10 00").Read();
        reading.Sender.ShouldBeNull();
    }

    [Fact]
    public void The_name_under_the_signature_takes_the_address_below_it()
    {
        var sender = Read(new Sheet().Put(1250, 1662, "62 rue Pasteur", "44200 Nantes"), "Monsieur Jean-Luc Bouvier");
        sender.Name.ShouldBe("Jean-Luc Bouvier");
        sender.AddressLines.ShouldBe(["62 rue Pasteur"]);
        sender.Postcode.ShouldBe("44200");
    }

    [Fact]
    public void A_footer_on_one_line_gives_name_street_town_and_phone()
    {
        var sender = Read(
            new Sheet().Put(
                400,
                3330,
                "SARL Delannoy et Fils — 62 rue des Lilas — 96250 Vaubreuil-sur-Orle - Tél. : 02 15 80 42 82"
            ),
            "Emmanuel Delannoy"
        );
        sender.Organisation.ShouldBe("SARL Delannoy et Fils");
        sender.LastName.ShouldBe("Delannoy");
        sender.AddressLines.ShouldBe(["62 rue des Lilas"]);
        sender.Phone.ShouldBe("0215804282");
    }

    [Theory]
    [InlineData("Association des amis du patrimoine")]
    [InlineData("SCI Bellevue")]
    [InlineData("Cabinet Nasri, avocats")]
    public void An_organisation_takes_the_person_who_signs(string organisation)
    {
        var sender = Read(
            new Sheet().Put(240, 200, organisation, "3 quai des Mariniers", "96250 Vaubreuil-sur-Orle"),
            "Khalid Nasri"
        );
        sender.Name.ShouldBe(organisation);
        sender.FirstName.ShouldBe("Khalid");
    }

    [Theory]
    [InlineData(
        "J'interviens en qualité de conseil pour le compte de Madame Nadia Benali, domiciliée ici.",
        "Madame Nadia Benali"
    )]
    [InlineData("Mon client, M. Paul Riou, conteste cet avis.", "M. Paul Riou")]
    [InlineData("Nous agissons au nom de M. et Mme Le Goff. Ils habitent ici.", "M. et Mme Le Goff")]
    [InlineData("Je vous écris au nom de la SCI Bellevue pour un mur.", "la SCI Bellevue")]
    public void Who_is_written_for_is_told_apart_from_who_writes(string sentence, string principal)
    {
        var reading = new Sheet()
            .Put(240, 200, "Cabinet Nasri, avocats", "3 quai des Mariniers", "96250 Vaubreuil-sur-Orle")
            .Says(sentence, "Khalid Nasri")
            .Read();
        reading.Sender!.Value.Organisation.ShouldBe("Cabinet Nasri, avocats");
        reading.OnBehalfOf.ShouldNotBeNull().Value.ShouldBe(principal);
    }

    [Fact]
    public void A_child_in_the_text_is_neither_sender_nor_written_for()
    {
        var reading = new Sheet()
            .Put(240, 200, "Mme Léa Le Goff", "7 rue des Lilas", "96250 Vaubreuil-sur-Orle")
            .Says("Mon fils, Malo Le Goff, né le 3 mars 2019, entre à l'école.", "Léa Le Goff")
            .Read();
        reading.Sender!.Value.Name.ShouldBe("Léa Le Goff");
        reading.OnBehalfOf.ShouldBeNull();
    }

    [Fact]
    public void Who_signs_for_somebody_names_that_somebody() =>
        Read(new Sheet(), "p/o Mme Nadia Benali").LastName.ShouldBe("Benali");

    [Fact]
    public void A_name_cut_at_its_hyphen_is_one()
    {
        var sender = Read(
            new Sheet().Put(
                140,
                200,
                "Association culturelle du Vieux-",
                "Bourg",
                "91 rue du Stade",
                "96250 Vaubreuil-sur-",
                "Orle"
            )
        );
        sender.Organisation.ShouldBe("Association culturelle du Vieux-Bourg");
    }

    [Fact]
    public void Capitals_say_which_is_the_family_name()
    {
        var sender = Read(
            new Sheet().Put(240, 200, "Madame CHARTIER Estelle", "1 rue Pasteur", "96250 Vaubreuil-sur-Orle")
        );
        (sender.FirstName, sender.LastName).ShouldBe(("Estelle", "CHARTIER"));
    }

    [Fact]
    public void A_couple_keeps_both_civilities()
    {
        var sender = Read(
            new Sheet().Put(240, 200, "M. et Mme Paul Garcia", "73 allée Rosa-Parks", "96250 Vaubreuil-sur-Orle")
        );
        sender.Civility.ShouldBe("M. et Mme");
        sender.Name.ShouldBe("Paul Garcia");
    }

    [Fact]
    public void A_form_says_which_is_which()
    {
        var sender = Read(
            new Sheet().Put(
                240,
                200,
                "Nom : Benali",
                "Prénom : Nadia",
                "Adresse : 110 cour des Forges",
                "Code postal : 96250 Ville : Vaubreuil-sur-Orle"
            )
        );
        (sender.FirstName, sender.LastName, sender.Postcode).ShouldBe(("Nadia", "Benali", "96250"));
        sender.AddressLines.ShouldBe(["110 cour des Forges"]);
    }

    [Fact]
    public void Figures_read_as_letters_are_figures_in_a_postcode_and_a_phone()
    {
        var sender = Read(
            new Sheet().Put(240, 200, "Nadia Benali", "9 rue Pasteur", "9625O Vaubreuil-sur-Orle", "o6 l2 34 56 78")
        );
        sender.Postcode.ShouldBe("96250");
        sender.Phone.ShouldBe("0612345678");
    }

    static LetterSender Read(Sheet sheet, string signature = "") =>
        (
            signature.Length == 0
                ? sheet.ToTown()
                : sheet.ToTown().Says("Je vous signale un trou dans la chaussée.", signature)
        )
            .Read()
            .Sender.ShouldNotBeNull()
            .Value;
}
