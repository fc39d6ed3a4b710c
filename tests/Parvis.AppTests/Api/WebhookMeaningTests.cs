using System.Net;
using System.Text;
using System.Text.Json;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

/// <summary>What webhooks say, and what they cost a town that has none.</summary>
public sealed class WebhookMeaningTests
{
    [SkippableTheory, BothDatabases]
    public async Task Without_a_subscription_a_change_asks_the_database_nothing_about_them(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);
        var reference = (await app.RegisterRequestAsync()).Reference;
        // That there is none is read once.
        await ChaseAsync("warm");

        var sql = await ChaseAsync("counted");

        sql.ShouldContain(s => s.Contains("\"Timeline\""));
        sql.ShouldAllBe(s => !s.Contains("Webhook"));

        async Task<IReadOnlyList<string>> ChaseAsync(string mark)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/requests/{reference}/messages")
            {
                Content = new StringContent("""{"kind": "chaser"}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Add(SqlTallies.Header, mark);
            (await peer.SendAsync(request)).Is(HttpStatusCode.Created);
            return await app.Sql.OfAsync(mark);
        }
    }

    /// <summary>The status a receiver is told is one that the API would write, and the OpenAPI document knows.</summary>
    [SkippableTheory, BothDatabases]
    public async Task The_status_is_in_the_words_of_the_API(DatabaseKind database)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        using var peer = await ApiPeer.OfAsync(app);
        await admin.SubscribeAsync(receiver.Address, ("Input.Created", false));
        var request = await app.RegisterRequestAsync();

        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.ActAsync("voirie", request, RequestAction.Wait, (r, _) => r.WaitForRequester("Une photo."));
        await app.CallDueAsync();

        var told = receiver
            .Received.Select(c =>
                JsonDocument.Parse(c.Body).RootElement.GetProperty("request").GetProperty("status").GetString()
            )
            .ToList();
        var read = (await peer.GetAsync($"/api/v1/requests/{request.Reference}"))["status"];
        read.ShouldBe("waitingForRequester");
        told.ShouldContain(read);
        var document = (await peer.GetAsync("/api/v1/openapi.json")).Json;
        var words = document
            .GetProperty("components")
            .GetProperty("schemas")
            .GetProperty("RequestStatus")
            .GetProperty("enum")
            .EnumerateArray()
            .Select(w => w.GetString())
            .ToList();
        words.ShouldBe(
            Enum.GetValues<RequestStatus>().Select(s => JsonNamingPolicy.CamelCase.ConvertName(s.ToString()))
        );
        told.ShouldAllBe(t => words.Contains(t));
    }
}
