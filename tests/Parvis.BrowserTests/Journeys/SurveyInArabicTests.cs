using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Surveys;
using Parvis.Features.Surveys.Asking;
using Parvis.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Journeys;

/// <summary>The opinion of somebody who reads Arabic, on an old phone without JavaScript.</summary>
public sealed partial class SurveyInArabicTests
{
    [SkippableFact]
    public async Task The_link_of_the_mail_leads_to_a_page_that_is_read_from_right_to_left()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite);
        await app.OpenToResidentsAsync();
        using var pilot = await app.SignInAsync("pilote");
        await (await pilot.GetPageAsync("/pilotage/satisfaction")).SubmitAsync("Interroger");
        var link = await AskedAsync(app);

        await using var resident = await Clerk.ArriveAsync(app, Screen.Phone with { JavaScript = false });
        await resident.GoAsync($"{link}?langue=ar");
        await Expect(resident.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await resident.PressAsync("إرسال رأيي");
        await resident.SeesAsync("قولوا هل أنتم راضون.");
        await resident.TickAsync("راضٍ جدًا");
        await resident.FillAsync("هل تريدون إضافة شيء؟ (اختياري)", "شكرًا");
        await resident.PressAsync("إرسال رأيي");
        await resident.SeesAsync("شكرًا على رأيكم");

        var answer = await app.DatabaseAsync(db => db.Set<SurveyAnswer>().AsNoTracking().SingleAsync());
        (answer.Satisfaction, answer.Comment).ShouldBe((Satisfaction.VerySatisfied, "شكرًا"));
    }

    /// <summary>Somebody's request by mail has ended: they are asked a day later.</summary>
    static async Task<string> AskedAsync(TownApp app)
    {
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = await app.DatabaseAsync(db =>
                    db.Set<Requester>().Where(r => r.PublicId == app.Town.Marie).Select(r => r.Id).SingleAsync()
                ),
                Subject = "Un trou",
                Text = "Un trou.",
            }
        );
        // Before it ends: afterwards the receipt is not wanted any more.
        await UntilAsync(
            () => app.RunJobAsync<Data.Outbox.SendOutboxJob>(),
            () => app.DatabaseAsync(db => db.Set<Correspondence>().AnyAsync(c => c.SentAt != null))
        );
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "Fait", by)
        );
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RunJobAsync<AskByMailJob>();
        var asked = await app.DatabaseAsync(db =>
            db.Set<Correspondence>().Where(c => c.Kind == CorrespondenceKind.News).Select(c => c.Body).SingleAsync()
        );
        return Link().Match(asked).Value;
    }

    /// <summary>The town's own sender may have taken it first.</summary>
    static async Task UntilAsync(Func<Task> work, Func<Task<bool>> done)
    {
        for (var turn = 0; turn < 100 && !await done(); turn++)
        {
            await work();
            await Task.Delay(50);
        }
    }

    [GeneratedRegex(@"/avis/\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
