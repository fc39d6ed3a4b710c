using Parvis.Features.Progress;

namespace Parvis.UnitTests.Requests;

/// <summary>What residents are told while their request is handled: what is true today, and nothing else.</summary>
public sealed class ProgressTextTests
{
    static readonly DateOnly Today = new(2026, 11, 16);

    static readonly ProgressFacts Facts = new()
    {
        Steps = ProgressSteps.Taken,
        Reference = "26-00001-A",
        Salutation = "Madame",
        Department = "Voirie",
        ReceivedOn = new DateOnly(2026, 11, 13),
        Today = Today,
        DueOn = Today.AddDays(7),
        PlannedOn = null,
    };

    [Fact]
    public void Taken_it_says_by_whom_and_until_when()
    {
        var text = ProgressText.Write(Facts)!;

        text.ShouldContain("entre les mains du service Voirie");
        text.ShouldContain("Nous pensons vous répondre au plus tard le lundi 23 novembre 2026.");
    }

    [Fact]
    public void A_date_that_has_passed_is_never_promised()
    {
        var late = Facts with { Steps = ProgressSteps.Taken | ProgressSteps.Late, DueOn = Today.AddDays(-3) };

        var text = ProgressText.Write(late)!;

        text.ShouldContain("Nous devions vous répondre avant le vendredi 13 novembre 2026");
        text.ShouldNotContain("Nous pensons");
    }

    [Theory]
    [InlineData(3, "Une intervention est prévue le jeudi 19 novembre 2026.")]
    [InlineData(null, "L'intervention qui était prévue n'aura pas lieu ce jour-là.")]
    public void An_intervention_is_told_as_it_stands(int? inDays, string words)
    {
        var planned = Facts with
        {
            Steps = ProgressSteps.Planned,
            PlannedOn = inDays is { } days ? Today.AddDays(days) : null,
        };

        ProgressText.Write(planned)!.ShouldContain(words);
    }

    [Fact]
    public void Done_is_all_there_is_to_say()
    {
        var text = ProgressText.Write(Facts with { Steps = ProgressSteps.Taken | ProgressSteps.Done })!;

        text.ShouldContain("C'est fait");
        text.ShouldNotContain("Nous pensons");
    }

    [Fact]
    public void Nothing_left_to_say_is_no_message() =>
        ProgressText.Write(Facts with { Steps = ProgressSteps.Later, DueOn = null }).ShouldBeNull();
}
