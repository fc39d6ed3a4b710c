using Parvis.Features.Settings.Courts;

namespace Parvis.UnitTests.Settings;

public sealed class AdministrativeCourtsTests
{
    [Theory]
    [InlineData("35140", "Tribunal administratif de Rennes")]
    [InlineData("80000", "Tribunal administratif d'Amiens")]
    [InlineData("45 000", "Tribunal administratif d'Orléans")]
    [InlineData("20090", "Tribunal administratif de Bastia")]
    [InlineData("20200", "Tribunal administratif de Bastia")]
    [InlineData("83000", "Tribunal administratif de Toulon")]
    [InlineData("97110", "Tribunal administratif de la Guadeloupe")]
    [InlineData("97133", "Tribunal administratif de Saint-Barthélemy")]
    [InlineData("97150", "Tribunal administratif de Saint-Martin")]
    [InlineData("97400", "Tribunal administratif de La Réunion")]
    [InlineData("98714", "Tribunal administratif de la Polynésie française")]
    [InlineData("98800", "Tribunal administratif de Nouvelle-Calédonie")]
    public void A_postal_code_proposes_a_court(string postalCode, string court) =>
        AdministrativeCourts.ForPostalCode(postalCode)!.Court.ShouldBe(court);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("3514")]
    [InlineData("96250")]
    [InlineData("98000")]
    public void A_code_that_says_nothing_proposes_nothing(string? postalCode) =>
        AdministrativeCourts.ForPostalCode(postalCode).ShouldBeNull();

    [Theory]
    [InlineData("20167", "2A")]
    [InlineData("20620", "2B")]
    public void Corsica_has_two_territories(string postalCode, string code) =>
        AdministrativeCourts.ForPostalCode(postalCode)!.Code.ShouldBe(code);

    [Fact]
    public void Every_territory_has_one_court_of_the_forty_two()
    {
        AdministrativeCourts.All.Select(c => c.Code).ShouldBeUnique();
        // 96 départements of metropolitan France, five overseas, six other territories with communes or districts.
        AdministrativeCourts.All.Count.ShouldBe(107);
        AdministrativeCourts.All.Select(c => c.Court).Distinct().Count().ShouldBe(42);
        AdministrativeCourts.All.ShouldAllBe(c => c.Court.StartsWith("Tribunal administratif d") && c.Territory != "");
    }
}
