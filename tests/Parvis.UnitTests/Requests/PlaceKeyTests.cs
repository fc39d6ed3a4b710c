using Parvis.Features.Requests.Duplicates;

namespace Parvis.UnitTests.Requests;

public sealed class PlaceKeyTests
{
    [Theory]
    [InlineData("12, avenue de la République", "Av. de la Republique, au 12")]
    [InlineData("3 rue du Puits", "au n° 3 de la r. du puits")]
    [InlineData("Place Saint-Michel", "PL ST MICHEL")]
    [InlineData("Devant l'école Jules-Ferry", "école Jules Ferry")]
    public void A_place_has_one_key_however_it_is_written(string one, string other) =>
        PlaceKey.Of(one).ShouldBe(PlaceKey.Of(other));

    [Theory]
    [InlineData("3 rue du Puits", "5 rue du Puits")]
    [InlineData("3 rue du Puits", "3 bis rue du Puits")]
    [InlineData("Rue du Puits", "Place du Puits")]
    public void Two_places_have_two_keys(string one, string other) => PlaceKey.Of(one).ShouldNotBe(PlaceKey.Of(other));

    [Theory, InlineData("12"), InlineData("rue"), InlineData(" "), InlineData(null)]
    public void Too_little_is_not_compared(string? place) => PlaceKey.IsTelling(PlaceKey.Of(place)).ShouldBeFalse();
}
