using Parvis.Data;
using Parvis.Features.Replies.Templates;

namespace Parvis.UnitTests.Replies;

public sealed class TemplateTextTests
{
    [Theory]
    [InlineData("Bonjour {{usager.nom}},", "{{usager.nom}}")]
    [InlineData("Bonjour {{ usager.nom }},", "{{usager.nom}}")]
    [InlineData("Le {{date du jour}}", "{{date du jour}}")]
    [InlineData("Un reste {{ de variable", "{{")]
    [InlineData("Un reste }} de variable", "}}")]
    [InlineData("{{}}", "{{}}")]
    public void What_is_left_to_fill_is_named(string text, string expected) =>
        TemplateText.FirstUnfilled(text).ShouldBe(expected);

    [Theory]
    [InlineData("Bonjour,")]
    [InlineData("Une accolade { seule } ne gêne pas.")]
    [InlineData("")]
    public void An_ordinary_text_is_full(string text) => TemplateText.FirstUnfilled(text).ShouldBeNull();

    [Fact]
    public void A_template_with_an_unknown_variable_is_refused_with_its_name()
    {
        var refused = Should.Throw<RefusedException>(() => Template(body: "Bonjour {{usager.prenoms}},"));

        refused.Message.ShouldContain("{{usager.prenoms}}");
        refused.Field.ShouldBe("Body");
    }

    [Fact]
    public void A_template_that_names_a_partner_says_which() =>
        Should.Throw<RefusedException>(() => Template(body: "Voyez {{partenaire.nom}}.")).Field.ShouldBe("PartnerId");

    [Fact]
    public void The_usual_answer_is_the_answer_to_a_topic() =>
        Should
            .Throw<RefusedException>(() =>
                new ReplyTemplate().Edit(
                    new ReplyTemplateOptions
                    {
                        Name = "Prise en charge",
                        Subject = "Votre demande",
                        Body = "Bonjour,",
                        IsDefault = true,
                    }
                )
            )
            .Field.ShouldBe("TopicId");

    static void Template(string body) =>
        new ReplyTemplate().Edit(
            new ReplyTemplateOptions
            {
                Name = "Prise en charge",
                Subject = "Votre demande {{demande.reference}}",
                Body = body,
            }
        );
}
