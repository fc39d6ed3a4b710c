using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

/// <summary>Another department says what it thinks; the request stays where it is.</summary>
public sealed class OpinionTests
{
    [SkippableTheory, BothDatabases]
    public async Task It_is_asked_followed_given_and_told(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        using var roads = await app.SignInAsync("voirie");
        using var parks = await app.SignInAsync("verts");

        var form = await roads.GetPageAsync($"/demandes/{request}/avis");
        await form.SubmitAsync(
            "main form button",
            ("DepartmentId", app.Town.Parks),
            ("Question", "L'arbre est-il malade ?")
        );

        using (var head = await app.SignInAsync("chef-verts"))
            (await head.GetPageAsync("/")).Text.ShouldContain("demande l'avis de votre service");
        (await parks.GetPageAsync("/demandes/suivies")).Text.ShouldContain(request);
        var page = await parks.GetPageAsync($"/demandes/{request}");
        page = await (await page.FollowAsync("Donner l'avis de votre service")).SubmitAsync(
            "main form button",
            ("Answer", "Oui, il faut l'abattre.")
        );
        page.Text.ShouldContain("Votre avis est donné");
        (await roads.GetPageAsync("/")).Text.ShouldContain("a donné l'avis que vous attendiez");
        (await roads.GetPageAsync($"/demandes/{request}")).Text.ShouldContain("Oui, il faut l'abattre.");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_one_is_not_asked_where_nobody_may_read_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterConfidentialRequestAsync();
        using var social = await app.SignInAsync("social");

        var form = await social.GetPageAsync($"/demandes/{request.Reference}/avis");

        form.Text.ShouldNotContain("Voirie");
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_stands_in_for_somebody_is_told_what_reaches_them(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await QueueTests.TakenAsync(app, Channel.Phone, "voirie");
        await app.BeAbsentAsync("voirie", standIn: "voirie2");

        await app.ActAsync("accueil", request, RequestAction.Chase, (r, by) => r.Chase(Channel.Phone, "Alors ?", by));

        using var standIn = await app.SignInAsync("voirie2");
        (await standIn.GetPageAsync("/")).Text.ShouldContain("a noté une relance de l'usager");
    }
}
