using Parvis.Scans.Matching;

namespace Parvis.ScansTests.Matching;

public sealed class TopicRankingTests
{
    static readonly TopicRanking Topics = new([
        new("trees", "Arbre dangereux, élagage") { Synonyms = ["branche", "haie", "abattage"] },
        new("lamps", "Éclairage public en panne") { Synonyms = ["lampadaire", "réverbère", "lumière"] },
        new("noise", "Bruit et troubles de voisinage") { Synonyms = ["tapage", "voisin bruyant"] },
        new("books", "Médiathèque") { Synonyms = ["bibliothèque", "livres"] },
    ]);

    [Theory]
    [InlineData("Le lampadaire ne marche plus.", "lamps")]
    [InlineData("Deux lampadaires clignotent, il fait nuit noire.", "lamps")]
    [InlineData("Il faudrait élaguer avant l'hiver.", "trees")]
    [InlineData("Le Iampadaire est cassé, la lurnière aussi.", "lamps")]
    public void Plurals_verbs_and_mistakes_do_not_hide_a_topic(string text, string topic) =>
        First(text).ShouldBe(topic);

    [Fact]
    public void The_object_counts_more_than_the_text() =>
        Topics.Rank("Le tapage dure depuis trois jours.", "Lampadaire")[0].Topic.Id.ShouldBe("lamps");

    [Theory]
    [InlineData("The neighbours are noisy every night.", "en", "noise")]
    [InlineData("El ruido de los vecinos es insoportable.", "es", "noise")]
    [InlineData("O barulho dos vizinhos.", "pt", "noise")]
    [InlineData("Komşu gürültü yapıyor.", "tr", "noise")]
    public void Words_of_other_languages_are_understood(string text, string language, string topic) =>
        Topics.Rank(text, null, language)[0].Topic.Id.ShouldBe(topic);

    [Fact]
    public void What_was_found_is_said() =>
        Topics
            .Rank("Une branche menace de tomber sur la haie.")[0]
            .Terms.ShouldBe(["branche", "haie"], ignoreOrder: true);

    [Fact]
    public void Nothing_known_gives_no_topic() => Topics.Rank("Merci beaucoup pour votre gentillesse.").ShouldBeEmpty();

    static string First(string text) => Topics.Rank(text)[0].Topic.Id;
}
