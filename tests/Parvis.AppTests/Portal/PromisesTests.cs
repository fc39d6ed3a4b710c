using System.Net;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Portal.Promises;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Portal;

/// <summary>What the town promises and what it kept, for anybody, once it decides to publish it.</summary>
public sealed class PromisesTests
{
    const string Page = "/engagements";

    [SkippableTheory, BothDatabases]
    public async Task Until_it_is_published_only_agents_read_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var anybody = app.Visit();
        await anybody.GetPageAsync(Page, HttpStatusCode.NotFound);
        using var admin = await app.SignInAsync("admin");
        (await admin.GetPageAsync(Page)).Text.ShouldContain("Cette page n'est pas publiée");

        await (await admin.GetPageAsync("/reglages/demandes")).SubmitAsync(
            "Enregistrer",
            ("Input.PublishesPromises", "true")
        );

        var page = await anybody.GetPageAsync(Page);
        page.Text.ShouldContain("Nid-de-poule");
        page.Text.ShouldContain("5 jours ouvrés");
        page.Text.ShouldNotContain("Cette page n'est pas publiée");
        page.Text.ShouldNotContain("Aide d'urgence", Case.Insensitive, "a confidential topic does not exist here");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_kept_is_counted_over_whole_months_and_from_ten_answers_on(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        for (var n = 0; n < ServicePromise.FewestAnswers - 1; n++)
            await AnswerAsync(app, afterDays: 2);
        await AnswerAsync(app, afterDays: 20);
        using (var now = await app.SignInAsync("pilote"))
            (await now.GetPageAsync(Page)).Text.ShouldNotContain("% des fois");

        app.Clock.Advance(TimeSpan.FromDays(35));
        await app.RunJobAsync<MakeFiguresJob>();
        using var pilot = await app.SignInAsync("pilote");

        var row = (await pilot.GetPageAsync(Page))
            .Rows("tbody tr")
            .Single(r => r.Contains("Nid-de-poule", StringComparison.Ordinal));
        row.ShouldContain("90 % des fois");
        row.ShouldContain("en 2 jours ou moins");
    }

    static async Task AnswerAsync(TownApp app, int afterDays)
    {
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Pothole,
                Subject = "Nid-de-poule",
                ReceivedAt = app.Clock.UtcNow.AddDays(-afterDays),
            }
        );
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "Rebouché", by)
        );
    }
}
