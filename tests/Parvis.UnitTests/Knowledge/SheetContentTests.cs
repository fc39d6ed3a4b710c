using Parvis.Data;
using Parvis.Features.Knowledge.Content;

namespace Parvis.UnitTests.Knowledge;

/// <summary>One source, and what follows it.</summary>
public sealed class SheetContentTests
{
    static readonly DateTime Then = new(2026, 11, 16, 8, 0, 0, DateTimeKind.Utc);
    static readonly DateTime Later = Then.AddHours(1);

    [Fact]
    public void An_internal_change_leaves_translations_as_they_are()
    {
        var content = Of("a", "Venez.").Said("en", "A title", "Come.");

        content.With(Internal("b", "Attention au parapheur."), Later).Current("en").ShouldNotBeNull();
        content.With(Passage("c", "Le matin."), Later).Current("en").ShouldBeNull();
        content.Titled("Autre titre", Later).Current("en").ShouldBeNull();
        content.With(Passage("c", "Le matin."), Later).Said("en", "A title", "Come.").Current("en").ShouldNotBeNull();
    }

    [Fact]
    public void What_becomes_internal_is_a_change_for_residents()
    {
        var content = Of("a", "Venez.").Said("en", "A title", "Come.");

        content.With(Internal("a", "Venez."), Later).Current("en").ShouldBeNull();
        content.With(Internal("a", "Venez."), Later).ForResidents.ShouldBeEmpty();
    }

    [Fact]
    public void It_is_kept_and_read_again_as_it_was()
    {
        var content = Of("a", "Venez « vite » à l'œil.").Said("ar", "عنوان", "نص");

        var again = SheetText.Read(SheetText.Write(content));

        again.Blocks.ShouldBe(content.Blocks);
        again.Variants.ShouldBe(content.Variants);
        SheetText.Write(again).ShouldBe(SheetText.Write(content));
    }

    [Fact]
    public void Plain_words_number_the_steps_across_what_is_between_them()
    {
        var content = Of("a", "D'abord.");
        foreach (
            var block in new[]
            {
                Passage("b", "Appelez.") with
                {
                    Kind = SheetBlockKind.Step,
                },
                Passage("c", "Ensuite."),
                Passage("d", "Venez.") with
                {
                    Kind = SheetBlockKind.Step,
                },
                Passage("e", "Le site") with
                {
                    Kind = SheetBlockKind.Link,
                    Address = "https://exemple.fr/",
                },
            }
        )
            content = content.With(block, Then);

        SheetText
            .Plain(content.ForResidents, "")
            .ShouldBe("D'abord.\n\n1. Appelez.\n\nEnsuite.\n\n2. Venez.\n\nLe site : https://exemple.fr/");
    }

    [Fact]
    public void A_page_of_the_site_is_written_in_full_in_an_answer()
    {
        var content = Of("a", "Venez.")
            .With(Passage("b", "Demander") with { Kind = SheetBlockKind.Link, Address = "/demander" }, Then);

        SheetText
            .Plain(content.ForResidents, "https://mairie.exemple.fr/")
            .ShouldBe("Venez.\n\nDemander : https://mairie.exemple.fr/demander");
        SheetText.Plain(content.ForResidents, "").ShouldBe("Venez.");
    }

    [Theory]
    [InlineData("https://exemple.fr/", true)]
    [InlineData("/demander", true)]
    [InlineData("//exemple.fr", false)]
    [InlineData("/\\exemple.fr", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("exemple.fr", false)]
    [InlineData("", false)]
    public void A_link_leads_to_a_page(string address, bool leads)
    {
        var link = Passage("a", "Le site") with { Kind = SheetBlockKind.Link, Address = address };

        if (leads)
            link.Checked().ShouldBe(link);
        else
            Should.Throw<RefusedException>(() => link.Checked()).Field.ShouldBe("Address");
    }

    [Fact]
    public void A_reader_gets_the_french_and_a_word_when_their_language_is_late()
    {
        var content = Of("a", "Venez.").Said("uk", "Назва", "Приходьте.");

        ShownSheet.Of(content, "uk").Text.ShouldBe("Приходьте.");
        var late = ShownSheet.Of(content.With(Passage("b", "Le matin."), Later), "uk");
        (late.Text, late.Language, late.NoticeLanguage?.Code).ShouldBe((null, "fr", "uk"));
        late.Notice.ShouldNotBe(ShownSheet.Of(content, "tr").Notice);
        ShownSheet.Of(content, "facile").Notice.ShouldBe("Cette page n'est pas encore écrite en facile à lire.");
    }

    static SheetContent Of(string key, string text) =>
        new SheetContent { Title = "Un titre", FrenchAt = Then }.With(Passage(key, text), Then);

    static SheetBlock Passage(string key, string text) =>
        new()
        {
            Key = key,
            Kind = SheetBlockKind.Paragraph,
            Text = text,
        };

    static SheetBlock Internal(string key, string text) => Passage(key, text) with { Audience = SheetAudience.Agents };
}
