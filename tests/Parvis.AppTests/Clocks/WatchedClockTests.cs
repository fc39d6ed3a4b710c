using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Deadlines.Regimes;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Topics;
using Parvis.TestKit;
using Parvis.Ui;

namespace Parvis.AppTests.Clocks;

/// <summary>The law's date of every request is kept, watched day by day, and what silence decides is recorded.</summary>
public sealed class WatchedClockTests
{
    [SkippableTheory, BothDatabases]
    public async Task The_pilot_is_warned_at_each_step_once_and_then_of_the_decision(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync();
        var due = (await ClockOfAsync(app, request))!.DueOn;
        var told = new List<(int DaysBefore, NotificationKind Kind)>();

        var (first, days) = (DateOnly.FromDateTime(app.Clock.UtcNow), 0);
        while (first.AddDays(days) < due.AddDays(5))
        {
            var before = await NewsAsync(app, request);
            // Twice a day, and on two nodes: each step is told once.
            await app.RunJobAsync<WatchClocksJob>();
            await app.RunJobAsync<WatchClocksJob>();
            var today = first.AddDays(days);
            told.AddRange(
                (await NewsAsync(app, request))
                    .Skip(before.Count)
                    .Select(kind => (due.DayNumber - today.DayNumber, kind))
            );
            app.Clock.Advance(TimeSpan.FromDays(1));
            days++;
        }

        told.Select(t => t.Kind)
            .ShouldBe([
                NotificationKind.StatutoryDateNear,
                NotificationKind.StatutoryDateNear,
                NotificationKind.StatutoryDateNear,
                NotificationKind.StatutoryDateNear,
                NotificationKind.StatutoryLastDay,
                NotificationKind.SilenceDecided,
            ]);
        told.Take(3).Select(t => t.DaysBefore).ShouldBe([30, 15, 7]);
        told[^1].DaysBefore.ShouldBe(0);

        // The latest says it all: what was not read before goes.
        var unread = await app.DatabaseAsync(db =>
            db.Set<Notification>()
                .Where(n => n.RequestId == request.Id && n.ReadAt == null)
                .Select(n => n.Kind)
                .ToListAsync()
        );
        unread.ShouldBe([NotificationKind.SilenceDecided]);
        using var pilot = await app.SignInAsync("pilote");
        var page = await pilot.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain($"constate que le silence a décidé le {due.InFull()} : la demande est rejetée");
        var list = (await pilot.GetPageAsync("/pilotage/liste?quoi=decidees-par-le-silence")).Text;
        list.ShouldContain(request.Reference);
        list.ShouldContain($"délai légal passé : {due.Short()}");
    }

    [SkippableTheory, BothDatabases]
    public async Task An_answer_in_time_ends_the_watch_and_taking_it_back_begins_it_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var closed = await app.RegisterRequestAsync();
        await app.ActAsync("pilote", closed, RequestAction.Close, (r, by) => r.Close(ClosureReason.Answered, null, by));
        (await ClockOfAsync(app, closed)).ShouldBeNull();

        await app.ActAsync(
            "pilote",
            closed,
            RequestAction.Reopen,
            (r, by) => r.Reopen("Ce n'était pas la réponse", 60, null, by)
        );
        (await ClockOfAsync(app, closed)).ShouldNotBeNull();

