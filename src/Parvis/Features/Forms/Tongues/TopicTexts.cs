using Parvis.Features.Topics;

namespace Parvis.Features.Forms.Tongues;

/// <param name="What">« Nom », « Question », « Choix ».</param>
/// <param name="French">As residents read it.</param>
public sealed record TopicText(string What, string French);

/// <summary>All that residents read of a topic, and of its form.</summary>
public static class TopicTexts
{
    public static IReadOnlyList<TopicText> Of(TopicEntry topic, FormDefinition form) =>
        [
            .. OfSheet(topic)
                .Concat(form.Questions.SelectMany(OfQuestion))
                .Where(t => t.French.Length > 0)
                .DistinctBy(t => t.French, StringComparer.Ordinal),
        ];

    static IEnumerable<TopicText> OfSheet(TopicEntry topic) =>
        [
            new("Nom", topic.Name),
            new("Réponse de premier niveau", topic.FirstLevelAnswer),
            .. topic.Documents.Select(d => new TopicText("Pièce à demander", d.Name)),
        ];

    static IEnumerable<TopicText> OfQuestion(FormQuestion question) =>
        [
            new("Question", question.Label),
            // The standard form lists the documents there, which are translated one by one.
            .. question.Key == StandardForm.Documents ? [] : new[] { new TopicText("Aide", question.Hint) },
            .. question.Choices.Select(c => new TopicText("Choix", c)),
        ];
}
