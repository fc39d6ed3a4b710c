using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Queues;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

/// <summary>Every page of every queue, forwards then backwards: each request once, none lost.</summary>
public sealed class QueueWalkTests
{
    const int Several = (RequestQueues.PageSize * 2) + 4;

    [SkippableTheory, BothDatabases]
    public async Task Each_request_is_on_exactly_one_page_of_each_queue(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var held = await RegisterAsync(app, app.Town.Pothole, Several);
        var unowned = await RegisterAsync(app, app.Town.Noise, RequestQueues.PageSize + 3);
        var offered = await RegisterAsync(app, app.Town.Pothole, RequestQueues.PageSize + 1);
        var me = app.Town.Agent("voirie");
        foreach (var reference in held)
            await app.ActAsync("voirie", reference, RequestAction.Take, (r, by) => r.Take(me, by));
        var waiting = held.Take(RequestQueues.PageSize + 2).ToList();
        foreach (var reference in waiting)
            await app.ActAsync("voirie", reference, RequestAction.Wait, (r, _) => r.WaitForRequester("Une photo"));
        // Chasers move rows about among equal due dates.
        foreach (var reference in held.Where((_, i) => i % 7 == 0))
            await app.ActAsync("accueil", reference, RequestAction.Chase, (r, by) => r.Chase(Channel.Phone, null, by));
        app.Clock.Advance(TimeSpan.FromDays(40));

        using var agent = await app.SignInAsync("voirie");
        using var pilot = await app.SignInAsync("pilote");
        await WalkAsync(agent, "/demandes/miennes", held);
        await WalkAsync(agent, "/demandes/service", held);
        await WalkAsync(agent, $"/demandes/service/{app.Town.Roads}?statut=ouvertes", [.. held, .. offered]);
        await WalkAsync(agent, "/demandes/service?statut=a-accepter", offered);
        await WalkAsync(agent, "/demandes/en-attente", waiting);
        // What waits for the resident is not late: the town can only wait.
        var late = held.Except(waiting).Concat(offered).ToList();
        await WalkAsync(agent, "/demandes/en-retard", late);
        await WalkAsync(pilot, "/demandes/a-affecter", unowned);
        await WalkAsync(pilot, "/demandes/en-retard", [.. late, .. unowned]);
    }

    static async Task<List<string>> RegisterAsync(TownApp app, Guid topic, int many)
    {
        var references = new List<string>();
        for (var i = 0; i < many; i++)
        {
            var request = await app.RegisterRequestAsync(
                new NewRequest
                {
                    Channel = Channel.Phone,
                    TopicId = topic,
                    Subject = $"Demande {i}",
                    // Some share their due date, as on a busy day.
                    ReceivedAt = app.Clock.UtcNow.AddDays(-(i % 5)),
                }
            );
            references.Add(request.Reference);
        }

        return references;
    }

    static async Task WalkAsync(TownClient client, string address, IReadOnlyCollection<string> expected)
    {
        var there = new List<string>();
        var page = await client.GetPageAsync(address);
        there.AddRange(References(page));
        while (page.Has("a[rel=next]"))
        {
            page = await page.FollowAsync("Page suivante");
            there.AddRange(References(page));
            there.Count.ShouldBeLessThanOrEqualTo(expected.Count, page.Address.PathAndQuery);
        }

        there.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), address);

        var back = References(page).ToList();
        while (page.Has("a[rel=prev]"))
        {
            page = await page.FollowAsync("Page précédente");
            back.InsertRange(0, References(page));
        }

        back.ShouldBe(there, address);
    }

    static IReadOnlyList<string> References(TownPage page) => page.Rows("#queue .queue-rows .request-row-reference");
}
