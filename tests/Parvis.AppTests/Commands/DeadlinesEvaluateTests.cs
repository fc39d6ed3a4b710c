using Parvis.TestKit;

namespace Parvis.AppTests.Commands;

/// <summary><c>deadlines evaluate</c> as a person types it.</summary>
public sealed class DeadlinesEvaluateTests : IDisposable
{
    const string Header = "id,regime,zone,closing_time,received,events,clock_start,due,kind,confidence,why";

    readonly string folder = Directory.CreateTempSubdirectory("parvis-deadlines-").FullName;

    [Fact]
    public async Task Cases_that_are_as_expected_are_printed_with_what_was_found_and_no_data_is_touched()
    {
        var cases = Repository.Corpus("deadlines", "deadline-cases.csv");

        await using var run = await ProgramRun.ToEndAsync(folder, "deadlines", "evaluate", cases);

        run.ExitCode.ShouldBe(0, run.Errors);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var asked = await File.ReadAllLinesAsync(cases);
        lines[0].ShouldBe($"{Header},got_clock_start,got_due,got_kind");
        lines.Length.ShouldBe(asked.Length);
        for (var i = 0; i < lines.Length; i++)
            lines[i].ShouldStartWith(asked[i] + ",");
        lines[2].ShouldEndWith(",2025-03-05,2025-05-05,rejection");
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_difference_ends_with_one_and_is_told()
    {
        var file = await FileAsync(
            $"{Header}\nA1,SVR-2M,FR,,2025-03-05T10:00,,2025-03-05,2025-05-06,rejection,sure,\n"
        );

        await using var run = await ProgramRun.ToEndAsync(folder, "deadlines", "evaluate", file);

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("Line 2 (A1), column due: expected 2025-05-06, got 2025-05-05.");
        run.Output.ShouldContain(",2025-03-05,2025-05-05,rejection\n");
    }

    [Fact]
    public async Task A_bad_line_ends_with_one_and_is_named_and_the_others_are_still_evaluated()
    {
        var file = await FileAsync(
            $"{Header}\nA1,SVR-2M,FR,,2025-13-05,,,,,,\nA2,SVR-2M,FR,,2025-03-05T10:00,,,2025-05-05,,,\n"
        );

        await using var run = await ProgramRun.ToEndAsync(folder, "deadlines", "evaluate", file);

        run.ExitCode.ShouldBe(1);
        run.Errors.Trim().ShouldBe("Line 2, column received: '2025-13-05' is no date (YYYY-MM-DD).");
        run.Output.ShouldContain("2025-03-05,2025-05-05,rejection\n");
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_ends_with_two()
    {
        var missing = Path.Combine(folder, "missing.csv");
        foreach (var file in new[] { missing, folder })
        {
            await using var run = await ProgramRun.ToEndAsync(folder, "deadlines", "evaluate", file);

            run.ExitCode.ShouldBe(2);
            run.Errors.ShouldContain($"Cannot open {file}");
            run.Output.ShouldBeEmpty();
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    async Task<string> FileAsync(string content)
    {
        var file = Path.Combine(folder, "cases.csv");
        await File.WriteAllTextAsync(file, content);
        return file;
    }
}
