using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

/// <summary>Who is told on their desk of what colleagues do.</summary>
public sealed class NotificationTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_transfer_is_told_to_the_head_and_a_return_to_the_pilot(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterPotholeAsync("Racine qui dépasse");
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Transfer,
            (r, _) => r.Transfer(app.Town.Parks, "Espaces verts", "Une racine", acceptBefore: null)
        );
        using var head = await app.SignInAsync("chef-verts");
        (await head.GetPageAsync("/")).Text.ShouldContain("Anne Morel transfère cette demande à votre service");

        await app.ActAsync(
            "chef-verts",
            request,
            RequestAction.ReturnToPilot,
            (r, _) => r.ReturnToPilot("Ni nous ni la voirie")
        );

        using var pilot = await app.SignInAsync("pilote");
        var desk = await pilot.GetPageAsync("/");
        desk.Text.ShouldContain("rend cette demande, que personne n'a plus");
        desk.Text.ShouldNotContain("Tout marquer comme lu");
    }

    [SkippableTheory, BothDatabases]
    public async Task News_are_read_at_once_but_not_those_that_came_meanwhile(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        foreach (var subject in (string[])["Un", "Deux"])
            await AssignAsync(subject);
        using var roads = await app.SignInAsync("voirie");
        var desk = await roads.GetPageAsync("/");
        await AssignAsync("Trois");

        desk = await desk.SubmitAsync("Tout marquer comme lu");

        desk.Rows(".home-news a").ShouldBe(["Trois"]);

        async Task AssignAsync(string subject)
        {
            var request = await app.RegisterPotholeAsync(subject);
            await app.ActAsync(
                "chef",
                request,
                RequestAction.Assign,
                (r, by) => r.Assign(app.Town.Agent("voirie"), "Anne Morel", reason: null, by)
            );
        }
    }
}
