using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
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
        desk.Text.ShouldContain("vous rend cette demande : aucun service ne l'a plus");
        desk.Text.ShouldNotContain("comme lues");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_one_is_told_only_within_its_circle(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.DatabaseAsync(async db =>
        {
            var circle = await db.Set<Circle>().Include(c => c.Members).SingleAsync();
            circle.SetMembers([app.Town.Agent("social"), app.Town.Agent("voirie")]);
            return await db.SaveChangesAsync();
        });
        app.Services.GetRequiredService<ViewerEpoch>().Advance();
        var transferred = await app.RegisterConfidentialRequestAsync();
        await app.ActAsync(
            "social",
            transferred,
            RequestAction.Transfer,
            (r, _) => r.Transfer(app.Town.Roads, "Voirie", "Un accès", acceptBefore: null)
        );
        (await ToldAsync(transferred)).ShouldBe([app.Town.Agent("voirie")]);

        var returned = await app.RegisterConfidentialRequestAsync();
        await app.ActAsync("social", returned, RequestAction.ReturnToPilot, (r, _) => r.ReturnToPilot("Pas à nous"));
        (await ToldAsync(returned)).ShouldBe([app.Town.Agent("voirie")]);

        Task<List<Guid>> ToldAsync(CitizenRequest request) =>
            app.DatabaseAsync(db =>
                db.Set<Notification>().Where(n => n.RequestId == request.Id).Select(n => n.AgentId).ToListAsync()
            );
    }

    [SkippableTheory, BothDatabases]
    public async Task News_are_read_at_once_but_only_those_that_were_shown(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        for (var number = 1; number <= 10; number++)
            await AssignAsync($"Trou {number}");
        using var roads = await app.SignInAsync("voirie");
        var desk = await roads.GetPageAsync("/");
        desk.Rows(".home-news a").Count.ShouldBe(8);
        desk.Text.ShouldContain("Et 2 autres, à voir ensuite.");
        await AssignAsync("Trou 11");

        desk = await desk.SubmitAsync("Marquer ces 8 nouvelles comme lues");

        desk.Rows(".home-news a").ShouldBe(["Trou 11", "Trou 2", "Trou 1"]);
        desk.Text.ShouldNotContain("à voir ensuite");

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
