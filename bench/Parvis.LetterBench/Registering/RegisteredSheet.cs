using Parvis.LetterBench.Making;

namespace Parvis.LetterBench.Registering;

/// <summary>A letter registered through its page, beside what it says; null where it says nothing.</summary>
/// <param name="Proposed">On the page.</param>
/// <param name="Writers">Public ids of the sheet of who wrote it; none for somebody the town has never met.</param>
/// <param name="IsConfidential">Its topic exists only for a circle that the mailroom is not in.</param>
/// <param name="CameOn">The day of its scan.</param>
sealed record RegisteredSheet(
    ProposedSheet Proposed,
    IReadOnlySet<string> Writers,
    bool IsConfidential,
    DateOnly CameOn
)
{
    /// <summary>What the page said before it took the form.</summary>
    public required IReadOnlyList<string> Refusals { get; init; }

    /// <summary>From Enter to the next letter, by the clock; null when the server was killed meanwhile.</summary>
    public required double? Registered { get; init; }

    public MadeLetter Letter => Proposed.Letter;

    public bool? KnownFirst => Letter.Sender.IsKnown ? Proposed.People is [var first, ..] && IsWriter(first) : null;

    public bool? KnownChosen => Letter.Sender.IsKnown ? Proposed.ChosenPerson is { } chosen && IsWriter(chosen) : null;

    public bool NobodyElseChosen => Proposed.ChosenPerson is null || IsWriter(Proposed.ChosenPerson);

    public bool Date => Proposed.WrittenOn == Letter.Date;

    public bool TopicAmongThree => Proposed.Topics.Any(IsTopic);

    public bool? OpenTopicAmongThree => IsConfidential ? null : TopicAmongThree;

    public bool? OpenTopicChosen => IsConfidential ? null : Proposed.ChosenTopic is { } chosen && IsTopic(chosen);

    public bool? ConfidentialLeft => IsConfidential ? Proposed.ChosenTopic is null : null;

    public bool? Arrival => Letter.Arrival is null ? null : Proposed.ArrivedOn == Letter.Arrival;

    public bool? NoStamp => Letter.Arrival is null ? Proposed.ArrivedOn == CameOn : null;

    public bool? RegisteredNumber =>
        Letter.Registered.Length == 0
            ? null
            : Proposed.RegisteredNumber == Letter.Registered.Replace(" ", "", StringComparison.Ordinal);

    public bool? Reference => Letter.Reference.Length == 0 ? null : Proposed.Reference == Letter.Reference;

    /// <summary>A letter that quotes a request which is not there is never taken at once.</summary>
    public bool? EnterAlone => Letter.Reference.Length == 0 ? Refusals.Count == 0 : null;

    bool IsWriter(Offered person) => Writers.Contains(person.Value);

    bool IsTopic(Offered topic) => topic.Words == Letter.Topic;
}
