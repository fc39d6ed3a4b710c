using Parvis.Deadlines;
using Parvis.Deadlines.Cases;
using Parvis.Deadlines.Clocks;

namespace Parvis.DeadlinesTests.Cases;

public sealed class CaseReaderTests
{
    const string Header = "id,regime,zone,closing_time,received,events,clock_start,due,kind,confidence,why\n";

    [Fact]
    public void A_line_is_read_whole()
    {
        var line = Read(
                Header
                    + "LC1,TARGET-3JO,AM,17:00,2025-03-05T10:15,2025-03-12 incomplete deadline=2025-04-11 indispensable=no; "
                    + "2025-03-28 completed,2025-03-05,2025-03-10,none,sure,\"a, \"\"quoted\"\"\nreason\"\n"
            )
            .ShouldHaveSingleItem();

        line.Problem.ShouldBeNull();
        line.Number.ShouldBe(2);
        var read = line.Case!;
        read.Id.ShouldBe("LC1");
        read.Regime.Code.ShouldBe("TARGET-3JO");
        read.Zone.ShouldBeSameAs(HolidayZone.AlsaceMoselle);
        read.ClosingTime.ShouldBe(new TimeOnly(17, 0));
        read.Reception.ShouldBe(new Reception(new(2025, 3, 5), new(10, 15)));
        read.Events.ShouldBe([
            new(new(2025, 3, 12), ClockEventKind.Incomplete, new(2025, 4, 11), Indispensable: false),
            new(new(2025, 3, 28), ClockEventKind.Completed),
        ]);
        read.Expected.ShouldBe(new("2025-03-05", "2025-03-10", "none"));
        read.Confidence.ShouldBe("sure");
        read.Why.ShouldBe("a, \"quoted\"\nreason");
    }

    [Theory]
    [InlineData("2025-03-05", "2025-03-05", null)]
    [InlineData("2025-03-05T10:15", "2025-03-05", "10:15")]
    [InlineData("2025-03-05T10:15:30", "2025-03-05", "10:15:30")]
    [InlineData("2025-07-08T22:30:00Z", "2025-07-09", "00:30")]
    [InlineData("2025-07-08T22:30Z", "2025-07-09", "00:30")]
    [InlineData("2025-07-09T00:30:00+02:00", "2025-07-09", "00:30")]
    [InlineData("2025-07-08T18:30:00-04:00", "2025-07-09", "00:30")]
    public void Reception_is_a_day_a_local_time_or_a_moment(string received, string day, string? time)
    {
        var read = Only($"SVR-2M,FR,{received},").Case!.Reception;

        read.Day.ShouldBe(Iso.Day(day));
        read.Time.ShouldBe(time is null ? null : TimeOnly.Parse(time));
    }

