using Parvis.Deadlines.Cases;
using Parvis.TestKit;

namespace Parvis.DeadlinesTests.Cases;

public sealed class CaseEvaluationTests
{
    [Theory]
    [InlineData("deadline-cases.csv")]
    [InlineData("more-cases.csv")]
    public void A_file_that_is_as_expected_is_printed_as_it_is_with_three_columns_more(string file)
    {
        var asked = File.ReadAllText(Repository.Corpus("deadlines", file));

        var (agrees, output, errors) = Run(asked);

        errors.ShouldBeEmpty();
        agrees.ShouldBeTrue();
        var lineEnd = asked.Contains("\r\n") ? "\r\n" : "\n";
        var printed = output.Split(lineEnd);
        var lines = asked.Split(lineEnd);
        printed[0].ShouldBe(lines[0] + ",got_clock_start,got_due,got_kind");
        printed.Length.ShouldBe(lines.Length);
        foreach (var (got, line) in printed.Zip(lines).SkipLast(1))
            got.ShouldStartWith(line + ",");
        printed[^1].ShouldBeEmpty();
    }

    [Fact]
    public void Each_difference_is_told_with_its_line_its_case_and_its_column()
    {
        var (agrees, output, errors) = Run(
            "id,regime,zone,received,clock_start,due,kind\n"
                + "A1,SVR-2M,FR,2025-03-05,2025-03-05,2025-05-05,rejection\n"
                + "A2,SVR-2M,FR,2025-03-05,2025-03-06,2025-05-05,acceptance\n"
        );

        agrees.ShouldBeFalse();
        errors.ShouldBe(
            "Line 3 (A2), column clock_start: expected 2025-03-06, got 2025-03-05.\n"
                + "Line 3 (A2), column kind: expected acceptance, got rejection.\n"
        );
        output.ShouldEndWith("acceptance,2025-03-05,2025-05-05,rejection\n");
    }

    [Fact]
    public void Without_expectations_it_only_counts()
    {
        var (agrees, output, _) = Run("regime,zone,received\nSVR-2M,FR,2025-03-05\n");

        agrees.ShouldBeTrue();
        output.ShouldBe(
            "regime,zone,received,got_clock_start,got_due,got_kind\n"
                + "SVR-2M,FR,2025-03-05,2025-03-05,2025-05-05,rejection\n"
        );
    }

    [Fact]
    public void A_bad_line_keeps_its_place_and_is_no_success()
    {
        var (agrees, output, errors) = Run("regime,zone,received,due\nSVR-2M,FR\nSVR-2M,FR,2025-03-05,2025-05-05\n");

        agrees.ShouldBeFalse();
        errors.ShouldBe("Line 2, column received: the line has 2 values, the header 4.\n");
        output
            .Split('\n')[1..]
            .ShouldBe(["SVR-2M,FR,,,,,", "SVR-2M,FR,2025-03-05,2025-05-05,2025-03-05,2025-05-05,rejection", ""]);
    }

    [Fact]
    public void A_bad_header_prints_nothing()
    {
        var (agrees, output, errors) = Run("regime,zone\n");

        agrees.ShouldBeFalse();
        output.ShouldBeEmpty();
        errors.ShouldBe("Line 1, column received: the header lacks it.\n");
    }

    [Fact]
    public void The_latest_and_longest_cases_still_end_within_the_computed_years()
    {
        var (_, _, errors) = Run(
            "regime,zone,received,events\n"
                + "RGPD-99M,FR,2089-12-31,2089-12-31 extension-notified\n"
                + "COURT-99M,FR,2089-12-31,\n"
                + "ARE-999JO,978,2089-12-31,\n"
                + "TARGET-999JO,FR,2089-12-31,\n"
                + "SVR-99M,FR,1970-01-01,1970-01-01 incomplete deadline=2089-12-31\n"
        );

        errors.ShouldBeEmpty();
    }

    static (bool Agrees, string Output, string Errors) Run(string text)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var agrees = CaseEvaluation.Run(new StringReader(text), output, errors);
        return (agrees, output.ToString(), errors.ToString());
    }
}
