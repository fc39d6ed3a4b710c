using Parvis.Features.Topics;

namespace Parvis.Features.Forms;

/// <summary>What is asked about a topic that has no form of its own, and when no topic fits.</summary>
public static class StandardForm
{
    public const string Request = "demande";
    public const string Place = "lieu";
    public const string Documents = "pieces";

    public static FormDefinition Of(TopicEntry? topic) =>
        new([
            .. topic?.Kind == TopicKind.Report
                ?
                [
                    new FormQuestion
                    {
                        Key = Place,
                        Kind = QuestionKind.Place,
                        Label = "Où est-ce ?",
                        Hint = "Une adresse, une rue, ou ce qu'il y a à côté.",
                    },
                ]
                : Array.Empty<FormQuestion>(),
            new FormQuestion
            {
                Key = Request,
                Kind = QuestionKind.Paragraph,
                Label = topic?.Kind == TopicKind.Report ? "Que se passe-t-il ?" : "Que demandez-vous ?",
                Hint = "En quelques mots, comme vous le diriez à l'accueil.",
            },
            new FormQuestion
            {
                Key = Documents,
                Kind = QuestionKind.Files,
                Label = topic?.Documents.Count > 0 ? "Vos documents" : "Une photo ou un document ?",
                Required = false,
            },
        ]);
}
