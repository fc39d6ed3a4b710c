using Parvis.Data;

namespace Parvis.UnitTests.Data;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("ab🚮", 3, "ab")]
    [InlineData("ab🚮", 4, "ab🚮")]
    [InlineData("🚮", 1, "")]
    [InlineData("abc", 0, "")]
    public void A_cut_text_has_whole_characters(string text, int longest, string cut) =>
        text.CutTo(longest).ShouldBe(cut);

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("a🚮b", 3, "a…")]
    public void A_shortened_text_says_so_and_is_no_longer_than_wanted(string text, int longest, string shortened) =>
        text.ShortenedTo(longest).ShouldBe(shortened);
}
