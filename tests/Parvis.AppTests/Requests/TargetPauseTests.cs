using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Deadlines;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

/// <summary>While the town waits for the resident, its promise waits; the law's clock is another one.</summary>
public sealed class TargetPauseTests
{
    [SkippableTheory, BothDatabases]
    public async Task The_working_days_of_the_wait_are_given_back_and_said(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        var due = request.DueOn!.Value;
        var from = DateOnly.FromDateTime(app.Clock.UtcNow);
        await WaitAsync(app, request);
        app.Clock.Advance(TimeSpan.FromDays(12));
        using (var pilot = await app.SignInAsync("pilote"))
        {
            (await pilot.GetPageAsync("/demandes/en-retard")).Text.ShouldNotContain(request.Reference);
            (await pilot.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("délai en pause");
        }

        await app.ActAsync("voirie", request, RequestAction.Wait, (r, _) => r.Resume(reason: null));

        var waited = Enumerable.Range(1, 12).Count(n => WorkingDays.IsWorkingDay(from.AddDays(n), HolidayZone.France));
        var resumed = await app.ReadAsync(request);
        resumed.DueOn.ShouldBe(WorkingDays.Add(due, waited, HolidayZone.France));
        (resumed.PausedDays, resumed.PausedSince).ShouldBe((waited, null));
        using var anne = await app.SignInAsync("voirie");
        (await anne.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain(
            $"{waited} jours ouvrés d'attente"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task Resumed_the_same_day_nothing_moves(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await WaitAsync(app, request);

        await app.ActAsync("voirie", request, RequestAction.Wait, (r, _) => r.Resume(reason: null));

        (await app.ReadAsync(request)).DueOn.ShouldBe(request.DueOn);
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(WorkResumed));
    }

    [SkippableTheory, BothDatabases]
    public async Task Another_topic_keeps_the_days_that_were_given_back(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await WaitAsync(app, request);
        app.Clock.Advance(TimeSpan.FromDays(7));
        await app.ActAsync("voirie", request, RequestAction.Wait, (r, _) => r.Resume(reason: null));
        var waited = (await app.ReadAsync(request)).PausedDays;
        waited.ShouldBeGreaterThan(0);
        using var anne = await app.SignInAsync("voirie");

        await (await anne.GetPageAsync($"/demandes/{request.Reference}/sujet")).SubmitAsync(
            "Changer le sujet",
            ("TopicId", $"{app.Town.Tree}")
        );

        var received = DateOnly.FromDateTime(request.ReceivedAt);
        (await app.ReadAsync(request)).DueOn.ShouldBe(WorkingDays.Add(received, 10 + waited, HolidayZone.France));
    }

    [SkippableTheory, BothDatabases]
    public async Task An_answer_given_during_the_wait_is_not_late_for_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await WaitAsync(app, request);
        app.Clock.Advance(TimeSpan.FromDays(30));

        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.Answered, "Dit au téléphone", by)
        );

        var closed = await app.ReadAsync(request);
        closed.DueOn!.Value.ShouldBeGreaterThanOrEqualTo(DateOnly.FromDateTime(app.Clock.UtcNow));
        closed.PausedSince.ShouldBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task Another_topic_during_the_wait_takes_nothing_of_it_away(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        var received = DateOnly.FromDateTime(request.ReceivedAt);
        await WaitAsync(app, request);
        app.Clock.Advance(TimeSpan.FromDays(7));
        using (var anne = await app.SignInAsync("voirie"))
            await (await anne.GetPageAsync($"/demandes/{request.Reference}/sujet")).SubmitAsync(
                "Changer le sujet",
                ("TopicId", $"{app.Town.Tree}")
            );

        await app.ActAsync("voirie", request, RequestAction.Wait, (r, _) => r.Resume(reason: null));

        var resumed = await app.ReadAsync(request);
        resumed.PausedDays.ShouldBe(5);
        resumed.DueOn.ShouldBe(WorkingDays.Add(received, 10 + 5, HolidayZone.France));
    }

    static Task<CitizenRequest> WaitAsync(TownApp app, CitizenRequest request) =>
        app.ActAsync("voirie", request, RequestAction.Wait, (r, _) => r.WaitForRequester("Une photo"));
}
