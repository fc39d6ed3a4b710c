using Parvis.Features.Forms;

namespace Parvis.Features.Portal.Asking.Question;

/// <param name="Question">What is asked.</param>
/// <param name="Alone">Its label is the title of the page.</param>
/// <param name="Tried">Whoever answers may say what is not clear.</param>
/// <param name="Values">What was typed, else what was kept.</param>
/// <param name="Remarked">What was just typed about it.</param>
/// <param name="Files">Those joined already.</param>
/// <param name="Problems">Sentences.</param>
public sealed record AskedQuestion(
    FormQuestion Question,
    bool Alone,
    bool Tried,
    IReadOnlyList<string> Values,
    string Remarked,
    IReadOnlyList<AskDraftFile> Files,
    IReadOnlyList<string> Problems
)
{
    public string Id => $"a-{Question.Key}";

    public string Remark => RemarkOn(Question);

    public string Value => Values is [var first, ..] ? first : "";

    public string Hint =>
        Question is { Kind: QuestionKind.Files, Hint: "" } ? "Dix fichiers au plus, 100 Mo en tout." : Question.Hint;

    public string? DescribedBy =>
        string.Join(
            ' ',
            new[] { Hint.Length > 0 ? $"{Id}-aide" : "", Problems.Count > 0 ? $"{Id}-erreur" : "" }.Where(id =>
                id.Length > 0
            )
        )
            is { Length: > 0 } ids
            ? ids
            : null;

    public static string RemarkOn(FormQuestion question) => $"r-{question.Key}";
}
