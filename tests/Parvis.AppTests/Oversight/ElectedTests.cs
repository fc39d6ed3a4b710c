using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Oversight.Elected;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Oversight;

/// <summary>What an elected official may see, and nothing else; each look is known, and forgotten in time.</summary>
public sealed class ElectedTests
{
    [SkippableTheory, BothDatabases]
    public async Task Without_a_delegation_there_is_nothing_to_search_in(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TakenRequestAsync();
        using var official = await app.SignInAsync("elue");

        var page = await official.GetPageAsync("/elu");

        page.Text.ShouldContain("Aucun sujet ne vous est délégué");
        page.Has("[name=Name]").ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_look_that_finds_nothing_is_in_the_log_too(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await DelegateAsync(app, app.Town.Pothole);
        using var official = await app.SignInAsync("elue");

        (await SearchAsync(official, "Le Goff")).Text.ShouldContain("Rien à ce nom dans votre délégation");

        (await LooksAsync(app)).ShouldHaveSingleItem().Outcome.ShouldBe(LookOutcome.Nothing);
        using var administrator = await app.SignInAsync("admin");
        var log = await administrator.GetPageAsync("/reglages/consultations");
        log.Text.ShouldContain("Jeanne Rousseau");
        log.Text.ShouldContain("Le Goff");
    }

    [SkippableTheory, BothDatabases]
    public async Task Within_it_the_state_shows_without_words_contact_or_reference(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await DelegateAsync(app, app.Town.Pothole);
        using var official = await app.SignInAsync("elue");

        var answer = await SearchAsync(official, "Le Goff");

        answer.Text.ShouldContain("Nid-de-poule rue des Lilas");
        answer.Text.ShouldContain("En cours");
        answer.Text.ShouldContain("Voirie");
        foreach (
            var kept in new[] { "trou profond", ReplyStand.Email, "4 rue des Lilas", "Anne Morel", request.Reference }
        )
            answer.Body.ShouldNotContain(kept);
        (await LooksAsync(app)).ShouldHaveSingleItem().Shown.ShouldHaveSingleItem().RequestId.ShouldBe(request.Id);
    }

    [SkippableTheory, BothDatabases]
    public async Task Another_topic_a_confidential_one_or_an_unsorted_request_never_shows(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.AddPersonAsync();
        foreach (Guid? topic in new Guid?[] { app.Town.Tree, app.Town.SocialAid, null })
            await app.RegisterRequestAsync(
                new NewRequest
                {
                    Channel = Channel.Phone,
                    TopicId = topic,
                    RequesterId = person,
                    Subject = "Un secret",
                },
                "social"
            );
        await DelegateAsync(app, app.Town.Pothole);
        using var official = await app.SignInAsync("elue");
        (await SearchAsync(official, "Le Goff")).Text.ShouldContain("Rien à ce nom");

        await DelegateAsync(app, topic: null);

        var wholeTown = await SearchAsync(official, "Le Goff");
        wholeTown.Document.QuerySelectorAll(".elected-requests li").Length.ShouldBe(1);
        (await LooksAsync(app)).Last().Shown.Count.ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task No_page_of_the_agents_opens_and_no_agent_comes_here(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await DelegateAsync(app, app.Town.Pothole);
        using var official = await app.SignInAsync("elue");

        foreach (
            var address in new[]
            {
                $"/demandes/{request.Reference}",
                $"/demandes/{request.Reference}/reponse",
                "/demandes/en-retard",
                "/pilotage",
                "/pilotage/tendances/export",
                "/reglages",
            }
        )
            await official.GetPageAsync(address, HttpStatusCode.NotFound);
        using var agent = await app.SignInAsync("voirie");
        await agent.GetPageAsync("/elu", HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_letters_are_refused_and_an_answer_is_its_authors_and_short_lived(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TakenRequestAsync();
        await DelegateAsync(app, app.Town.Pothole);
        using var official = await app.SignInAsync("elue");
        var refused = await SearchAsync(official, "Le");
        refused.Text.ShouldContain("au moins 3 lettres");
        (await LooksAsync(app)).ShouldBeEmpty();
        var answer = await SearchAsync(official, "Le Goff");

        await official.GetPageAsync(answer.Path);
        app.Clock.Advance(TimeSpan.FromMinutes(16));

        // Back to the search: the state may have changed since.
        (await official.GetPageAsync(answer.Path)).Path.ShouldBe("/elu");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_right_ends_with_the_delegation_and_with_the_mandate(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TakenRequestAsync();
        var settings = await DelegateAsync(app, app.Town.Pothole);
        using var official = await app.SignInAsync("elue");
        (await SearchAsync(official, "Le Goff")).Text.ShouldContain("Nid-de-poule");

        await settings.SubmitAsync("main .table button");
        (await official.GetPageAsync("/elu")).Text.ShouldContain("Aucun sujet ne vous est délégué");

        await app.DatabaseAsync(db =>
            db.Set<ElectedOfficial>()
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.MandateUntil, new DateOnly(2026, 11, 16)))
        );
        await official.GetPageAsync("/elu");
        app.Clock.Advance(TimeSpan.FromDays(1));

        using var later = app.Visit();
        await (await later.GetPageAsync("/connexion")).SubmitAsync(
            "Se connecter",
            ("Name", "elue"),
            ("Password", TestTown.Password)
        );
        using var refused = await later.SendOnceAsync(new HttpRequestMessage(HttpMethod.Get, "/elu"));
        refused.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [SkippableTheory, BothDatabases]
    public async Task Looks_are_forgotten_after_the_months_that_the_town_set(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.TakenRequestAsync();
        await DelegateAsync(app, app.Town.Pothole);
        using (var official = await app.SignInAsync("elue"))
            await SearchAsync(official, "Le Goff");
        using (var administrator = await app.SignInAsync("admin"))
        {
            var rules = await administrator.GetPageAsync("/reglages/demandes");
            rules.Find("[name='Input.LookRetentionMonths']").GetAttribute("value").ShouldBe("12");
            await rules.SubmitAsync("Enregistrer", ("Input.LookRetentionMonths", 6));
        }

        app.Clock.Advance(TimeSpan.FromDays(175));
        using (var official = await app.SignInAsync("elue"))
            await SearchAsync(official, "Le Goff");
        await app.RunJobAsync<ForgetLooksJob>();
        (await LooksAsync(app)).Count.ShouldBe(2);

        app.Clock.Advance(TimeSpan.FromDays(10));
        await app.RunJobAsync<ForgetLooksJob>();

        (await LooksAsync(app)).ShouldHaveSingleItem();
        (
            await app.DatabaseAsync(db =>
                db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM \"OfficialLookRequests\"").SingleAsync()
            )
        ).ShouldBeLessThanOrEqualTo(1);
    }

    static async Task<TownPage> SearchAsync(TownClient official, string name) =>
        await (await official.GetPageAsync("/elu")).SubmitAsync("Chercher", ("Name", name));

    static async Task<TownPage> DelegateAsync(TownApp app, Guid? topic)
    {
        var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync($"/reglages/elus/{app.Town.ElectedOfficial}/delegation");
        return await form.SubmitAsync(
            "Enregistrer la délégation",
            ("Extent", topic?.ToString() ?? DelegationExtent(form)),
            ("DecidedOn", new DateOnly(2026, 4, 2)),
            ("DecisionReference", "arrêté n° 2026-112")
        );
    }

    /// <summary>The choice that is no topic's number: the whole town.</summary>
    static string DelegationExtent(TownPage form) =>
        form
            .Document.QuerySelectorAll("[name=Extent] option, input[name=Extent]")
            .Select(o => o.GetAttribute("value") ?? "")
            .First(v => v.Length > 0 && !Guid.TryParse(v, out _));

    static Task<List<OfficialLook>> LooksAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<OfficialLook>().AsNoTracking().OrderBy(l => l.Id).ToListAsync());
}
