using System.ComponentModel.DataAnnotations;
using Parvis.Data;

namespace Parvis.Features.Forms.Composer.Question;

/// <summary>The fields of one question.</summary>
public sealed class QuestionForm
{
    /// <summary>Between the key of a question and its answer.</summary>
    const char Between = '=';

    public QuestionKind Kind { get; set; }

    public string? Label { get; set; }

    public string? Hint { get; set; }

    public bool Required { get; set; } = true;

    /// <summary>One a line.</summary>
    public string? Choices { get; set; }

    [Range(-1_000_000, 1_000_000, ErrorMessage = "Écrivez un nombre entier, d'un million au plus.")]
    public int? Least { get; set; }

    [Range(-1_000_000, 1_000_000, ErrorMessage = "Écrivez un nombre entier, d'un million au plus.")]
    public int? Most { get; set; }

    /// <summary>« key=answer ».</summary>
    public string? OnlyIf { get; set; }

    public static QuestionForm Of(FormQuestion question) =>
        new()
        {
            Kind = question.Kind,
            Label = question.Label,
            Hint = question.Hint,
            Required = question.Required,
            Choices = string.Join('\n', question.Choices),
            Least = question.Least,
            Most = question.Most,
            OnlyIf = question.OnlyIf is { } only ? Condition(only.Key, only.Answer) : null,
        };

    public static string Condition(string key, string answer) => $"{key}{Between}{answer}";

    public FormQuestion Read(string key) =>
        new()
        {
            Key = key,
            Kind = Kind,
            Label = AnswerCheck.OneLine(Label),
            Hint = AnswerCheck.Lines(Hint),
            Required = Required,
            Choices = Kind is QuestionKind.OneChoice or QuestionKind.SeveralChoices
                ?
                [
                    .. (Choices ?? "").Split(
                        ['\n', '\r'],
                        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                    ),
                ]
                : [],
            Least = Kind.HasBounds() ? Least : null,
            Most = Kind.HasBounds() ? Most : null,
            OnlyIf = OnlyIf?.Split(Between, 2) is [var asked, var answer] ? new FormCondition(asked, answer) : null,
        };
}
