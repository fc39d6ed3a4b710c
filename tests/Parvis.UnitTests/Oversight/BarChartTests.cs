using Parvis.Features.Oversight.Trends;

namespace Parvis.UnitTests.Oversight;

public sealed class BarChartTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 10)]
    [InlineData(11, 20)]
    [InlineData(21, 40)]
    [InlineData(480, 500)]
    [InlineData(501, 1000)]
    public void The_scale_ends_on_a_number_people_read(int most, int top) =>
        BarChart.Of("x", "x", ["a"], [("nov", [most])]).Top.ShouldBe(top);

    [Fact]
    public void Bars_stand_on_the_base_line_and_keep_inside_their_group()
    {
        var chart = BarChart.Of("x", "x", ["a", "b"], [("oct", [10, 5]), ("nov", [0, 10])]);

        var bars = chart.Groups.SelectMany(g => g.Bars).ToList();
        bars.ShouldAllBe(b => b.Y + b.Height == BarChart.Height);
        bars.Select(b => b.Height).ShouldBe([200, 100, 0, 200]);
        chart.Groups[0].Bars.Select(b => b.X).ShouldBe(["6%", "25%"]);
        chart.Groups[1].Bars[1].X.ShouldBe("75%");
    }

    [Fact]
    public void Without_data_it_is_empty() => BarChart.Of("x", "x", ["a"], []).Groups.ShouldBeEmpty();
}
