using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Acknowledgements;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Progress;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Progress;

/// <summary>Residents hear of each step of their request, in one message at a time, and not too often.</summary>
public sealed class ProgressTests
{
    const string Opening = "Voici des nouvelles de votre demande";

    [SkippableTheory, BothDatabases]
    public async Task What_happens_in_the_same_minutes_is_one_message(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        var request = await TakenByMailAsync(app);
        await PlanAsync(app, request, days: 3);
        await TellAsync(app, after: TimeSpan.FromMinutes(5));
        Mails(app, request).ShouldBeEmpty("somebody may still be at it");

        await TellAsync(app, after: TellProgressJob.Quiet);
        await TellAsync(app, after: TimeSpan.Zero);

        var mail = Mails(app, request).ShouldHaveSingleItem();
        mail.ShouldContain("entre les mains du service Voirie");
        mail.ShouldContain("Une intervention est prévue le");
        using var anne = await app.SignInAsync("voirie");
        (await anne.GetPageAsync(request.PageUrl())).Text.ShouldContain(Opening);
    }

    [SkippableTheory, BothDatabases]
    public async Task One_a_day_and_four_in_all_then_only_that_it_is_done(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        var request = await TakenByMailAsync(app);
        for (var day = 0; day < 6; day++)
        {
            await PlanAsync(app, request, days: 20 + day);
            await TellAsync(app, after: TellProgressJob.Quiet);
            await PlanAsync(app, request, days: 40 + day);
            await TellAsync(app, after: TellProgressJob.Quiet);
            app.Clock.Advance(TimeSpan.FromDays(1));
        }

        Mails(app, request).Count.ShouldBe(TellProgressJob.MostMessages);
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "Rebouché", by)
        );
        await TellAsync(app, after: TellProgressJob.Quiet);
        Mails(app, request)[^1].ShouldContain("C'est fait");
        Mails(app, request).Count.ShouldBe(TellProgressJob.MostMessages + 1);
    }

    [SkippableTheory, BothDatabases]
    public async Task An_answer_tells_more_and_a_town_that_does_not_want_it_tells_nothing(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        var request = await TakenByMailAsync(app);
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.Answered, "Dit au téléphone", by)
        );
        await TellAsync(app, after: TellProgressJob.Quiet);
        Mails(app, request).ShouldBeEmpty();

        await SayAsync(app, tells: false);
        var quiet = await TakenByMailAsync(app);
        await TellAsync(app, after: TellProgressJob.Quiet);
        Mails(app, quiet).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_a_confidential_request_nothing_is_told(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Features.Requesters.Channel.Email,
                TopicId = app.Town.SocialAid,
                RequesterId = await app.AddPersonAsync(),
                Subject = "Aide",
                Text = "Bonjour",
            },
            "social"
        );
        await app.ActAsync("social", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));

        await TellAsync(app, after: TellProgressJob.Quiet);

        Mails(app, request).ShouldBeEmpty();
    }

    [SkippableTheory]
    [BothDatabases(null, true)]
    [BothDatabases(Features.Requesters.Channel.Phone, false)]
    [BothDatabases(Features.Requesters.Channel.Post, false)]
    public async Task Who_telephoned_hears_by_mail_unless_they_asked_for_another_way(
        DatabaseKind database,
        Features.Requesters.Channel? preferred,
        bool hears
    )
    {
        await using var app = await StartAsync(database);
        var request = await app.TakenRequestAsync(ReplyStand.Yann with { PreferredChannel = preferred });
        await PlanAsync(app, request, days: 3);

        await TellAsync(app, after: TellProgressJob.Quiet);

        Mails(app, request).Count.ShouldBe(hears ? 1 : 0);
    }

    static async Task<TownApp> StartAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(database);
        await SayAsync(app, tells: true);
        return app;
    }

    static Task SayAsync(TownApp app, bool tells) =>
        app.InScopeAsync(services =>
            services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    () =>
                        services
                            .GetRequiredService<SettingsStore>()
                            .SaveAsync(new RequestSettings { TellsProgress = tells }),
                    CancellationToken.None
                )
        );

    static async Task<CitizenRequest> TakenByMailAsync(TownApp app)
    {
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Features.Requesters.Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = await app.AddPersonAsync(),
                Subject = "Nid-de-poule",
                Text = "Un trou.",
            }
        );
        return await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
    }

    static Task PlanAsync(TownApp app, CitizenRequest request, int days)
    {
        var today = DateOnly.FromDateTime(app.Clock.UtcNow);
        return app.ActAsync(
            "voirie",
            request,
            RequestAction.Plan,
            (r, _) => r.PlanIntervention(today.AddDays(days), "enrobé", today)
        );
    }

    static async Task TellAsync(TownApp app, TimeSpan after)
    {
        app.Clock.Advance(after);
        await app.RunJobAsync<TellProgressJob>();
        await app.SendDueAsync();
    }

    static List<string> Mails(TownApp app, CitizenRequest request) => [.. app.MailsSaying(request, Opening)];
}
