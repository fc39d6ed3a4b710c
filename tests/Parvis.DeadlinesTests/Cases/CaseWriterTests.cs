using Parvis.Deadlines.Cases;
using Parvis.TestKit;

namespace Parvis.DeadlinesTests.Cases;

public sealed class CaseWriterTests
{
    [Theory]
    [InlineData("deadline-cases.csv")]
    [InlineData("more-cases.csv")]
    public void What_is_written_is_read_again_as_it_was(string file)
    {
        var cases = Read(File.ReadAllText(Repository.Corpus("deadlines", file)));
        using var text = new StringWriter();
        CaseWriter writer = new(text);
        writer.WriteHeader();
        foreach (var each in cases)
            writer.Write(each);

        var again = Read(text.ToString());

        again.Count.ShouldBe(cases.Count);
        foreach (var (before, after) in cases.Zip(again))
        {
            after.Events.ShouldBe(before.Events, before.Id);
            (after with { Events = before.Events }).ShouldBe(before, before.Id);
        }
    }

    static List<DeadlineCase> Read(string text) =>
        [.. new CaseReader(new StringReader(text)).Lines().Select(l => l.Case.ShouldNotBeNull())];
}
