using Parvis.Scans.Recognising;

namespace Parvis.ScansTests.Recognising;

public sealed class TesseractTableTests
{
    const string Table =
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        + "1\t1\t0\t0\t0\t0\t0\t0\t2481\t3508\t-1\t\n"
        + "5\t1\t1\t1\t1\t1\t100\t200\t50\t30\t96.5\tMadame\n"
        + "5\t1\t1\t1\t1\t2\t160\t200\t40\t30\t91\tRiou\n"
        + "5\t1\t1\t1\t2\t1\t100\t240\t40\t30\t88\t7\n"
        + "5\t1\t2\t1\t1\t1\t900\t200\t40\t30\t-1\t \n"
        + "5\t1\t2\t1\t1\t1\tx\t200\t40\t30\t90\tbroken\n"
        + "5\t1\t2\t1\t1\t1\t900\t200\t40\t30\t120\t|\n";

    [Fact]
    public void Words_stand_in_their_lines_and_blocks()
    {
        var page = TesseractTable.Pages(Table).ShouldHaveSingleItem();
        (page.Width, page.Height).ShouldBe((2481, 3508));
        page.Blocks.Select(block => string.Join('/', block.Lines.Select(line => line.Text)))
            .ShouldBe(["Madame Riou/7", "|"]);
        page.Blocks[0].Box.ShouldBe(new Box(100, 200, 100, 70));
        page.Words.Select(word => word.Confidence).ShouldBe([96.5, 91, 88, 100]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Error opening data file")]
    [InlineData("5\t1\t1\t1\t1\t1\t100\t200\t50\t30\t96.5\torphan")]
    public void What_is_no_table_gives_no_page(string output) => TesseractTable.Pages(output).ShouldBeEmpty();

    [Fact]
    public void A_page_whose_lines_run_down_is_set_upright()
    {
        ScannedWord Word(int top) => new("mot", new Box(3000, top, 40, 90), 90);
        var lying = new ScannedPage(
            1,
            3508,
            2481,
            [new ScannedBlock([new ScannedLine([Word(100), Word(200), Word(300)])])]
        );
        var (page, turned) = LyingPage.Upright(lying);
        (page.Width, page.Height, turned).ShouldBe((2481, 3508, 270));
        page.Words.Select(word => word.Box.Left).ShouldBe([100, 200, 300]);
        page.Words.First().Box.ShouldBe(new Box(100, 468, 90, 40));
        LyingPage.Upright(page).ShouldBe((page, 0));
    }
}
