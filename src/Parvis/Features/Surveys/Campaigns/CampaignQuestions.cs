using System.Globalization;
using Parvis.Features.Forms;
using Parvis.Ui.Translation;

namespace Parvis.Features.Surveys.Campaigns;

/// <summary>
/// The kinds of questions of a campaign, as questions of forms: they are composed, checked and kept by the same rules. A scale
/// is a choice among five.
/// </summary>
public enum CampaignKind
{
    Scale,
    YesNo,
    Choice,
    Several,
    Words,
}

public static class CampaignQuestions
{
    /// <summary>From the best to the worst, as they are shown.</summary>
    static readonly string[] Scale = ["5", "4", "3", "2", "1"];

    static readonly string[] ScaleWords = ["Très bien", "Bien", "Moyen", "Mal", "Très mal"];

    static readonly string[] Faces = ["😀", "🙂", "😐", "🙁", "😞"];

    public static string InFrench(this CampaignKind kind) =>
        kind switch
        {
            CampaignKind.Scale => "Échelle, de très bien à très mal",
            CampaignKind.YesNo => "Oui ou non",
            CampaignKind.Choice => "Un choix dans une liste",
            CampaignKind.Several => "Plusieurs choix dans une liste",
            CampaignKind.Words => "Réponse libre",
        };

    public static FormQuestion Make(string key, CampaignKind kind, string? label, string? choices, bool required) =>
        new()
        {
            Key = key,
            Kind = kind switch
            {
                CampaignKind.YesNo => QuestionKind.YesNo,
                CampaignKind.Several => QuestionKind.SeveralChoices,
                CampaignKind.Words => QuestionKind.Paragraph,
                CampaignKind.Scale or CampaignKind.Choice => QuestionKind.OneChoice,
            },
            Label = AnswerCheck.OneLine(label),
            Required = required,
            Choices = kind switch
            {
                CampaignKind.Scale => Scale,
                CampaignKind.Choice or CampaignKind.Several =>
                [
                    .. (choices ?? "").Split(
                        ['\n', '\r'],
                        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                    ),
                ],
                CampaignKind.YesNo or CampaignKind.Words => [],
            },
            Most = kind == CampaignKind.Words ? CampaignReply.MaxText : null,
        };

    public static CampaignKind KindOf(FormQuestion question) =>
        question.Kind switch
        {
            QuestionKind.YesNo => CampaignKind.YesNo,
            QuestionKind.SeveralChoices => CampaignKind.Several,
            QuestionKind.Paragraph => CampaignKind.Words,
            _ => question.Choices.SequenceEqual(Scale, StringComparer.Ordinal)
                ? CampaignKind.Scale
                : CampaignKind.Choice,
        };

    /// <summary>A choice as people read it.</summary>
    public static string Shown(FormQuestion question, string choice) =>
        KindOf(question) == CampaignKind.Scale ? ScaleWords[Place(choice)] : QuestionKinds.Shown(choice);

    /// <summary>A face beside its words; empty where there is none.</summary>
    public static string Face(FormQuestion question, string choice) =>
        KindOf(question) == CampaignKind.Scale ? Faces[Place(choice)] : "";

    /// <summary>Of a question that has a good and a bad side; null for the others.</summary>
    public static bool? IsGood(FormQuestion question, string choice) =>
        KindOf(question) switch
        {
            CampaignKind.YesNo => choice == FormQuestion.Yes,
            CampaignKind.Scale => int.Parse(choice, CultureInfo.InvariantCulture) >= 4,
            CampaignKind.Choice or CampaignKind.Several or CampaignKind.Words => null,
        };

    /// <summary>Reads what was typed to each question.</summary>
    /// <param name="form">What is asked.</param>
    /// <param name="typed">By the key of a question.</param>
    /// <param name="today">In the town.</param>
    public static (FormAnswers Answers, IReadOnlyList<FormProblem> Problems) Read(
        FormDefinition form,
        Func<string, IReadOnlyList<string?>> typed,
        DateOnly today
    )
    {
        var answers = FormAnswers.None;
        var problems = new List<FormProblem>();
        foreach (var question in form.Questions)
        {
            var (answer, problem) = AnswerCheck.Read(question, typed(question.Key), today);
            if (problem is null)
                answers = answers.With(question.Key, answer);
            else
                problems.Add(problem);
        }

        return (answers, problems);
    }

    public static string Sentence(FormProblem problem, PortalWords words) =>
        problem.Values.Count > 0 ? words[problem.Sentence, problem.Values] : words[problem.Sentence];

    static int Place(string choice) => Math.Max(Array.IndexOf(Scale, choice), 0);
}