        await app.ActAsync(
            "pilote",
            closed,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.Unfounded, null, by)
        );
        // Nobody told the resident: silence goes on.
        (await ClockOfAsync(app, closed)).ShouldNotBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_topic_with_another_rule_moves_the_date_and_the_history_says_so(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (moved, followed) = (await app.RegisterRequestAsync(), await app.RegisterRequestAsync());
        var general = (await ClockOfAsync(app, moved))!.DueOn;
        var received = DateOnly.FromDateTime(app.Clock.UtcNow);
        await SayAsync(app, app.Town.Pothole, new StatutoryTimeLimit("SVA-3M", "Arrêté n° 4", Confirmed: true));

        // The town changed the rule of the topic: requests already there follow at the next turn.
        await app.RunJobAsync<WatchClocksJob>();
        var kept = (await ClockOfAsync(app, followed))!;
        (kept.Regime, kept.DueOn, kept.Silence).ShouldBe(
            ("SVA-3M", received.AddMonths(3), SilenceRule.MeansAcceptance)
        );

        // Another topic: at once.
        await app.ActAsync(
            "pilote",
            moved,
            RequestAction.Correct,
            (r, _) => r.ChangeTopic(topicId: null, topicName: null, circleId: null)
        );
        (await ClockOfAsync(app, moved))!.DueOn.ShouldBe(general);
        using var anne = await app.SignInAsync("voirie");
        (await anne.GetPageAsync($"/demandes/{followed.Reference}")).Text.ShouldContain(
            $"a déplacé la date légale au {received.AddMonths(3).InFull()} (avant : {general.InFull()})"
        );
        (await anne.GetPageAsync($"/demandes/{moved.Reference}")).Text.ShouldContain(
            $"a déplacé la date légale au {general.InFull()} (avant : {received.AddMonths(3).InFull()})"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task What_silence_decided_by_a_wrong_rule_is_put_right_while_somebody_handles_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await app.TakenRequestAsync();
        app.Clock.Advance(TimeSpan.FromDays(70));
        await app.RunJobAsync<WatchClocksJob>();
        (await app.VerbsAsync(request)).Count(v => v == nameof(SilenceDecided)).ShouldBe(1);

        await app.SayOfPotholesAsync("SVA-2M");
        await app.RunJobAsync<WatchClocksJob>();
        await app.RunJobAsync<WatchClocksJob>();

        (await app.VerbsAsync(request)).Count(v => v == nameof(SilenceDecided)).ShouldBe(2);
        using var anne = await app.SignInAsync("voirie");
        (await anne.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("la demande est acceptée");
    }

    [SkippableTheory, BothDatabases]
    public async Task Requests_that_came_before_dates_were_kept_get_theirs_and_nobody_is_flooded(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (old, recent) = (await app.RegisterRequestAsync(), default(CitizenRequest));
        app.Clock.Advance(TimeSpan.FromDays(80));
        recent = await app.RegisterRequestAsync();
        await app.DatabaseAsync(db => db.Set<WatchedClock>().ExecuteDeleteAsync());

        await app.RunJobAsync<WatchClocksJob>();

        (await ClockOfAsync(app, old))!.DecidedOn.ShouldNotBeNull();
        (await ClockOfAsync(app, recent))!.WarnedStep.ShouldBeNull();
        (await NewsAsync(app, old)).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_request_accepted_by_silence_has_its_certificate(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await SayAsync(app, app.Town.Pothole, new StatutoryTimeLimit("SVA-2M", "", Confirmed: true));
        var request = await app.RegisterRequestAsync();
        var received = DateOnly.FromDateTime(app.Clock.UtcNow);
        using var anne = await app.SignInAsync("voirie");
        var address = $"/demandes/{request.Reference}/attestation";

        (await anne.GetPageAsync(address)).Text.ShouldContain("Pas d'attestation à délivrer");

        app.Clock.Advance(TimeSpan.FromDays(63));
        using var later = await app.SignInAsync("voirie");
        var page = await later.GetPageAsync($"/demandes/{request.Reference}");
        page.Has($"a[href='{address}']").ShouldBeTrue();
        var certificate = await later.GetPageAsync(address);
        certificate.Text.ShouldContain($"est acceptée depuis le {received.AddMonths(2).InFull()}");
        certificate.Text.ShouldContain(request.Subject);
        certificate.Text.ShouldContain($"Reçue le : {received.InFull()}");
        certificate.Text.ShouldContain("L232-3");
    }

    static Task<WatchedClock?> ClockOfAsync(TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db => db.Set<WatchedClock>().FirstOrDefaultAsync(c => c.RequestId == request.Id));

    /// <summary>To the pilot, oldest first.</summary>
    static Task<List<NotificationKind>> NewsAsync(TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db =>
            db.Set<Notification>()
                .Where(n => n.RequestId == request.Id)
                .OrderBy(n => n.Id)
                .Select(n => n.Kind)
                .ToListAsync()
        );

    static Task SayAsync(TownApp app, Guid topicId, StatutoryTimeLimit limit) =>
        app.InScopeAsync(async services =>
        {
            var topics = services.GetRequiredService<TopicService>();
            var topic = (await topics.FindAsync(topicId, CancellationToken.None))!;
            var draft = TopicDraft.Of(topic);
            await topics.SaveAsync(
                topic.Id,
                draft with
                {
                    Options = draft.Options with { StatutoryLimit = limit },
                },
                topic.Version,
                CancellationToken.None
            );
        });
}
