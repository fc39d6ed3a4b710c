using Parvis.Deadlines.Cases;
using Parvis.TestKit;

namespace Parvis.DeadlinesTests.Cases;

/// <summary>Runs alone, and reads the time of the processor: what else the machine does must not count.</summary>
[CollectionDefinition(nameof(CaseSpeedTests), DisableParallelization = true)]
[Collection(nameof(CaseSpeedTests))]
public sealed class CaseSpeedTests
{
    const int Cases = 100_000;

    [Fact]
    public void A_hundred_thousand_cases_take_less_than_five_seconds()
    {
        var lines = File.ReadAllLines(Repository.Corpus("deadlines", "more-cases.csv"));
        var body = Enumerable.Repeat(lines[1..], (Cases / (lines.Length - 1)) + 1).SelectMany(l => l).Take(Cases);
        using StringReader input = new(string.Join('\n', body.Prepend(lines[0])));
        using StringWriter output = new();
        using StringWriter errors = new();
        var before = Environment.CpuUsage.TotalTime;

        CaseEvaluation.Run(input, output, errors).ShouldBeTrue();

        var taken = Environment.CpuUsage.TotalTime - before;
        taken.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        output.ToString().Count(c => c == '\n').ShouldBe(Cases + 1);
    }
}
