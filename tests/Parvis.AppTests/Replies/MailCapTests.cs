using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>One address gets so many messages in a day: the machine's beyond that do not leave, people's wait.</summary>
public sealed class MailCapTests
{
    [SkippableTheory, BothDatabases]
    public async Task Receipts_beyond_the_cap_do_not_leave_and_the_request_says_so(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await SetAsync(app, new MailSettings { AutomaticPerDay = 2 });
        var yann = await app.AddPersonAsync();
        await WriteAsync(app, yann);
        await WriteAsync(app, yann);

        var third = await WriteAsync(app, yann);

        app.Mails(third).ShouldBeEmpty();
        (await app.OutgoingAsync(third)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Withdrawn);
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync($"/demandes/{third.Reference}")).Text.ShouldContain(
            "n'a pas envoyé l'accusé d'enregistrement : cette adresse a déjà reçu 2 messages automatiques aujourd'hui."
        );
        (await reception.GetPageAsync("/courriels/a-reprendre")).Text.ShouldContain("Rien à reprendre");

        app.Clock.Advance(TimeSpan.FromDays(1));
        app.Mails(await WriteAsync(app, yann)).Count.ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task Answers_beyond_the_larger_cap_leave_the_next_morning(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (_, second) = await TwoAnswersAsync(app);

        app.Mails(second).ShouldBeEmpty();
        using var handler = await app.SignInAsync("voirie");
        var page = await handler.GetPageAsync($"/demandes/{second.Reference}");
        page.Text.ShouldContain("attend jusqu'au mar. 17 nov. 07:00");
        page.Text.ShouldContain("Cette adresse a déjà reçu 1 message aujourd'hui.");
        page.Has("#departs[hx-get]").ShouldBeFalse();

        app.Clock.Advance(new DateTime(2026, 11, 17, 6, 0, 1, DateTimeKind.Utc) - app.Clock.UtcNow);
        await app.SendDueAsync();

        app.Mails(second).Count.ShouldBe(1);
        (await app.VerbsAsync(second))[^1].ShouldBe(nameof(ReplySent));
    }

    [SkippableTheory, BothDatabases]
    public async Task Somebody_decides_that_it_leaves_now(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (_, second) = await TwoAnswersAsync(app);
        using var handler = await app.SignInAsync("voirie");

        var page = await handler.GetPageAsync($"/demandes/{second.Reference}");
        var released = await page.SubmitAsync("Faire partir maintenant");
        await app.SendDueAsync();

        released.Path.ShouldBe($"/demandes/{second.Reference}");
        app.Mails(second).Count.ShouldBe(1);
        (await page.SubmitAsync("Faire partir maintenant")).Errors.ShouldHaveSingleItem().ShouldContain("déjà parti");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_waits_is_taken_back_like_any_other(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (_, second) = await TwoAnswersAsync(app);
        using var handler = await app.SignInAsync("voirie");

        await (await handler.GetPageAsync($"/demandes/{second.Reference}")).SubmitAsync("Annuler l'envoi");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.SendDueAsync();

        app.Mails(second).ShouldBeEmpty();
        (await app.VerbsAsync(second))[^1].ShouldBe(nameof(ReplyWithdrawn));
    }

    [SkippableTheory, BothDatabases]
    public async Task An_administrator_sees_what_waits_without_names_and_lets_it_go(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (_, second) = await TwoAnswersAsync(app);
        using var admin = await app.SignInAsync("admin");

        var health = await admin.GetPageAsync("/reglages/courriel/sante");

        health.Text.ShouldContain("Cette adresse a déjà reçu 1 message aujourd'hui.");
        health.Body.ShouldNotContain(ReplyStand.Email);
        health.Body.ShouldNotContain(second.Reference);
        (await health.SubmitAsync("Les faire partir maintenant")).Text.ShouldContain("part maintenant");
        await app.SendDueAsync();
        app.Mails(second).Count.ShouldBe(1);
        (await admin.GetPageAsync("/reglages/courriel/sante")).Text.ShouldContain("Rien n'attend.");
    }

    /// <summary>To the same person, one more than the cap.</summary>
    static async Task<(CitizenRequest First, CitizenRequest Second)> TwoAnswersAsync(TownApp app)
    {
        await SetAsync(app, new MailSettings { MessagesPerDay = 1 });
        var first = await app.TakenRequestAsync();
        var second = await app.RegisterPotholeAsync("Un autre trou", first.RequesterId);
        await app.ActAsync("voirie", second, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        foreach (var request in new[] { first, second })
        {
            await app.AnswerByMailAsync(request);
            app.Clock.Advance(ReplyStand.UndoTime);
            await app.SendDueAsync();
        }

        app.Mails(first).Count.ShouldBe(1);
        return (first, second);
    }

    static async Task<CitizenRequest> WriteAsync(TownApp app, long person)
    {
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = person,
                Subject = "Un trou",
                Text = "Bonjour.",
            }
        );
        await app.SendDueAsync();
        return request;
    }

    static Task SetAsync(TownApp app, MailSettings mail) =>
        app.InScopeAsync(services =>
            services
                .GetRequiredService<Transactions>()
                .RunAsync(() => services.GetRequiredService<SettingsStore>().SaveAsync(mail), CancellationToken.None)
        );
}
