using Parvis.Features.Surveys;
using Parvis.Features.Surveys.Results;

namespace Parvis.UnitTests.Surveys;

/// <summary>Proportions of few people are hidden, also from whoever can subtract.</summary>
public sealed class SmallNumbersTests
{
    [Theory]
    [InlineData("30 12 10", "30 12 10")]
    // One line alone is hidden with the smallest of the others.
    [InlineData("30 12 4", "30")]
    // Two that together are fewer than ten still tell of people.
    [InlineData("30 12 4 3", "30")]
    [InlineData("30 12 6 5", "30 12")]
    [InlineData("30 4", "")]
    [InlineData("4", "")]
    [InlineData("30 12 0", "30 12")]
    public void What_is_hidden_cannot_be_computed(string answers, string shown)
    {
        var numbers = answers.Split(' ').Select(int.Parse).ToList();

        var lines = SmallNumbers.Shown(numbers);

        string.Join(' ', numbers.Where((n, line) => n > 0 && lines[line])).ShouldBe(shown);
    }

    [Fact]
    public void A_site_does_not_tell_what_its_departments_hide()
    {
        var opinions = new List<(string, string, SurveyOpinion)>();
        Add("Mairie", "Voirie", 30);
        Add("Mairie", "Parcs", 4);
        Add("Annexe", "État civil", 20);
        Add("Annexe", "Écoles", 15);
        Add("Stade", "Sports", 40);

        var below = SurveyTables.Lines(opinions.Select(o => (o.Item2, o.Item3)));
        var above = SurveyTables.Above(opinions);

        below.Where(l => l.Satisfied is null).Select(l => l.Name).ShouldBe(["Écoles", "Parcs"]);
        above.Where(l => l.Satisfied is null).Select(l => l.Name).ShouldBe(["Annexe", "Mairie"]);

        void Add(string site, string department, int count) =>
            opinions.AddRange(
                Enumerable.Repeat(
                    (site, department, new SurveyOpinion(Satisfaction.Satisfied, WasClear: null, WasSoon: null)),
                    count
                )
            );
    }
}
