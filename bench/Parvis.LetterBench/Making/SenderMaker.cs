namespace Parvis.LetterBench.Making;

/// <summary>Draws who writes: people of the town and from elsewhere, couples, associations, companies, a lawyer.</summary>
sealed class SenderMaker(TownPeople people, Chance chance)
{
    // Letterheads, footers and stamps, by number of layout.
    static readonly int[] OrganisationLayouts = [2, 4, 9, 12];

    static readonly string[] Elsewhere =
    [
        "44200 Nantes",
        "33000 Bordeaux",
        "75011 Paris",
        "96260 Saint-Rémy-sur-Orle",
        "29200 Brest",
        "31000 Toulouse",
    ];

    static readonly string[] Causes =
    [
        "des riverains",
        "sportive",
        "des amis du patrimoine",
        "culturelle",
        "d'entraide",
    ];

    public static int Layout(int index) => OrganisationLayouts[index / 4 % OrganisationLayouts.Length];

    public MadeSender Make(int index, string language)
    {
        var person = people.Person(chance);
        var organisation = language == "fr" && index % 4 == 2 ? Organisation(person) : "";
        var known = index % 6 != 5;
        var (postcode, town) =
            chance.Of(0.8) ? (TownPeople.Postcode, TownPeople.Town)
            : chance.One(Elsewhere).Split(' ', 2) is [var code, var name] ? (code, name)
            : ("", "");
        return new MadeSender
        {
            Civility = language != "fr" ? "" : Civility(person, organisation),
            FirstName = person.FirstName,
            LastName = person.LastName,
            Organisation = organisation,
            Street = person.Street,
            Postcode = postcode,
            Town = town,
            Email = chance.Of(0.6) ? person.Email : "",
            Phone = chance.Of(0.6) ? person.Phone : "",
            IsKnown = known,
        };
    }

    string Civility(MadePerson person, string organisation) =>
        organisation.Length > 0 || chance.Of(0.4) ? ""
        : chance.Of(0.15) ? "M. et Mme"
        : person.Civility == "Madame" ? chance.One(["Mme", "Madame"])
        : chance.One(["M.", "Monsieur"]);

    string Organisation(MadePerson person) =>
        chance.Below(6) switch
        {
            0 =>
                $"Association {chance.One(Causes)} {chance.One(["de la Gare", "des Prés-Hauts", "du Vieux-Bourg", "des Coteaux"])}",
            1 => $"SCI {person.LastName}",
            2 => $"SARL {person.LastName} et Fils",
            3 => $"Cabinet {person.LastName}, avocats",
            4 =>
                $"Syndicat des copropriétaires {chance.One(["Les Tilleuls", "Le Halage", "Bellevue", "Les Terrasses"])}",
            _ => people.Organisation(chance),
        };
}
