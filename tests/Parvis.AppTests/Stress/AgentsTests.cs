using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Audit;
using Parvis.TestKit;
using Xunit.Abstractions;

namespace Parvis.AppTests.Stress;

/// <summary>
/// A whole town hall at work against the built program: no error, and what each was told is done is in the history
/// exactly once. Fifty agents for five minutes in a demonstration town with the full sizes.
/// </summary>
public sealed class AgentsTests(ITestOutputHelper output)
{
    static readonly int Agents = Requirements.Full ? 50 : 8;
    static readonly TimeSpan Shift = Requirements.Full ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(5);

    /// <summary>Between two pages, more or less: somebody reads and types.</summary>
    static readonly TimeSpan Pause = Requirements.Full ? TimeSpan.FromSeconds(3) : TimeSpan.FromMilliseconds(50);

    /// <summary>Names a file that gets a line of figures for each run.</summary>
    const string Figures = "PARVIS_TESTS_FIGURES";

    static readonly string[] Told =
    [
        nameof(RequestRegistered),
        nameof(RequestTaken),
        nameof(RequestAccepted),
        nameof(NoteAdded),
        nameof(WaitingStarted),
        nameof(WorkResumed),
        nameof(RequestTransferred),
        nameof(RequestClosed),
    ];

    [SkippableTheory, LongWalk]
    public async Task A_town_hall_at_work_loses_no_change(DatabaseKind database)
    {
        await using var town = await TownAsync(database);
        await town.StartAsync();
        var hall = new TownHall
        {
            Staff = Requirements.Full ? await Staff.OfDemonstrationAsync(town) : Staff.OfTestTown(town.Town),
        };
        await OpenAccountsAsync(town, hall.Staff);
        using var shift = new CancellationTokenSource(Shift);

        await Task.WhenAll(Enumerable.Range(0, Agents).Select(number => WorkAsync(town, hall, number, shift.Token)));

        await TellAsync(hall, database);
        await EachChangeIsThereOnceAsync(town, hall);
        var report = await town.InScopeAsync(services =>
            services.GetRequiredService<TimelineVerifier>().VerifyAsync(CancellationToken.None)
        );
        report.Findings.ShouldBeEmpty();
    }

    static async Task<TownProcess> TownAsync(DatabaseKind database)
    {
        if (!Requirements.Full)
            return await TownProcess.OfTestTownAsync(database);
        var town = await TownProcess.OfNothingAsync(database);
        await using var filled = await town.CommandAsync("demo", "--requests", "3000", "--people", "8000");
        filled.ExitCode.ShouldBe(0, filled.Errors);
        return town;
    }

    /// <summary>
    /// The test town's passwords are quick to check on purpose; the program makes them slow again at their first use,
    /// which ends whatever session began at the same moment.
    /// </summary>
    static async Task OpenAccountsAsync(TownProcess town, Staff staff)
    {
        foreach (var login in Enumerable.Range(0, Agents).Select(number => LoginOf(staff, number)).Distinct())
        {
            using var browser = new TownClient(town.Address!);
            await browser.SignInAsync(login, staff.Password);
        }
    }

    /// <summary>Three at reception, two handlers, a neighbour, the pilot and an elected official, over and over.</summary>
    static string LoginOf(Staff staff, int number)
    {
        string[] logins = (number % 8) switch
        {
            0 or 1 or 2 => staff.Reception,
            3 or 4 => staff.Handlers,
            5 => staff.Neighbours,
            6 => [staff.Pilot],
            _ => [staff.Official],
        };
        return logins[number / 8 % logins.Length];
    }

    static async Task WorkAsync(TownProcess town, TownHall hall, int number, CancellationToken over)
    {
        using var browser = new TownClient(town.Address!);
        var agent = new AgentAtWork(hall, browser, number, Pause, over);
        Func<Task> journey = (number % 8) switch
        {
            0 or 1 or 2 => agent.ReceiveAsync,
            3 or 4 => agent.HandleAsync,
            5 => agent.AcceptAsync,
            6 => agent.WatchAsync,
            _ => agent.MeetPeopleAsync,
        };
        await agent.WorkAsync(journey, LoginOf(hall.Staff, number));
    }

    static async Task EachChangeIsThereOnceAsync(TownProcess town, TownHall hall)
    {
        var references = hall.Done.Keys.Select(d => d.Reference).ToHashSet();
        var entries = await town.DatabaseAsync(db =>
            (
                from entry in db.Set<TimelineEvent>()
                join request in db.Set<CitizenRequest>() on entry.RequestId equals request.Id
                where Told.Contains(entry.Verb)
                select new { request.Reference, entry.Verb }
            ).ToListAsync()
        );
        entries
            .Where(e => references.Contains(e.Reference))
            .GroupBy(e => (e.Reference, e.Verb))
            .ToDictionary(g => g.Key, g => g.Count())
            .ShouldBe(hall.Done.Where(d => Told.Contains(d.Key.Verb)).ToDictionary(), ignoreOrder: true);
        var answers = await town.DatabaseAsync(db =>
            db.Set<Correspondence>().Where(c => c.Direction == Direction.Outgoing).Select(c => c.Body).ToListAsync()
        );
        foreach (var answer in hall.Answers)
            answers.Count(a => a.Contains(answer, StringComparison.Ordinal)).ShouldBe(1, answer);
    }

    async Task TellAsync(TownHall hall, DatabaseKind database)
    {
        foreach (var (what, times) in hall.TimesByKind)
            output.WriteLine(
                $"{what, -20} {times.Length, 6} {Milliseconds(times, 0.5), 7} {Milliseconds(times, 0.99), 7}"
            );
        foreach (var (sentence, count) in hall.Conflicts)
            output.WriteLine($"{count} times: {sentence}");
        var all = hall.AllTimes.ToList();
        all.ShouldNotBeEmpty();
        var load = File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "";
        var row =
            $"| {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} | {database} | {Agents} | {Shift.TotalSeconds} s | {all.Count} "
            + $"| {hall.Done.Values.Sum()} | {hall.Conflicts.Values.Sum()} | {Milliseconds(all, 0.5)} ms | {Milliseconds(all, 0.99)} ms "
            + $"| {Environment.ProcessorCount} processors, load {load} |";
        output.WriteLine(row);
        if (Environment.GetEnvironmentVariable(Figures) is { Length: > 0 } file)
            await File.AppendAllLinesAsync(file, [row]);
    }

    static string Milliseconds(IEnumerable<double> times, double share) =>
        TownHall.Percentile(times, share).ToString("0", CultureInfo.InvariantCulture);
}
