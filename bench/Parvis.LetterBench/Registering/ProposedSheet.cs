using System.Globalization;
using Parvis.LetterBench.Making;
using Parvis.LetterBench.Measuring;
using Parvis.TestKit;

namespace Parvis.LetterBench.Registering;

/// <summary>A choice offered on the page, and whether Enter takes it.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Words">A name.</param>
/// <param name="Why">What stands beside it: an address and what agrees, or a theme.</param>
/// <param name="IsChosen">Beforehand.</param>
sealed record Offered(string Value, string Words, string Why, bool IsChosen);

/// <summary>What the page of a letter proposes, as it stands when it opens.</summary>
sealed record ProposedSheet(MadeLetter Letter, IReadOnlyList<Offered> People, IReadOnlyList<Offered> Topics)
{
    const string SomebodyElse = "autre";

    public required DateOnly? WrittenOn { get; init; }

    public required DateOnly? ArrivedOn { get; init; }

    public required string RegisteredNumber { get; init; }

    public required string Reference { get; init; }

    public required string Text { get; init; }

    /// <summary>To open the page, by the clock.</summary>
    public required double Opened { get; init; }

    public static ProposedSheet Read(TownPage page, MadeLetter letter, double opened) =>
        new(letter, Choices(page, "Input.Known"), Choices(page, "Input.Asks[0].Known"))
        {
            WrittenOn = Day(page.ValueOf("Input.WrittenOn")),
            ArrivedOn = Day(page.ValueOf("Input.ArrivedOn")),
            RegisteredNumber = page.ValueOf("Input.RegisteredNumber"),
            Reference = page.ValueOf("Input.Reference"),
            Text = page.Document.QuerySelector(".letter-text")?.TextContent ?? "",
            Opened = opened,
        };

    public Offered? ChosenPerson => People.FirstOrDefault(person => person.IsChosen);

    public Offered? ChosenTopic => Topics.FirstOrDefault(topic => topic.IsChosen);

    public (int Right, int All) Words => PrintedWords.Compare(Letter, Text);

    /// <summary>Those recognised, without « somebody else ».</summary>
    static IReadOnlyList<Offered> Choices(TownPage page, string field) =>
        [
            .. page
                .Document.QuerySelectorAll($"input[type=radio][name='{field}']")
                .Where(input => input.GetAttribute("value") is { Length: > 0 } and not SomebodyElse)
                .Select(input => new Offered(
                    input.GetAttribute("value")!,
                    input.ParentElement!.QuerySelector("span")!.FirstChild!.TextContent.Trim(),
                    input.ParentElement.QuerySelector(".muted")?.TextContent ?? "",
                    input.HasAttribute("checked")
                )),
        ];

    static DateOnly? Day(string value) =>
        value.Length == 0 ? null : DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
