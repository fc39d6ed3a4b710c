using Parvis.Deadlines.Cases;
using Parvis.TestKit;

namespace Parvis.DeadlinesTests.Clocks;

/// <summary>
/// Every dated case: <c>deadline-cases.csv</c> came with the requirements, <c>more-cases.csv</c> was counted by hand from
/// the texts. <c>PARVIS_LEGAL_CASES</c> may name another file of cases.
/// </summary>
public sealed class DeadlineCaseTests
{
    public static IEnumerable<object[]> Cases() =>
        Files()
            .SelectMany(Lines)
            .Select(l => new object[] { Path.GetFileName(l.File), l.Line.Case?.Id ?? "", l.File, l.Line.Number });

    [Theory, MemberData(nameof(Cases))]
    public void A_dated_case_is_found_as_the_law_says(string name, string id, string file, int number)
    {
        var line = Lines(file).Single(l => l.Line.Number == number).Line;

        line.Problem.ShouldBeNull($"{name} {id}");
        var got = CaseAnswer.Of(line.Case!.Evaluate());
        line.Case.Expected.Differences(got).ShouldBeEmpty($"{name} {id}: {line.Case.Why}");
        line.Case.Expected.ShouldBe(got, "every case says what it expects");
    }

    [Fact]
    public void The_naive_clock_agrees_with_every_case_too()
    {
        foreach (var (_, line) in Files().SelectMany(Lines).Where(l => !l.Line.Case!.Regime.Code.EndsWith('J')))
        {
            var read = line.Case!;
            var received = read.Reception.Day.ToDateTime(read.Reception.Time ?? TimeOnly.MinValue);
            var naive = NaiveClock.Read(read.Regime.Code, read.Zone.Code, read.ClosingTime, received, [.. read.Events]);

            new CaseAnswer(Iso.Text(naive.Start), Iso.Text(naive.Due), naive.Kind).ShouldBe(read.Expected, read.Id);
        }
    }

    [Fact]
    public void Our_own_cases_are_many_all_different_and_each_gives_its_article()
    {
        var own = Lines(Repository.Corpus("deadlines", "more-cases.csv")).Select(l => l.Line.Case!).ToList();

        own.Count.ShouldBeGreaterThanOrEqualTo(150);
        own.Select(c => c.Id).ShouldBeUnique();
        own.Select(c => c with { Id = "", Why = "", Confidence = "", Events = [] })
            .Zip(own, (plain, c) => (plain, string.Join(';', c.Events)))
            .ShouldBeUnique();
        own.ShouldAllBe(c => c.Why.Contains(": "));
        own.ShouldAllBe(c => c.Confidence == "sure" || c.Confidence == "debatable");
    }

    static IEnumerable<string> Files()
    {
        yield return Repository.Corpus("deadlines", "deadline-cases.csv");
        yield return Repository.Corpus("deadlines", "more-cases.csv");
        if (Environment.GetEnvironmentVariable("PARVIS_LEGAL_CASES") is { Length: > 0 } other)
            yield return other;
    }

    static IEnumerable<(string File, CaseLine Line)> Lines(string file)
    {
        using var text = new StreamReader(file);
        foreach (var line in new CaseReader(text).Lines())
            yield return (file, line);
    }
}
