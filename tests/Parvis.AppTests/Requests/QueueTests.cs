using System.Net;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

public sealed class QueueTests
{
    const int SqlBudget = 8;

    [SkippableTheory, BothDatabases]
    public async Task Filters_are_words_of_the_address(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var byPost = await TakenAsync(app, Channel.Post, "voirie");
        var byPhone = await TakenAsync(app, Channel.Phone, "voirie2");
        using var agent = await app.SignInAsync("voirie");

        var all = await agent.GetPageAsync("/demandes/service");
        var post = await agent.GetPageAsync("/demandes/service?canal=courrier&sujet=nid-de-poule&statut=en-cours");
        var karim = await agent.GetPageAsync("/demandes/service?agent=karim-benali");
        var late = await agent.GetPageAsync("/demandes/service?retard=oui");
        var nobody = await agent.GetPageAsync("/demandes/service?agent=personne");

        all.Text.ShouldContain(byPost);
        all.Text.ShouldContain(byPhone);
        post.Text.ShouldContain(byPost);
        post.Text.ShouldNotContain(byPhone);
        karim.Text.ShouldContain(byPhone);
        karim.Text.ShouldNotContain(byPost);
        late.Text.ShouldNotContain(byPost);
        nobody.Text.ShouldNotContain(byPost);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_filter_that_means_nothing_any_more_is_said_and_not_applied(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await TakenAsync(app, Channel.Phone, "voirie");
        using var agent = await app.SignInAsync("voirie");

        var page = await agent.GetPageAsync("/demandes/miennes?sujet=sujet-disparu");

        page.Text.ShouldContain("sujet : sujet-disparu");
        page.Text.ShouldContain(request);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_offered_is_accepted_or_taken_in_one_press(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var accepted = (await app.RegisterRequestAsync()).Reference;
        var taken = (await app.RegisterRequestAsync()).Reference;
        using var agent = await app.SignInAsync("voirie");

        var page = await agent.GetPageAsync("/demandes/service");
        page = await page.SubmitAsync($"Accepter la demande {accepted}");
        page.Text.ShouldContain($"Demande {accepted} acceptée");
        page = await page.SubmitAsync($"Prendre la demande {taken}");

        page.Text.ShouldContain($"Demande {taken} : elle est à vous");
        page.Rows(".queue-to-accept .request-row-reference").ShouldBeEmpty();
        (await agent.GetPageAsync("/demandes/miennes")).Text.ShouldContain(taken);
    }

    [SkippableTheory, BothDatabases]
    public async Task Somebody_absent_has_their_work_in_the_queue_of_the_stand_in(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await TakenAsync(app, Channel.Phone, "voirie");
        await app.BeAbsentAsync("voirie", standIn: "voirie2");
        using var standIn = await app.SignInAsync("voirie2");

        var page = await standIn.GetPageAsync("/demandes/miennes");

        page.Text.ShouldContain(request);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_unowned_are_the_pilot_s_business(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var agent = await app.SignInAsync("voirie");
        using var pilot = await app.SignInAsync("pilote");

        await agent.GetPageAsync("/demandes/a-affecter", HttpStatusCode.NotFound);
        await agent.GetPageAsync($"/demandes/service/{Guid.NewGuid()}", HttpStatusCode.NotFound);
        (await pilot.GetPageAsync("/demandes/a-affecter")).Title.ShouldBe("À affecter");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_request_is_neither_listed_nor_counted_outside_its_circle(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var secret = await app.RegisterConfidentialRequestAsync();
        var social = $"/demandes/service/{app.Town.SocialCare}?statut=ouvertes";
        using var member = await app.SignInAsync("social");
        using var pilot = await app.SignInAsync("pilote");

        (await member.GetPageAsync(social)).Text.ShouldContain(secret.Reference);
        var outside = await pilot.GetPageAsync(social);
        outside.Text.ShouldNotContain(secret.Reference);
        outside.Text.ShouldContain("0 demande");
        outside.Text.ShouldNotContain("Aide d'urgence");
        var home = await pilot.GetPageAsync($"/services/{app.Town.SocialCare}");
        home.Text.ShouldContain("0 demande ouverte");
        home.Text.ShouldNotContain("Aide d'urgence");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_view_is_kept_shared_and_deleted(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var agent = await app.SignInAsync("voirie");
        using var colleague = await app.SignInAsync("voirie2");
        using var other = await app.SignInAsync("verts");

        var page = await agent.GetPageAsync("/demandes/service?canal=courrier");
        page = await page.SubmitAsync("Garder", ("ViewName", "Le courrier"), ("SharedWith", app.Town.Roads));
        page.Path.ShouldBe("/demandes/service");

        var shared = await colleague.GetPageAsync("/demandes/miennes");
        shared = await shared.FollowAsync("Le courrier");
        shared.Address.Query.ShouldBe("?canal=courrier");
        (await other.GetPageAsync("/demandes/miennes")).Text.ShouldNotContain("Le courrier");
        page = await page.SubmitAsync("Supprimer « Le courrier »");
        page.Text.ShouldContain("n'existe plus");
        (await colleague.GetPageAsync("/demandes/miennes")).Has(".queue-view").ShouldBeFalse();
    }

    [SkippableTheory]
    [BothDatabases("/demandes/miennes")]
    [BothDatabases("/demandes/service")]
    [BothDatabases("/demandes/service?canal=courrier&agent=personne&statut=toutes")]
    [BothDatabases("/demandes/en-retard")]
    [BothDatabases("/demandes/en-attente")]
    public async Task A_queue_costs_few_commands(DatabaseKind database, string address)
    {
        var app = await Towns.SharedAsync(database);
        await TakenAsync(app, Channel.Phone, "chef");
        using var agent = await app.SignInAsync("chef");
        await agent.GetPageAsync(address);

        var page = await agent.GetPageAsync(address);

        (await page.SqlAsync()).Count.ShouldBeLessThanOrEqualTo(SqlBudget);
    }

    internal static async Task<string> TakenAsync(TownApp app, Channel channel, string login)
    {
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = channel,
                TopicId = app.Town.Pothole,
                Subject = "Trou dans la chaussée",
            }
        );
        var agent = app.Town.Agent(login);
        await app.ActAsync(login, request, RequestAction.Take, (r, by) => r.Take(agent, by));
        return request.Reference;
    }
}
