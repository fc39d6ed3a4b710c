using Parvis.Data.Search;

namespace Parvis.UnitTests;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Les lampadaires de la rue", "un Lampadaire, rue")]
    [InlineData("chaussée abîmée", "CHAUSSEES ABIMEES")]
    [InlineData("bancs cassés", "banc casse")]
    [InlineData("12 bis, rue du 8-Mai", "12 bis rue 8 mai")]
    public void Texts_that_say_the_same_give_the_same_words(string one, string other) =>
        SearchWords.Of(one).Order(StringComparer.Ordinal).ShouldBe(SearchWords.Of(other).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("le la les de du à et")]
    [InlineData("… !")]
    [InlineData(null)]
    public void The_smallest_words_say_nothing(string? text) => SearchWords.Of(text).ShouldBeEmpty();

    [Fact]
    public void A_word_stays_long_enough_to_mean_something() =>
        SearchWords.Of("rue rues nids os arbre 2026").ShouldBe(["rue", "nid", "os", "arbr", "2026"]);
}
