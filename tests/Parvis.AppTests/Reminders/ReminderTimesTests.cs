using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Reminders.Telling;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.TestKit;

namespace Parvis.AppTests.Reminders;

/// <summary>The town says when, and a topic may say otherwise.</summary>
public sealed class ReminderTimesTests
{
    static readonly DateOnly Monday = new(2026, 11, 16);

    [SkippableTheory, BothDatabases]
    public async Task The_administrator_sets_them_for_the_town_and_for_a_topic(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.RunJobAsync<RemindJob>();
        using (var admin = await app.SignInAsync("admin"))
        {
            var rules = await admin.GetPageAsync("/reglages/demandes");
            var refused = await rules.SubmitAsync(
                "Enregistrer",
                ("Input.ReminderHeadDays", "6"),
                ("Input.ReminderPilotDays", "6")
            );
            refused.Text.ShouldContain("Le pilote est prévenu après le responsable");
            var saved = await refused.SubmitAsync(
                "Enregistrer",
                ("Input.ReminderBeforeDays", "1"),
                ("Input.ReminderHeadDays", "3"),
                ("Input.ReminderPilotDays", "6")
            );
            saved.Text.ShouldContain("Les règles des demandes sont enregistrées.");

            var topic = await admin.GetPageAsync($"/reglages/sujets/fiche/{app.Town.Tree}");
            var none = await topic.SubmitAsync(
                "Enregistrer",
                ("Input.ReminderHeadDays", "7"),
                ("Input.ReminderPilotDays", "4")
            );
            none.Text.ShouldContain("Le pilote est prévenu après le responsable");
            await none.SubmitAsync("Enregistrer", ("Input.ReminderHeadDays", "7"), ("Input.ReminderPilotDays", "9"));
        }

        var pothole = await TakenAsync(app, app.Town.Pothole, "voirie");
        var tree = await TakenAsync(app, app.Town.Tree, "verts");
        for (var day = 0; day < 30; day++)
        {
            await app.RunJobAsync<RemindJob>();
            app.Clock.Advance(TimeSpan.FromDays(1));
        }

        // Due on the 23rd: one working day before, the next, then 3 and 6 days late.
        (await DaysAsync(app, pothole)).ShouldBe([
            new(2026, 11, 20),
            new(2026, 11, 24),
            new(2026, 11, 26),
            new(2026, 12, 1),
        ]);
        // Due on the 30th; its own 7 and 9, and the town's one before.
        (await DaysAsync(app, tree)).ShouldBe([
            new(2026, 11, 27),
            new(2026, 12, 1),
            new(2026, 12, 9),
            new(2026, 12, 11),
        ]);
    }

    static async Task<CitizenRequest> TakenAsync(TownApp app, Guid topic, string login)
    {
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Features.Requesters.Channel.Phone,
                TopicId = topic,
                Subject = "Demande",
            }
        );
        request.DueOn.ShouldBe(Monday.AddDays(topic == app.Town.Pothole ? 7 : 14));
        return await app.ActAsync(login, request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
    }

    static async Task<List<DateOnly>> DaysAsync(TownApp app, CitizenRequest request)
    {
        var at = await app.DatabaseAsync(db =>
            db.Set<Notification>()
                .Where(n => n.RequestId == request.Id && ReminderPromise.Answer.Kinds().Contains(n.Kind))
                .OrderBy(n => n.Id)
                .Select(n => n.At)
                .ToListAsync()
        );
        return at.ConvertAll(DateOnly.FromDateTime);
    }
}
