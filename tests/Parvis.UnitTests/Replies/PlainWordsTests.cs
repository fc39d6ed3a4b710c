using Parvis.Features.Replies.PlainWords;

namespace Parvis.UnitTests.Replies;

public sealed class PlainWordsTests
{
    [Fact]
    public void The_shipped_list_is_long_enough_to_help() => JargonList.Shipped.Count.ShouldBeGreaterThan(120);

    [Theory]
    [InlineData("Nonobstant votre courrier,", "Nonobstant", "Malgré", false)]
    [InlineData("Nous répondrons dans les meilleurs délais.", "dans les meilleurs délais", "donnez une date", true)]
    [InlineData("Joignez les pièces\njustificatives.", "pièces\njustificatives", "documents à fournir", false)]
    [InlineData("J’ai l’honneur de vous écrire", "J’ai l’honneur de", "allez droit au fait", true)]
    [InlineData("à défaut de preuve", "à défaut de", "sans", false)]
    public void Jargon_is_found_with_a_proposal(string text, string found, string instead, bool advice)
    {
        var jargon = PlainReading.Of(text, JargonList.Shipped).Jargon.ShouldHaveSingleItem();

        jargon.Found.ShouldBe(found);
        (advice ? jargon.Instead : jargon.Replacement).ShouldBe(instead);
        jargon.IsAdvice.ShouldBe(advice);
    }

    [Theory]
    [InlineData("Le résus est affiché.")]
    [InlineData("Votre demande est acceptée. Le trou est rebouché.")]
    [InlineData("")]
    [InlineData(null)]
    public void Ordinary_words_are_left_alone(string? text) =>
        PlainReading.Of(text, JargonList.Shipped).IsPlain.ShouldBeTrue();

    [Fact]
    public void A_long_sentence_is_counted_and_an_abbreviation_ends_none()
    {
        var words = string.Join(' ', Enumerable.Repeat("mot", 20));
        var report = PlainReading.Of(
            $"M. Martin habite ici. Voyez Mme Le Goff et {words} et {words}. Merci.",
            JargonList.Shipped
        );

        report.Long.ShouldHaveSingleItem().Words.ShouldBe(46);
    }

    [Fact]
    public void A_line_of_a_list_is_a_sentence() =>
        PlainReading
            .Of(string.Join('\n', Enumerable.Repeat("- un document qui montre où vous habitez", 8)), JargonList.Shipped)
            .Long.ShouldBeEmpty();

    [Theory]
    [InlineData("Votre demande est examinée par le service.", "est examinée par")]
    [InlineData("Les travaux seront rapidement réalisés par la commune.", "seront rapidement réalisés par")]
    public void A_passive_is_told(string text, string expected) =>
        PlainReading.Of(text, JargonList.Shipped).Passives.ShouldHaveSingleItem().ShouldBe(expected);

    [Theory]
    [InlineData("route", 1)]
    [InlineData("routes", 1)]
    [InlineData("mairie", 2)]
    [InlineData("logique", 2)]
    [InlineData("création", 3)]
    [InlineData("le", 1)]
    [InlineData("demande", 2)]
    [InlineData("administration", 5)]
    [InlineData("éclairage", 3)]
    public void Syllables_are_counted_as_they_are_said(string word, int expected) =>
        FrenchSyllables.Count(word).ShouldBe(expected);

    [Fact]
    public void An_easy_text_reads_easier_than_an_administrative_one()
    {
        var easy = PlainReading.Of(
            string.Join(
                ' ',
                Enumerable.Repeat("Le trou est bouché. Vous pouvez passer dans la rue. Merci de nous avoir écrit.", 4)
            ),
            JargonList.Shipped
        );
        var hard = PlainReading.Of(
            "Nonobstant les dispositions réglementaires susmentionnées relatives à l'instruction administrative des autorisations d'occupation temporaire du domaine public communal, il appartient au pétitionnaire de solliciter préalablement la délivrance d'une autorisation, nonobstant toute disposition contraire antérieurement notifiée.",
            JargonList.Shipped
        );

        easy.Ease!.Value.ShouldBeGreaterThan(70);
        easy.Level.ShouldBe("facile");
        hard.Ease!.Value.ShouldBeLessThan(30);
        hard.Level.ShouldBe("très difficile");
    }

    [Fact]
    public void A_hostile_text_is_read_in_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        PlainReading.Of(new string('a', 20_000) + string.Concat(Enumerable.Repeat(" est é", 3000)), JargonList.Shipped);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }
}
