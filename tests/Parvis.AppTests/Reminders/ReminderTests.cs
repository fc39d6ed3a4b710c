using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Reminders.Telling;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Reminders;

/// <summary>No date passes without somebody being told: who has the request, then the head, then the pilot.</summary>
public sealed class ReminderTests
{
    static readonly DateOnly Monday = new(2026, 11, 16);

    [SkippableTheory, BothDatabases]
    public async Task Who_has_it_then_the_head_then_the_pilot_are_told_once_each_on_their_day(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync();
        request.DueOn.ShouldBe(Monday.AddDays(7));
        await TakeAsync(app, request);

        await WalkAsync(app, days: 21);

        (await ToldAsync(app, request)).ShouldBe([
            Told(Monday.AddDays(3), NotificationKind.DueSoon, app.Town.Agent("voirie")),
            Told(Monday.AddDays(8), NotificationKind.DuePassed, app.Town.Agent("voirie")),
            Told(Monday.AddDays(9), NotificationKind.LateInDepartment, app.Town.Agent("chef")),
            Told(Monday.AddDays(14), NotificationKind.LateInTown, app.Town.Agent("pilote")),
        ]);
        using var anne = await app.SignInAsync("voirie");
        (await anne.GetPageAsync("/")).Text.ShouldContain("rappelle que la date promise pour cette demande est passée");
        var page = (await anne.GetPageAsync($"/demandes/{request.Reference}")).Text;
        page.ShouldContain("a prévenu Hélène Dubreuil du retard : la réponse était prévue le lundi 23 novembre 2026");
        page.ShouldContain("a prévenu Sophie Lambert du retard");
    }

    [SkippableTheory, BothDatabases]
    public async Task Nobody_is_told_before_half_past_seven_there_nor_on_a_day_off(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync();
        await TakeAsync(app, request);
        await app.RunJobAsync<RemindJob>();

        // In winter the morning begins at 6:30 in universal time.
        app.Clock.Advance(Monday.AddDays(3).ToDateTime(new TimeOnly(6, 29)) - app.Clock.UtcNow);
        await app.RunJobAsync<RemindJob>();
        (await ToldAsync(app, request)).ShouldBeEmpty();

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.RunJobAsync<RemindJob>();
        (await ToldAsync(app, request)).Count.ShouldBe(1);

        var late = await app.RegisterPotholeAsync("Due à Noël");
        await app.ActAsync(
            "pilote",
            late,
            RequestAction.Correct,
            (r, _) => r.ChangeDueDate(new DateOnly(2026, 12, 23), "promis au téléphone")
        );
        await TakeAsync(app, late);
        await WalkAsync(app, days: 45);
        // The working days after it: the 24th, then Monday the 28th and the 31st, New Year's Day apart.
        (await ToldAsync(app, late))
            .Select(t => t.On)
            .ShouldBe([new(2026, 12, 21), new(2026, 12, 24), new(2026, 12, 28), new(2026, 12, 31)]);
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_stands_in_is_told_and_the_head_too_when_nobody_does(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (covered, alone) = (await app.RegisterRequestAsync(), await app.RegisterRequestAsync());
        await TakeAsync(app, covered);
        await TakeAsync(app, alone, "voirie2");
        await app.BeAbsentAsync("voirie", standIn: "verts");
        await AbsentWithoutStandInAsync(app, "voirie2");

        await WalkAsync(app, days: 4);

        (await ToldAsync(app, covered))
            .Select(t => t.Agent)
            .ShouldBe([app.Town.Agent("voirie"), app.Town.Agent("verts")], ignoreOrder: true);
        (await ToldAsync(app, alone))
            .Select(t => t.Agent)
            .ShouldBe([app.Town.Agent("voirie2"), app.Town.Agent("chef")], ignoreOrder: true);
    }

    [SkippableTheory, BothDatabases]
    public async Task Without_a_holder_the_head_is_told_and_without_a_department_the_pilot(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var accepted = await app.RegisterRequestAsync();
        await app.ActAsync("chef", accepted, RequestAction.Accept, (r, by) => r.Accept(by));
        var unowned = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Noise,
                Subject = "Bruit la nuit",
            }
        );

        await WalkAsync(app, days: 30);

        (await ToldAsync(app, accepted))
            .Select(t => t.Agent)
            .ShouldBe([
                app.Town.Agent("chef"),
                app.Town.Agent("chef"),
                app.Town.Agent("chef"),
                app.Town.Agent("pilote"),
            ]);
        (await ToldAsync(app, unowned)).ShouldAllBe(t => t.Agent == app.Town.Agent("pilote"));
        (await ToldAsync(app, unowned)).Count.ShouldBe(4);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_request_reaches_its_circle_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterConfidentialRequestAsync();

        await WalkAsync(app, days: 21);

