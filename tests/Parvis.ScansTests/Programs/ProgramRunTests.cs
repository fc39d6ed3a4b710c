using System.Diagnostics;
using Parvis.Scans.Programs;
using Parvis.TestKit;

namespace Parvis.ScansTests.Programs;

public sealed class ProgramRunTests
{
    static readonly ProgramLimits Short = new() { Time = TimeSpan.FromMilliseconds(400) };

    [Fact]
    public async Task A_program_that_is_not_there_is_said_to_be_missing()
    {
        var result = await RunAsync("parvis-no-such-program", []);
        (result.Ending, result.Succeeded).ShouldBe((ProgramEnding.NotInstalled, false));
    }

    [SkippableFact]
    public async Task Both_outputs_are_read_whole_however_long()
    {
        NeedShell();
        var result = await RunAsync(
            "sh",
            ["-c", "for i in $(seq 20000); do echo out $i; echo err $i >&2; done; exit 3"]
        );
        (result.Ending, result.ExitCode).ShouldBe((ProgramEnding.Finished, 3));
        result.Output.ShouldEndWith("out 20000\n");
        result.Errors.ShouldEndWith("err 20000\n");
    }

    [SkippableFact]
    public async Task A_program_that_takes_too_long_is_ended_with_its_children()
    {
        NeedShell();
        using var folder = new ScratchFolder();
        var watch = Stopwatch.StartNew();
        var result = await RunAsync("sh", ["-c", $"sleep 300 & echo $! >{folder.In("child")}; wait"], Short);
        result.Ending.ShouldBe(ProgramEnding.TooLong);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        var child = int.Parse(await File.ReadAllTextAsync(folder.In("child")));
        IsRunning(child).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_program_that_writes_without_end_is_ended()
    {
        NeedShell();
        var watch = Stopwatch.StartNew();
        (await RunAsync("yes", [], new ProgramLimits { Output = 100_000 })).Ending.ShouldBe(ProgramEnding.TooMuch);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [SkippableFact]
    public async Task A_program_that_wants_more_memory_than_allowed_does_not_get_it()
    {
        NeedShell();
        Requirements.Need(File.Exists("/usr/bin/prlimit"), "prlimit is not installed.");
        var result = await RunAsync("sh", ["-c", "ulimit -v"], new ProgramLimits { Memory = 512L * 1024 * 1024 });
        result.Output.Trim().ShouldBe("524288");
    }

    [SkippableFact]
    public async Task Stopping_ends_the_program_and_says_it_was_stopped()
    {
        NeedShell();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Should.ThrowAsync<OperationCanceledException>(() =>
            ProgramRun.RunAsync("sleep", ["300"], ProgramLimits.Default, stop.Token)
        );
    }

    [Fact]
    public void A_temporary_folder_goes_with_all_it_holds()
    {
        string path;
        using (var folder = new TemporaryFolder())
        {
            path = folder.Path;
            File.WriteAllText(folder.In("page.png"), "");
        }
        Directory.Exists(path).ShouldBeFalse();
    }

    static Task<ProgramResult> RunAsync(string program, string[] arguments, ProgramLimits? limits = null) =>
        ProgramRun.RunAsync(program, arguments, limits ?? ProgramLimits.Default, CancellationToken.None);

    static void NeedShell() => Requirements.Need(InstalledPrograms.PathOf("sh") is not null, "There is no shell.");

    // A child that nobody waits for stays listed as a zombie.
    static bool IsRunning(int id) =>
        File.Exists($"/proc/{id}/stat")
        && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal);
}
