using Parvis.Features.Requests;

namespace Parvis.UnitTests.Requests;

public sealed class PlaceKeyTests
{
    [Theory]
    [InlineData("Rue de la République, 12", "12 rue de la République")]
    [InlineData("12, avenue de la République", "Av. de la Republique, au 12")]
    [InlineData("3 rue du Puits", "au n° 3 de la r. du puits")]
    [InlineData("Place Saint-Michel", "PL ST MICHEL")]
    [InlineData("Devant l'école Jules-Ferry", "école Jules Ferry")]
    [InlineData("12-14 rue des Lilas", "12 et 14, r. des lilas")]
    [InlineData("Bât. A", "bâtiment a")]
    [InlineData("12 Rue des Lilas, 35140 Saint-Aubin", "12 rue des lilas")]
    [InlineData("12 Rue des Lilas, 49800 Loire-Authion (Andard)", "12 rue des lilas andard")]
    public void A_place_has_one_key_however_it_is_written(string one, string other) =>
        PlaceKey.Of(one).ShouldBe(PlaceKey.Of(other));

    [Theory]
    [InlineData("3 rue du Puits", "5 rue du Puits")]
    [InlineData("3 rue du Puits", "3 bis rue du Puits")]
    [InlineData("Rue du Puits", "Place du Puits")]
    [InlineData("Bâtiment A", "Bâtiment")]
    [InlineData("Bâtiment A", "Bâtiment L")]
    [InlineData("Rue du 8 Mai 1945", "Rue du 11 Novembre 1918")]
    [InlineData("Rue Haute, 49800 Loire-Authion (Andard)", "Rue Haute, 49250 Loire-Authion (Brain)")]
    public void Two_places_have_two_keys(string one, string other) => PlaceKey.Of(one).ShouldNotBe(PlaceKey.Of(other));

    [Theory]
    [InlineData("3 rue du 8 Mai 1945", "Rue du 8 Mai 1945")]
    [InlineData("3 bis, rue du Puits", "rue du Puits")]
    [InlineData("Place du 14 Juillet, au 3ter", "place du 14 juillet")]
    [InlineData("3ème avenue", "3ème avenue")]
    [InlineData("Bâtiment A", "Bâtiment A")]
    [InlineData("au 12", "12")]
    public void A_house_is_in_its_street(string house, string street) =>
        PlaceKey.StreetOf(PlaceKey.Of(house)).ShouldBe(PlaceKey.Of(street));

    [Theory]
    [InlineData("12")]
    [InlineData("rue")]
    [InlineData("avenue")]
    [InlineData("place")]
    [InlineData("12 bis, bd")]
    [InlineData(" ")]
    [InlineData(null)]
    public void Too_little_is_not_compared(string? place) => PlaceKey.IsTelling(PlaceKey.Of(place)).ShouldBeFalse();
}
