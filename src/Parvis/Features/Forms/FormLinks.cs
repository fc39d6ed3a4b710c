using Parvis.Features.Topics;

namespace Parvis.Features.Forms;

/// <summary>Where an administrator composes the form of a topic, and where it is tried.</summary>
public static class FormLinks
{
    public static string Form(Guid topicId) => TopicLinks.Form(topicId);

    public static string Question(Guid topicId, string key) => $"{Form(topicId)}/questions/{key}";

    public static string NewQuestion(Guid topicId, QuestionKind kind) => $"{Form(topicId)}/questions?nature={kind}";

    /// <summary>For whoever is invited.</summary>
    public static string Trial(string key) => $"/demander/essai/{key}";
}
