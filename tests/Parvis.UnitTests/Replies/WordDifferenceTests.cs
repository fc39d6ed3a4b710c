using Parvis.Features.Replies.Approval;

namespace Parvis.UnitTests.Replies;

public sealed class WordDifferenceTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("le même texte", "le même texte", "le même texte")]
    [InlineData("", "tout est neuf", "+[tout est neuf]")]
    [InlineData("tout part", "", "-[tout part]")]
    [InlineData("bouché mardi matin", "bouché jeudi matin", "bouché -[mardi ]+[jeudi ]matin")]
    [InlineData("un trois", "un deux trois", "un +[deux ]trois")]
    [InlineData("x a y b z", "x b y a z", "x -[a y ]b +[y a ]z")]
    public void It_says_what_was_removed_and_added(string before, string after, string expected)
    {
        var said = string.Concat(
            WordDifference
                .Between(before, after)
                .Select(p =>
                    p.Fate switch
                    {
                        Fate.Removed => $"-[{p.Text}]",
                        Fate.Added => $"+[{p.Text}]",
                        _ => p.Text,
                    }
                )
        );

        said.ShouldBe(expected);
    }

    [Fact]
    public void Both_texts_come_back_whole()
    {
        var random = new Random(20261130);
        string[] words = ["le ", "trou ", "sera ", "bouché ", "mardi\n\n", "  "];
        for (var turn = 0; turn < 500; turn++)
        {
            var (before, after) = (Text(), Text());
            var passages = WordDifference.Between(before, after);
            string.Concat(passages.Where(p => p.Fate != Fate.Added).Select(p => p.Text)).ShouldBe(before);
            string.Concat(passages.Where(p => p.Fate != Fate.Removed).Select(p => p.Text)).ShouldBe(after);
        }

        string Text() =>
            string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => words[random.Next(words.Length)]));
    }

    [Fact]
    public void The_longest_texts_are_compared_in_no_time()
    {
        var before = string.Concat(Enumerable.Range(0, 5000).Select(i => $"a{i} "));
        var after = string.Concat(Enumerable.Range(0, 5000).Select(i => $"b{i} "));

        WordDifference.Between(before, after).Count.ShouldBe(2);
    }
}
