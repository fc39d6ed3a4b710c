using Parvis.Scans.Matching;
using Parvis.ScansTests.Reading;

namespace Parvis.ScansTests.Matching;

public sealed class PeopleRankingTests
{
    static readonly KnownPerson Lea = new("lea")
    {
        FirstName = "Léa",
        LastName = "Le Goff",
        Streets = ["7 rue des Lilas"],
        Postcodes = ["96250"],
        Emails = ["lea.legoff@courriel.example"],
        Phones = ["06 12 34 56 78"],
    };

    static readonly KnownPerson Namesake = Lea with
    {
        Id = "namesake",
        Streets = ["80 quai des Mariniers"],
        Emails = [],
        Phones = [],
    };

    static readonly KnownPerson Club = new("club")
    {
        Organisation = "Club de judo de Vaubreuil",
        Streets = ["2 rue du Stade"],
    };

    [Fact]
    public void Of_two_of_one_name_the_address_tells() =>
        Rank(Letter("Mme Léa Le Goff", "7 rue des Lilas"), Namesake, Lea)[0].Person.ShouldBe(Lea);

    [Theory]
    [InlineData("Mme Lea Le Goff")]
    [InlineData("Léa LE GOFF")]
    [InlineData("LE GOFF Léa")]
    [InlineData("Mme Léa Le Gofl")]
    public void Mistakes_and_order_do_not_hide_a_name(string written) =>
        Rank(Letter(written, "7 rue des Li1as"), Namesake, Lea)[0].Person.ShouldBe(Lea);

    [Fact]
    public void A_mailbox_is_enough()
    {
        var ranked = Rank(new Sheet().Put(240, 200, "lea.1egoff@courriel.example"), Lea, Club)[0];
        ranked.Person.ShouldBe(Lea);
        ranked.Reasons.ShouldContain(MatchReason.SameEmail);
        ranked.Score.ShouldBeGreaterThanOrEqualTo(0.6);
    }

    [Fact]
    public void Organisations_are_known_by_their_name() =>
        Rank(Letter("Club de judo de Vaubreuil", "2 rue du Stade"), Lea, Club)[0].Person.ShouldBe(Club);

    [Fact]
    public void A_neighbour_is_not_the_sender() => Rank(Letter("M. Paul Riou", "7 rue des Lilas"), Lea).ShouldBeEmpty();

    [Fact]
    public void Somebody_named_in_the_text_is_not_the_sender()
    {
        var sheet = Letter("M. Paul Riou", "3 rue Pasteur")
            .Says("Ma voisine, Léa Le Goff, est gênée par le bruit de la rue.", "Paul Riou");
        Rank(sheet, Lea).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_letter_gives_the_same_order()
    {
        var twins = Enumerable.Range(0, 20).Select(i => Lea with { Id = $"p{i:00}" }).ToList();
        var ranked = Rank(Letter("Mme Léa Le Goff", "7 rue des Lilas"), [.. twins.AsEnumerable().Reverse()]);
        ranked.Select(each => each.Person.Id).ShouldBe(["p00", "p01", "p02", "p03", "p04"]);
    }

    static Sheet Letter(string name, string street) =>
        new Sheet().Put(240, 200, name, street, "96250 Vaubreuil-sur-Orle");

    static IReadOnlyList<RankedPerson> Rank(Sheet sheet, params KnownPerson[] people) =>
        new PeopleRanking(sheet.Read()).Rank(people);
}