        var told = await ToldAsync(app, request);
        told.Count.ShouldBe(4);
        told.ShouldAllBe(t => t.Agent == app.Town.Agent("social"));
    }

    [SkippableTheory, BothDatabases]
    public async Task What_waits_for_the_resident_is_spared_and_told_once_when_it_comes_back(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync();
        await TakeAsync(app, request);
        await app.ActAsync("voirie", request, RequestAction.Wait, (r, _) => r.WaitForRequester("Une photo du trou"));

        await WalkAsync(app, days: 21);
        (await ToldAsync(app, request)).ShouldBeEmpty();

        await app.ActAsync("voirie", request, RequestAction.Wait, (r, _) => r.Resume("La photo est là"));
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Plan,
            (r, _) => r.ChangeDueDate(Monday.AddDays(7), "la date promise ne bouge pas")
        );
        await app.RunJobAsync<RemindJob>();
        await app.RunJobAsync<RemindJob>();
        // The farthest step alone: the others are taken as told.
        (await ToldAsync(app, request))
            .Select(t => t.Kind)
            .ShouldBe([NotificationKind.LateInTown]);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_date_that_moves_begins_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync();
        await TakeAsync(app, request);
        await WalkAsync(app, days: 10);
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Plan,
            (r, _) => r.ChangeDueDate(new DateOnly(2026, 12, 7), "l'enrobé arrive début décembre")
        );

        await WalkAsync(app, days: 13);

        (await ToldAsync(app, request))
            .Select(t => (t.On, t.Kind))
            .ShouldBe([
                (Monday.AddDays(3), NotificationKind.DueSoon),
                (Monday.AddDays(8), NotificationKind.DuePassed),
                (Monday.AddDays(9), NotificationKind.LateInDepartment),
                (new(2026, 12, 3), NotificationKind.DueSoon),
                (new(2026, 12, 8), NotificationKind.DuePassed),
            ]);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_first_turn_over_a_town_that_lived_without_tells_nothing_of_what_has_passed(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database);
        await app.RunJobAsync<RemindJob>();
        var old = await app.RegisterRequestAsync();
        await app.DatabaseAsync(db =>
            db.Set<Setting>().Where(s => s.Name == nameof(ReminderBeginning)).ExecuteDeleteAsync()
        );
        app.Clock.Advance(TimeSpan.FromDays(14));
        await app.RunJobAsync<RemindJob>();
        // Its last step is today's; another one, a day older, says nothing.
        (await ToldAsync(app, old))
            .Select(t => t.Kind)
            .ShouldBe([NotificationKind.LateInTown]);

        await app.DatabaseAsync(async db =>
        {
            await db.Set<Setting>().Where(s => s.Name == nameof(ReminderBeginning)).ExecuteDeleteAsync();
            await db.Set<Notification>().ExecuteDeleteAsync();
            return await db.Set<RequestReminder>().ExecuteDeleteAsync();
        });
        app.Clock.Advance(TimeSpan.FromDays(1));
        await WalkAsync(app, days: 7);
        (await ToldAsync(app, old)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Two_nodes_at_once_tell_it_once()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.PostgreSql);
        var requests = new List<CitizenRequest>();
        for (var made = 0; made < 12; made++)
            requests.Add(await app.RegisterPotholeAsync($"Trou n° {made}"));
        await app.RunJobAsync<RemindJob>();
        await using var other = await app.StartNodeAsync();

        foreach (var days in new[] { 3, 5, 1, 5 })
        {
            app.Clock.Advance(TimeSpan.FromDays(days));
            await Task.WhenAll(
                app.RunJobAsync<RemindJob>(),
                other.RunJobAsync<RemindJob>(),
                app.RunJobAsync<RemindJob>(),
                other.RunJobAsync<RemindJob>()
            );
        }

        foreach (var request in requests)
            (await ToldAsync(app, request))
                .Select(t => t.Kind)
                .ShouldBe([
                    NotificationKind.DueSoon,
                    NotificationKind.DuePassed,
                    NotificationKind.LateInDepartment,
                    NotificationKind.LateInTown,
                ]);
    }

    /// <summary>Twice a day.</summary>
    static async Task WalkAsync(TownApp app, int days)
    {
        for (var day = 0; day < days; day++)
        {
            await app.RunJobAsync<RemindJob>();
            await app.RunJobAsync<RemindJob>();
            app.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    static Task TakeAsync(TownApp app, CitizenRequest request, string login = "voirie") =>
        app.ActAsync(login, request, RequestAction.Take, (r, by) => r.Take(app.Town.Agent(login), by));

    static Task AbsentWithoutStandInAsync(TownApp app, string login) =>
        app.DatabaseAsync(async db =>
        {
            var agent = (await db.FindAsync<Features.Organisation.Agent>(app.Town.Agent(login)))!;
            agent.BeAbsent(Monday, Monday.AddDays(4), standInId: null);
            return await db.SaveChangesAsync();
        });

    static async Task<List<ToldOnce>> ToldAsync(TownApp app, CitizenRequest request)
    {
        var told = await app.DatabaseAsync(db =>
            db.Set<Notification>()
                .Where(n => n.RequestId == request.Id && ReminderPromise.Answer.Kinds().Contains(n.Kind))
                .OrderBy(n => n.Id)
                .ToListAsync()
        );
        return told.ConvertAll(n => Told(DateOnly.FromDateTime(n.At), n.Kind, n.AgentId));
    }

    static ToldOnce Told(DateOnly on, NotificationKind kind, Guid agent) => new(on, kind, agent);

    sealed record ToldOnce(DateOnly On, NotificationKind Kind, Guid Agent);
}
