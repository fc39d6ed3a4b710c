using Parvis.Mail.Reading;
using Xunit.Abstractions;

namespace Parvis.MailTests.Corpus;

public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Our_own_messages_are_read_as_they_were_made()
    {
        var score = await ScoreAsync(CorpusFolder.Own, _ => true);
        output.WriteLine(score.Table("own corpus"));
        score.Percent.ShouldBeGreaterThanOrEqualTo(98, score.Table("own corpus"));
    }

    [SkippableFact]
    public async Task Messages_of_other_projects_are_read_as_their_own_tests_say()
    {
        var score = await ScoreAsync(CorpusFolder.SharedOrSkip(), m => m.Basis != "inferred");
        output.WriteLine(score.Table("shared corpus"));
        score.Percent.ShouldBeGreaterThanOrEqualTo(98, score.Table("shared corpus"));
    }

    static async Task<CorpusScore> ScoreAsync(string folder, Func<ExpectedMail, bool> counts)
    {
        var score = new CorpusScore();
        foreach (
            var file in CorpusFolder
                .Expected(folder)
                .Where(counts)
                .Where(f => f.File.EndsWith(".eml", StringComparison.Ordinal))
        )
        {
            using var mail = await MailReader.ReadFileAsync(Path.Combine(folder, file.File));
            foreach (var value in file.Values.EnumerateObject())
            {
                if (ReadValues.Matches(value.Name, value.Value, file, mail) is { } right)
                    score.Add(file, value.Name, right);
            }
        }
        return score;
    }
}
