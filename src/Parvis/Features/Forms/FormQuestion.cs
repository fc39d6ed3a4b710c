namespace Parvis.Features.Forms;

/// <summary>A question, as somebody of the town composed it.</summary>
public sealed record FormQuestion
{
    public const int MaxKey = 40;
    public const int MaxLabel = 200;
    public const int MaxHint = 600;
    public const int MaxChoices = 60;
    public const int MaxChoice = 120;

    public const string Yes = "oui";
    public const string No = "non";

    /// <summary>Of its own: answers of an older version are found under it.</summary>
    public required string Key { get; init; }

    public required QuestionKind Kind { get; init; }

    public required string Label { get; init; }

    public string Hint { get; init; } = "";

    public bool Required { get; init; } = true;

    /// <summary>What is offered, in order; of a list only.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Asked only then; always when null.</summary>
    public FormCondition? OnlyIf { get; init; }

    /// <summary>Characters, units, files or people; of a date, days from today, those before it below zero.</summary>
    public int? Least { get; init; }

    public int? Most { get; init; }

    /// <summary>What may be answered, of what is offered.</summary>
    public IReadOnlyList<string> Offered => Kind == QuestionKind.YesNo ? [Yes, No] : Choices;
}

/// <param name="Key">Of a question before it, which offers its answers.</param>
/// <param name="Answer">It must be among those given.</param>
public sealed record FormCondition(string Key, string Answer);
