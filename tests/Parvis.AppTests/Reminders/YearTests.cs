using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Organisation;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Reminders.Telling;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Topics;
using Parvis.TestKit;
using Xunit.Abstractions;

namespace Parvis.AppTests.Reminders;

/// <summary>
/// A whole year of a town, morning after morning, against a list made by the plain rules of <see cref="NaiveYear"/>:
/// every reminder, warning, decision of silence and digest happens once, on its day, whatever happens to the process.
/// </summary>
public sealed class YearTests(ITestOutputHelper output)
{
    const int Days = 365;
    const int RestartOn = 180;

    [SkippableTheory, LongWalk]
    public async Task A_whole_year_forgets_nobody_and_tells_nothing_twice(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.RunJobAsync<RemindJob>();
        await GiveTreesTheirOwnTimesAsync(app);
        await AwayAsync(app, "voirie", NaiveYear.AnneIsAway, app.Town.Agent("voirie2"));
        await AwayAsync(app, "etatcivil", NaiveYear.RoseIsAway, standIn: null);
        // PostgreSQL is shared by two nodes, which do everything at once.
        await using var other = database == DatabaseKind.PostgreSql ? await app.StartNodeAsync() : null;
        var year = new NaiveYear(app.Town);
        var plan = YearPlan.Make(seed: 20261116);

        for (var day = 0; day < Days; day++)
        {
            var today = NaiveYear.First.AddDays(day);
            if (day == RestartOn)
                await app.RestartAsync();
            // Once a week too early, and twice.
            var again = today.DayOfWeek == DayOfWeek.Monday;
            AdvanceTo(app, today, new TimeOnly(7, 29));
            if (again)
                await RunAsync(app);
            AdvanceTo(app, today, new TimeOnly(7, 31));
            await RunAsync(app, other);
            if (again)
                await RunAsync(app);
            await app.SendDueAsync();
            year.WatchMorning(today);
            if (NaiveYear.IsWorked(today))
                (await ForgottenAsync(app, today)).ShouldBeEmpty($"forgotten on {today:yyyy-MM-dd}");
            AdvanceTo(app, today, new TimeOnly(10, 0));
            await ActAsync(app, year, plan, day);
        }

        var told = await ToldAsync(app);
        Sorted(told.Where(t => ReminderPromise.Answer.Kinds().Contains(t.Kind))).ShouldBe(Sorted(year.Reminders));
        Sorted(told.Where(t => NaiveYear.OfTheLaw.Contains(t.Kind))).ShouldBe(Sorted(year.Warnings));
        Sorted(await DecidedAsync(app)).ShouldBe(Sorted(year.Decided));
        var digests = ReadDigests(app);
        Sorted(digests).ShouldBe(Sorted(year.Digests));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Count} requests, {year.Reminders.Count} reminders, {year.Warnings.Count} warnings, {year.Decided.Count} decisions, {digests.Count} digests"
            )
        );
        year.Reminders.Count.ShouldBeGreaterThan(150);
        year.Warnings.Count.ShouldBeGreaterThan(20);
        year.Decided.Count.ShouldBeGreaterThan(3);
        year.Digests.Count.ShouldBeGreaterThan(200);
    }

    static IEnumerable<string> Sorted<T>(IEnumerable<T> lines) =>
        lines.Select(line => $"{line}").Order(StringComparer.Ordinal);

    static Task RunAsync(TownApp one, TownApp? other) =>
        other is null ? RunAsync(one) : Task.WhenAll(RunAsync(one), RunAsync(other));

    static async Task RunAsync(TownApp app)
    {
        await app.RunJobAsync<WatchClocksJob>();
        await app.RunJobAsync<RemindJob>();
        await app.RunJobAsync<DigestJob>();
    }

    /// <summary>Late on a working day, nobody outside waited for, and no word to anybody since the date.</summary>
    static Task<List<string>> ForgottenAsync(TownApp app, DateOnly today) =>
        app.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .Where(r => r.EndedAt == null && r.DueOn < today)
                .Where(r => r.Status != RequestStatus.WaitingForRequester)
                .Where(r =>
                    !db.Set<Notification>()
                        .Any(n =>
                            n.RequestId == r.Id
                            && (
                                n.Kind == NotificationKind.DuePassed
                                || n.Kind == NotificationKind.LateInDepartment
                                || n.Kind == NotificationKind.LateInTown
                            )
                        )
                )
                .Select(r => r.Reference)
                .ToListAsync()
        );

    static async Task ActAsync(TownApp app, NaiveYear year, IReadOnlyList<PlannedLife> plan, int day)
    {
        foreach (var life in plan)
        {
            if (life.ComesOn == day)
                await ComeAsync(app, year, life);
            else if (life.ComesOn + life.WaitsAfter == day)
                await DoAsync(app, year, life, RequestAction.Wait, (r, _) => r.WaitForRequester("Une photo"));
            else if (life.ComesOn + life.WaitsAfter + life.WaitsFor == day)
                await DoAsync(app, year, life, RequestAction.Wait, (r, _) => r.Resume("La photo est là"));
            else if (life.ComesOn + life.MovesAfter == day)
                await DoAsync(
                    app,
                    year,
                    life,
                    RequestAction.Plan,
                    (r, _) => r.ChangeDueDate(NaiveYear.WorkedAfter(NaiveYear.First.AddDays(day), 6), "promis")
                );
            else if (life.ComesOn + life.EndsAfter == day)
                await DoAsync(
                    app,
                    year,
                    life,
                    RequestAction.Close,
                    (r, by) => r.Close(ClosureReason.Answered, detail: null, by)
                );
        }
    }

    static async Task ComeAsync(TownApp app, NaiveYear year, PlannedLife life)
    {
        var topic = life.Topic switch
        {
            YearTopic.Pothole => app.Town.Pothole,
            YearTopic.Tree => app.Town.Tree,
            YearTopic.Certificate => app.Town.BirthCertificate,
            YearTopic.Aid => app.Town.SocialAid,
            _ => app.Town.Noise,
        };
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = topic,
                Subject = $"Demande de l'année {life.ComesOn}",
            },
            life.Topic == YearTopic.Aid ? "social" : "accueil"
        );
        life.Reference = request.Reference;
        if (life.Holder is { } holder)
            request = await app.ActAsync(holder, request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        else if (life.Topic != YearTopic.Noise)
            request = await app.ActAsync(
                life.Topic == YearTopic.Tree ? "chef-verts" : "chef",
                request,
                RequestAction.Accept,
                (r, by) => r.Accept(by)
            );
        var acknowledge = await app.DatabaseAsync(db =>
            db.Set<Acknowledgement>().Where(a => a.RequestId == request.Id).Select(a => a.DueOn).SingleAsync()
        );
        year.Follow(request, life, acknowledge);
    }

    static async Task DoAsync(
        TownApp app,
        NaiveYear year,
        PlannedLife life,
        RequestAction action,
        Action<CitizenRequest, ProcessContext> verb
    )
    {
        var by = life.Topic == YearTopic.Aid ? "social" : life.Holder ?? "pilote";
        year.See(await app.ActAsync(by, life.Reference, action, verb));
    }

    /// <summary>In the town: two hours ahead from the last Sunday of March to that of October, else one.</summary>
    static void AdvanceTo(TownApp app, DateOnly day, TimeOnly local)
    {
        var summer = day >= new DateOnly(2027, 3, 28) && day < new DateOnly(2027, 10, 31);
        app.Clock.Advance(day.ToDateTime(local).AddHours(summer ? -2 : -1) - app.Clock.UtcNow);
    }

    static Task GiveTreesTheirOwnTimesAsync(TownApp app) =>
        app.InScopeAsync(async services =>
        {
            var topics = services.GetRequiredService<TopicService>();
            var topic = (await topics.FindAsync(app.Town.Tree, CancellationToken.None))!;
            var draft = TopicDraft.Of(topic);
            await topics.SaveAsync(
                topic.Id,
                draft with
                {
                    Options = draft.Options with { Reminders = NaiveYear.TimesOfTrees },
                },
                topic.Version,
                CancellationToken.None
            );
        });

    static Task AwayAsync(TownApp app, string login, (DateOnly From, DateOnly Until) days, Guid? standIn) =>
        app.DatabaseAsync(async db =>
        {
            var agent = (await db.FindAsync<Agent>(app.Town.Agent(login)))!;
            agent.BeAbsent(days.From, days.Until, standIn);
            return await db.SaveChangesAsync();
        });

    static async Task<List<YearNews>> ToldAsync(TownApp app)
    {
        var names = app.Town.Logins.Where(l => l != "elue").ToDictionary(app.Town.Agent);
        var told = await app.DatabaseAsync(db =>
            (
                from news in db.Set<Notification>()
                join request in db.Set<CitizenRequest>() on news.RequestId equals request.Id
                select new
                {
                    request.Reference,
                    news.At,
                    news.Kind,
                    news.AgentId,
                }
            ).ToListAsync()
        );
        return told.ConvertAll(n => new YearNews(n.Reference, DateOnly.FromDateTime(n.At), n.Kind, names[n.AgentId]));
    }

    static async Task<List<string>> DecidedAsync(TownApp app)
    {
        var decided = await app.DatabaseAsync(db =>
            (
                from entry in db.Set<TimelineEvent>()
                join request in db.Set<CitizenRequest>() on entry.RequestId equals request.Id
                where entry.Verb == nameof(SilenceDecided)
                select new { request.Reference, entry.At }
            ).ToListAsync()
        );
        return decided.ConvertAll(d => $"{d.At:yyyy-MM-dd} {d.Reference}");
    }

    /// <summary>What was really sent: the day, to whom, about which requests.</summary>
    static List<string> ReadDigests(TownApp app)
    {
        var sent = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(app.DataFolder, "outbox"), "*.eml"))
        {
            var mail = QuotedPrintable.Decode(File.ReadAllText(file));
            if (!mail.Contains("ce récapitulatif", StringComparison.Ordinal))
                continue;
            mail.ShouldNotContain("et d'autres");
            var login = mail[(mail.IndexOf("\r\nTo: ", StringComparison.Ordinal) + 6)..];
            login = login[
                (login.IndexOf('<', StringComparison.Ordinal) + 1)..login.IndexOf('@', StringComparison.Ordinal)
            ];
            var about = mail.Split("\r\n")
                .Where(line => line.StartsWith("- ", StringComparison.Ordinal))
                .Select(line => line[2..line.IndexOf(',', StringComparison.Ordinal)])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
            sent.Add($"{Path.GetFileName(file)[..8]} {login}: {string.Join(' ', about)}");
        }

        return sent;
    }
}