    [Theory]
    [InlineData("SVR-2X,FR,2025-03-05,", "regime", "'SVR-2X' is no regime")]
    [InlineData(",FR,2025-03-05,", "regime", "'' is no regime")]
    [InlineData("SVR-2M,XX,2025-03-05,", "zone", "'XX' is no zone")]
    [InlineData("SVR-2M,FR,2025-02-30,", "received", "'2025-02-30' is no date")]
    [InlineData("SVR-2M,FR,5/3/2025,", "received", "'5/3/2025' is no date")]
    [InlineData("SVR-2M,FR,,", "received", "'' is no date")]
    [InlineData("SVR-2M,FR,2025-03-05T25:00,", "received", "'2025-03-05T25:00' is no time")]
    [InlineData("SVR-2M,FR,1969-03-05,", "received", "is not from 1970 to 2089")]
    [InlineData("SVR-2M,FR,2090-03-05T10:00,", "received", "is not from 1970 to 2089")]
    [InlineData("SVR-2M,FR,2025-03-05,2025-03-12", "events", "'2025-03-12' has no verb")]
    [InlineData("SVR-2M,FR,2025-03-05,2025-03-12 closed", "events", "'closed' is no verb")]
    [InlineData("SVR-2M,FR,2025-03-05,soon completed", "events", "'soon' is no date")]
    [InlineData("SVR-2M,FR,2025-03-05,2025-03-12 completed; 2025-03-11 withdrawn", "events", "comes before")]
    [InlineData("SVR-2M,FR,2025-03-05,2025-03-12 completed deadline=2025-03-13", "events", "means nothing after")]
    [InlineData("SVR-2M,FR,2025-03-05,2025-03-12 incomplete until=2025-03-13", "events", "means nothing after")]
    [InlineData("SVR-2M,FR,2025-03-05,2025-03-12 incomplete indispensable=maybe", "events", "means nothing after")]
    [InlineData("SVR-2M,FR,2025-03-05,2025-03-12 incomplete deadline=tomorrow", "events", "'tomorrow' is no date")]
    [InlineData("SVR-2M,FR,2025-03-05,2025-03-12 incomplete deadline=2025-03-01", "events", "before its own date")]
    [InlineData("SVR-2M,FR,2025-03-05", "events", "the line has 3 values, the header 4")]
    [InlineData("SVR-2M,FR,2025-03-05,,,", "5", "the line has 6 values, the header 4")]
    [InlineData("SVR-2M,FR,\"2025-03-05,", "received", "the quote is never closed")]
    [InlineData("SVR-2M,FR,\"2025-03-05\"x,", "received", "text follows the closing quote")]
    public void A_bad_line_is_named_with_its_column_and_stops_no_other(string bad, string column, string message)
    {
        var lines = Read($"regime,zone,received,events\nSVR-2M,FR,2025-03-05,\n{bad}\n");

        lines[0].Problem.ShouldBeNull();
        var problem = lines[1].Problem.ShouldNotBeNull();
        lines[1].Case.ShouldBeNull();
        problem.Line.ShouldBe(3);
        problem.Column.ShouldBe(column);
        problem.Message.ShouldContain(message);
        problem.ToString().ShouldStartWith($"Line 3, column {column}: ");
    }

    [Theory]
    [InlineData("closing_time", "5 pm")]
    [InlineData("closing_time", "17:60")]
    [InlineData("clock_start", "nothing")]
    [InlineData("due", "2025-02-30")]
    [InlineData("kind", "refusal")]
    public void A_bad_value_of_the_other_columns_is_named_too(string column, string value) =>
        Read($"regime,zone,received,{column}\nSVR-2M,FR,2025-03-05,{value}\n")
            .ShouldHaveSingleItem()
            .Problem.ShouldNotBeNull()
            .Column.ShouldBe(column);

    [Fact]
    public void Lines_are_numbered_as_in_the_file_whatever_stands_between()
    {
        var lines = Read(
            "regime,zone,received,why\r\nSVR-2M,FR,2025-03-05,\"two\r\nlines\"\r\n\r\n\r\nSVR-2M,FR,never,\r\nSVR-2M,FR,2025-03-05,end"
        );

        lines.Select(l => l.Number).ShouldBe([2, 6, 7]);
        lines[1].Problem!.Line.ShouldBe(6);
        lines[2].Case!.Why.ShouldBe("end");
    }

    [Fact]
    public void Columns_stand_in_any_order_and_unknown_ones_are_kept()
    {
        var line = Read("received,mine,zone,regime\n2025-03-05,kept,FR,SVR-2M\n").ShouldHaveSingleItem();

        line.Problem.ShouldBeNull();
        line.Fields.ShouldBe(["2025-03-05", "kept", "FR", "SVR-2M"]);
    }

    [Theory]
    [InlineData("", "regime")]
    [InlineData("regime,zone\nSVR-2M,FR\n", "received")]
    [InlineData("regime;zone;received\n", "regime")]
    [InlineData("regime,zone,\"received\n", "received")]
    public void A_header_that_lacks_a_column_is_refused(string text, string column) =>
        Should
            .Throw<FormatException>(() => new CaseReader(new StringReader(text)))
            .Message.ShouldStartWith($"Line 1, column {column}: ");

    static CaseLine Only(string line) => Read($"regime,zone,received,events\n{line}\n").ShouldHaveSingleItem();

    static List<CaseLine> Read(string text) => [.. new CaseReader(new StringReader(text)).Lines()];
}
