using Parvis.Mail.Reading;
using Xunit.Abstractions;

namespace Parvis.MailTests.Corpus;

/// <summary>What is understood of the messages, against what is known of them.</summary>
public sealed class UnderstandingScoreTests(ITestOutputHelper output)
{
    static readonly string[] Words = ["reply_text", "reply_text_ignoring_whitespace"];

    [Fact]
    public async Task Our_own_messages_are_understood_as_they_were_made()
    {
        var score = await ScoreAsync(CorpusFolder.Own, _ => true, _ => true);
        score.Percent.ShouldBe(100, score.Table("own corpus, understood"));
    }

    [SkippableFact]
    public async Task The_new_words_are_those_that_other_projects_find()
    {
        var score = await ScoreAsync(CorpusFolder.SharedOrSkip(), _ => true, Words.Contains);
        score.Percent.ShouldBeGreaterThanOrEqualTo(95, score.Table("new words"));
    }

    [SkippableFact]
    public async Task The_kinds_and_the_rest_are_those_that_other_projects_find()
    {
        var score = await ScoreAsync(
            CorpusFolder.SharedOrSkip(),
            file => file.Basis != "inferred",
            kind => !Words.Contains(kind)
        );
        score.Percent.ShouldBeGreaterThanOrEqualTo(98, score.Table("kinds, bounces and fragments"));
    }

    async Task<CorpusScore> ScoreAsync(string folder, Func<ExpectedMail, bool> files, Func<string, bool> kinds)
    {
        var score = new CorpusScore();
        foreach (var file in CorpusFolder.Expected(folder).Where(files))
        {
            var path = Path.Combine(folder, file.File);
            var isMail = file.File.EndsWith(".eml", StringComparison.Ordinal);
            using var mail = isMail ? await MailReader.ReadFileAsync(path) : null;
            var body = isMail ? "" : await File.ReadAllTextAsync(path);
            foreach (var value in file.Values.EnumerateObject().Where(value => kinds(value.Name)))
            {
                var right = mail is null
                    ? UnderstandingValues.OfBody(
                        value.Name,
                        value.Value,
                        body,
                        file.File.EndsWith(".html", StringComparison.Ordinal)
                    )
                    : UnderstandingValues.OfMail(value.Name, value.Value, mail);
                if (right is { } known)
                    score.Add(file, value.Name, known);
            }
        }
        output.WriteLine(score.Table(Path.GetFileName(folder)));
        return score;
    }
}
