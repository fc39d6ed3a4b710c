using Parvis.Features.Oversight.Trends;

namespace Parvis.UnitTests.Oversight;

public sealed class DelayTallyTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("3:1", 3.0)]
    [InlineData("1:1,4:1", 2.5)]
    [InlineData("0:2,5:1", 0.0)]
    [InlineData("0:1,5:1,9:1", 5.0)]
    [InlineData("1:10,2:10", 1.5)]
    [InlineData("1:10,2:11", 2.0)]
    public void The_median_is_the_middle_of_the_sorted_delays(string text, double? median) =>
        DelayTally.Parse(text).Median.ShouldBe(median);

    [Fact]
    public void Adding_up_gives_the_median_of_the_whole()
    {
        var whole = DelayTally.Parse("1:3");
        whole.Add(DelayTally.Parse("10:4"));

        whole.Median.ShouldBe(10);
        whole.ToString().ShouldBe("1:3,10:4");
    }
}
