using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

/// <summary>Merging, splitting, linking and following up, as the forms do them.</summary>
public sealed class TiesBetweenRequestsTests
{
    [SkippableTheory, BothDatabases]
    public async Task Merged_it_is_neither_open_nor_late_and_undone_it_is_as_before(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (kept, merged) = (await OfMarieAsync(app, "Le trou"), await OfMarieAsync(app, "Encore le trou"));
        using var pilot = await app.SignInAsync("pilote");

        var form = await pilot.GetPageAsync($"/demandes/{merged}/fusion");
        var page = await form.SubmitAsync("Fusionner", ("Other", kept), ("Reason", "Même trou"));

        page.Text.ShouldContain("n'en font plus qu'une");
        await CountersAreTrueAsync(app);
        (await MarieAsync(app)).OpenRequests.ShouldBe(1);
        app.Clock.Advance(TimeSpan.FromDays(30));
        using var reception = await app.SignInAsync("accueil");
        var late = (await reception.GetPageAsync("/demandes/en-retard")).Text;
        late.ShouldContain(kept);
        late.ShouldNotContain(merged);
        (await reception.GetPageAsync("/recherche?q=dupont+marie")).Text.ShouldContain("Le trou");

        using var again = await app.SignInAsync("pilote");
        page = await again.GetPageAsync($"/demandes/{merged}");
        page = await page.SubmitAsync("Annuler la fusion");

        page.Text.ShouldContain("La fusion est annulée");
        await CountersAreTrueAsync(app);
        (await MarieAsync(app)).OpenRequests.ShouldBe(2);
        (await again.GetPageAsync("/demandes/en-retard")).Text.ShouldContain(merged);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_part_of_a_confidential_request_stays_in_its_circle(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = (await app.RegisterConfidentialRequestAsync()).Reference;
        using var social = await app.SignInAsync("social");
        await app.ActAsync("social", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));

        var form = await social.GetPageAsync($"/demandes/{request}/division");
        await form.SubmitAsync(
            "Détacher",
            ("Subject", "Le loyer"),
            ("Text", "Elle ne peut plus payer."),
            ("TopicId", "")
        );

        var part = await app.DatabaseAsync(db => db.Set<CitizenRequest>().SingleAsync(r => r.Subject == "Le loyer"));
        part.CircleId.ShouldBe(app.Town.SocialCircle);
        using var roads = await app.SignInAsync("voirie");
        await roads.GetPageAsync($"/demandes/{part.Reference}", System.Net.HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_history_never_names_a_request_one_may_not_know(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (ordinary, hidden) = (
            await OfMarieAsync(app, "Un trou"),
            (await app.RegisterConfidentialRequestAsync()).Reference
        );
        using var social = await app.SignInAsync("social");

        var page = await (await social.GetPageAsync($"/demandes/{ordinary}/lien")).SubmitAsync(
            "Lier",
            ("Other", hidden)
        );

        page.Text.ShouldContain(hidden);
        using var roads = await app.SignInAsync("voirie");
        (await roads.GetPageAsync($"/demandes/{ordinary}")).Text.ShouldNotContain(hidden);

        page = await page.SubmitAsync($"Retirer le lien avec {hidden}");
        page.Text.ShouldContain("Le lien est retiré");
        page.Text.ShouldNotContain("Demandes liées");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_topic_it_had_by_mistake_is_not_named_outside_its_circle(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await OfMarieAsync(app, "Un trou");
        foreach (var topic in new[] { app.Town.SocialAid, app.Town.Noise })
        {
            using var member = await app.SignInAsync("social");
            await app.ActAsync(
                "social",
                request,
                RequestAction.Note,
                (r, _) =>
                    r.ChangeTopic(
                        topic,
                        topic == app.Town.Noise ? "Bruit de voisinage" : "Aide d'urgence",
                        topic == app.Town.Noise ? null : app.Town.SocialCircle
                    )
            );
        }

        using var roads = await app.SignInAsync("voirie");
        var text = (await roads.GetPageAsync($"/demandes/{request}")).Text;

        text.ShouldNotContain("Aide d'urgence");
        text.ShouldContain("a changé le sujet");
        text.ShouldContain("Bruit de voisinage");
    }

    [SkippableTheory, BothDatabases]
    public async Task Past_the_window_a_new_request_is_linked_with_the_channel_of_today(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var former = await OfMarieAsync(app, "Un trou");
        await app.ActAsync("voirie", former, RequestAction.Close, (r, by) => r.Close(ClosureReason.WorkDone, null, by));
        app.Clock.Advance(TimeSpan.FromDays(200));
        using var roads = await app.SignInAsync("voirie");

        var form = await roads.GetPageAsync($"/demandes/{former}/reouverture");
        var page = await form.SubmitAsync(
            "Enregistrer une nouvelle demande liée",
            ("Channel", Channel.FrontDesk),
            ("Reason", "Le trou est revenu.")
        );

        page.Text.ShouldContain("celle-ci en est la suite");
        var next = await app.DatabaseAsync(db => db.Set<CitizenRequest>().OrderByDescending(r => r.Id).FirstAsync());
        next.Channel.ShouldBe(Channel.FrontDesk);
        next.DepartmentId.ShouldBe(app.Town.Roads);
        await CountersAreTrueAsync(app);
    }

    static async Task<string> OfMarieAsync(TownApp app, string subject)
    {
        var marie = await MarieAsync(app);
        return (
            await app.RegisterRequestAsync(
                new NewRequest
                {
                    Channel = Channel.Phone,
                    TopicId = app.Town.Pothole,
                    Subject = subject,
                    RequesterId = marie.Id,
                }
            )
        ).Reference;
    }

    static Task<Requester> MarieAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<Requester>().AsNoTracking().SingleAsync(r => r.PublicId == app.Town.Marie));

    /// <summary>The counters say what counting the rows would.</summary>
    static async Task CountersAreTrueAsync(TownApp app)
    {
        var counted = await app.DatabaseAsync(async db =>
            (await db.Set<CitizenRequest>().AsNoTracking().ToListAsync())
                .GroupBy(r =>
                    (r.DepartmentId ?? Guid.Empty, r.TopicId ?? Guid.Empty, r.Status, r.CircleId ?? Guid.Empty)
                )
                .ToDictionary(g => g.Key, g => g.Count())
        );
        var kept = await app.DatabaseAsync(db =>
            db.Set<RequestCounter>()
                .Where(c => c.Count != 0)
                .ToDictionaryAsync(c => (c.DepartmentId, c.TopicId, c.Status, c.CircleId), c => c.Count)
        );
        kept.ShouldBe(counted, ignoreOrder: true);
    }
}
