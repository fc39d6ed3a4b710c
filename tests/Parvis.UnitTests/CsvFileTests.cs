using System.Text;
using Parvis.Web;

namespace Parvis.UnitTests;

public sealed class CsvFileTests
{
    [Theory]
    [InlineData("Voirie", "Voirie")]
    [InlineData("", "")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("dit « \"oui\" »", "\"dit « \"\"oui\"\" »\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-A1", "'-A1")]
    [InlineData("-3,5", "-3,5")]
    [InlineData("=A1;B1", "\"'=A1;B1\"")]
    public void No_cell_is_run_by_a_spreadsheet(string value, string cell) => CsvFile.Cell(value).ShouldBe(cell);

    [Fact]
    public void It_begins_with_a_byte_order_mark() =>
        CsvFile
            .Write(
                ["Été"],
                [
                    ["1"],
                ]
            )
            .ShouldBe([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("Été\r\n1\r\n")]);
}
