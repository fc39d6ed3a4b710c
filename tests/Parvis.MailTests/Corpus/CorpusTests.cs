using System.Text.RegularExpressions;
using Parvis.Mail.Reading;
using Xunit.Abstractions;

namespace Parvis.MailTests.Corpus;

public sealed partial class CorpusTests(ITestOutputHelper output)
{
    const double Enough = 98;

    [Fact]
    public async Task Our_own_messages_are_read_as_they_were_made() =>
        Check(await ScoreAsync(CorpusFolder.Own), "own corpus");

    [SkippableFact]
    public async Task Messages_of_other_projects_are_read_as_their_own_tests_say() =>
        Check(await ScoreAsync(CorpusFolder.SharedOrSkip()), "shared corpus");

    [Fact]
    public async Task Everything_read_of_our_own_messages_is_what_was_reviewed()
    {
        var read = new List<string>();
        foreach (var file in Directory.GetFiles(CorpusFolder.Own, "*.eml").Order(StringComparer.Ordinal))
        {
            using var mail = await MailReader.ReadFileAsync(file);
            read.Add(MailSnapshot.Of(Path.GetFileName(file), mail));
        }
        var reviewed = Path.Combine(CorpusFolder.Own, "read.jsonl");
        if (Environment.GetEnvironmentVariable("PARVIS_MAIL_REBLESS") == "1")
            await File.WriteAllTextAsync(reviewed, string.Join('\n', read) + "\n");

        // When this fails, scripts/rebless-mail rewrites the file; its difference is to be reviewed.
        read.ShouldBe(await File.ReadAllLinesAsync(reviewed));
    }

    void Check(CorpusScore score, string title)
    {
        output.WriteLine(score.Table(title));
        score.Percent.ShouldBeGreaterThanOrEqualTo(Enough, score.Table(title));
        score.Differences.ShouldBeSubsetOf(Explained(), "Each difference is explained in docs/mail-corpus.md.");
    }

    static async Task<CorpusScore> ScoreAsync(string folder)
    {
        var score = new CorpusScore();
        var messages = CorpusFolder
            .Expected(folder)
            .Where(m => m.Basis != "inferred" && m.File.EndsWith(".eml", StringComparison.Ordinal));
        foreach (var file in messages)
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

    static List<string> Explained() =>
        [
            .. File.ReadLines(Path.Combine(CorpusFolder.Root, "docs", "mail-corpus.md"))
                .Select(line => Row().Match(line))
                .Where(row => row.Success)
                .Select(row => $"{row.Groups["file"].Value}: {row.Groups["kind"].Value}"),
        ];

    [GeneratedRegex(
        @"^\| `(?<file>[^`]+)` \| `(?<kind>[^`]+)` \|",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Row();
}
