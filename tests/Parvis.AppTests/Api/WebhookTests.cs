using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Api.Webhooks;
using Parvis.Features.Requests;
using Parvis.Features.Topics;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

/// <summary>What happens to requests reaches a real receiver: signed, once, again after a failure, never in confidence.</summary>
public sealed class WebhookTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_new_request_is_told_with_a_signature_the_receiver_can_verify(DatabaseKind database)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        var (_, secret) = await admin.SubscribeAsync(receiver.Address);

        var request = await app.RegisterRequestAsync();
        await app.CallDueAsync();

        var call = receiver.Received.ShouldHaveSingleItem();
        call.Path.ShouldBe("/parvis");
        call.Headers["Parvis-Event"].ShouldBe("created");
        call.Headers["Content-Type"].ShouldBe("application/json; charset=utf-8");
        var timestamp = call.Headers["Parvis-Timestamp"];
        timestamp.ShouldBe(app.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        var expected = Convert.ToHexString(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{timestamp}.{call.Body}")));
        call.Headers["Parvis-Signature"].ShouldBe($"v1={expected.ToLowerInvariant()}");
        using var body = JsonDocument.Parse(call.Body);
        body.RootElement.GetProperty("id").GetString().ShouldBe(call.Headers["Parvis-Delivery"]);
        body.RootElement.GetProperty("verb").GetString().ShouldBe(nameof(RequestRegistered));
        body.RootElement.GetProperty("at").GetString().ShouldEndWith("Z");
        var facts = body.RootElement.GetProperty("request");
        facts.GetProperty("reference").GetString().ShouldBe(request.Reference);
        facts.GetProperty("status").GetString().ShouldBe("registered");
        facts.GetProperty("department").GetProperty("name").GetString().ShouldBe("Voirie");
        facts.GetProperty("topic").GetProperty("id").GetGuid().ShouldBe(app.Town.Pothole);
        facts.GetProperty("due").GetString().ShouldBe($"{request.DueOn:yyyy-MM-dd}");
        call.Body.ShouldNotContain(request.Subject);
        call.Body.ShouldNotContain("accueil");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_change_and_a_closing_are_told_to_who_wants_them(DatabaseKind database)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        await admin.SubscribeAsync(receiver.Address, ("Input.Created", false));

        var request = await app.RegisterRequestAsync();
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "rebouché", by)
        );
        await app.CallDueAsync();

        receiver.Received.Select(c => c.Headers["Parvis-Event"]).ShouldBe(["changed", "closed"], ignoreOrder: true);
        receiver.Received.ShouldAllBe(c => !c.Body.Contains("rebouché"));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_failure_is_tried_again_with_the_same_id_then_given_up_and_replayed(DatabaseKind database)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        await admin.SubscribeAsync(receiver.Address);
        receiver.Answer = 500;
        await app.RegisterRequestAsync();
        await app.CallDueAsync();
        var first = receiver.Received.ShouldHaveSingleItem();
        await app.CallDueAsync();
        receiver.Received.Count.ShouldBe(1, "not before its time");

        foreach (var seconds in new[] { 30, 120, 600, 3600, 3 * 3600, 6 * 3600, 12 * 3600 })
        {
            app.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await app.CallDueAsync();
        }

        receiver.Received.Count.ShouldBe(8);
        receiver.Received.Select(c => c.Headers["Parvis-Delivery"]).Distinct().ShouldHaveSingleItem();
        receiver.Received.ShouldAllBe(c => c.Body == first.Body);
        receiver.Received.Select(c => c.Headers["Parvis-Signature"]).Distinct().Count().ShouldBe(8);
        (await app.DeliveriesAsync()).ShouldHaveSingleItem().State.ShouldBe(WebhookState.Failed);
        // The first session ended meanwhile.
        using var later = await app.SignInAsync("admin");
        var list = await later.GetPageAsync("/reglages/webhooks");
        list.Text.ShouldContain("en échec depuis 8 essais");
        var journal = await list.FollowAsync("Envois");
        journal.Text.ShouldContain("500 Le serveur n'a pas accepté l'appel.");

        receiver.Answer = 200;
        journal = await journal.SubmitAsync("Rejouer tous les échecs");
        journal.Text.ShouldContain("Un envoi repart.");
        await app.CallDueAsync();

        receiver.Received.Count.ShouldBe(9);
        receiver.Received[^1].Headers["Parvis-Delivery"].ShouldBe(first.Headers["Parvis-Delivery"]);
        (await app.DeliveriesAsync()).ShouldHaveSingleItem().State.ShouldBe(WebhookState.Delivered);
        (await later.GetPageAsync("/reglages/webhooks")).Text.ShouldNotContain("en échec");
        await (await later.GetPageAsync(journal.Path)).SubmitAsync("Rejouer");
        await app.CallDueAsync();
        receiver.Received.Count.ShouldBe(10);
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_nodes_send_it_once_and_a_sender_that_died_is_replaced(DatabaseKind database)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        await admin.SubscribeAsync(receiver.Address);
        var gate = new TaskCompletionSource();
        receiver.Open = gate.Task;
        await app.RegisterRequestAsync();

        // The host's own turn or this one has it; the calls below are the other node's.
        await app.RunJobAsync<SendWebhooksJob>();
        var id = (await app.DeliveriesAsync()).ShouldHaveSingleItem().Id;
        await UntilAsync(() => receiver.Received.Count > 0);
        await CallAsync(app, id);
        gate.SetResult();
        await app.CallDueAsync();
        receiver.Received.Count.ShouldBe(1);

        // Leased, then the power fails.
        await app.DatabaseAsync(db =>
            db.Set<WebhookDelivery>()
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(d => d.State, WebhookState.Leased)
                        .SetProperty(d => d.DueAt, app.Clock.UtcNow + WebhookStore.LeaseTime)
                )
        );
        await app.CallDueAsync();
        receiver.Received.Count.ShouldBe(1);
        app.Clock.Advance(WebhookStore.LeaseTime);
        await app.CallDueAsync();
        receiver.Received.Count.ShouldBe(2);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_slow_target_delays_no_other(DatabaseKind database)
    {
        await using var slow = await WebhookReceiver.StartAsync();
        await using var quick = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        await admin.SubscribeAsync(slow.Address);
        await admin.SubscribeAsync(quick.Address);
        var gate = new TaskCompletionSource();
        slow.Open = gate.Task;

        for (var n = 0; n < 6; n++)
            await app.RegisterPotholeAsync($"Trou {n}");
        await app.RunJobAsync<SendWebhooksJob>();
        await UntilAsync(() => slow.Received.Count > 0);
        for (var n = 0; n < 6; n++)
            await app.RegisterPotholeAsync($"Autre trou {n}");
        await UntilAsync(() => quick.Received.Count >= 12, () => app.RunJobAsync<SendWebhooksJob>());

        slow.Received.Count.ShouldBeLessThan(12);
        gate.SetResult();
        await app.CallDueAsync();
    }

    [SkippableTheory, BothDatabases]
    public async Task Confidential_requests_never_go_out_even_when_they_become_so(DatabaseKind database)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        var (sheet, _) = await admin.SubscribeAsync(receiver.Address);
        await app.RegisterConfidentialRequestAsync();
        (await app.DeliveriesAsync()).ShouldBeEmpty();

        // Told to nobody yet, because the receiver is away.
        receiver.Answer = 503;
        var request = await app.RegisterRequestAsync();
        var stays = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Features.Requesters.Channel.Phone,
                TopicId = app.Town.Tree,
                Subject = "Un arbre",
            }
        );
        await app.CallDueAsync();
        await app.ActAsync(
            "pilote",
            request,
            RequestAction.Correct,
            (r, _) => r.ChangeTopic(app.Town.SocialAid, "Aide d'urgence", app.Town.SocialCircle)
        );

        (await app.DeliveriesAsync()).ShouldHaveSingleItem().Reference.ShouldBe(stays.Reference);
        (await sheet.FollowAsync("Voir les envois des 30 derniers jours")).Text.ShouldNotContain(request.Reference);
        await app.InScopeAsync(services =>
            services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    async () =>
                    {
                        foreach (var follower in services.GetServices<ICircleFollower>())
                            await follower.FollowAsync(
                                new CircleMove([app.Town.Tree], null, app.Town.SocialCircle),
                                CancellationToken.None
                            );
                    },
                    CancellationToken.None
                )
        );
        (await app.DeliveriesAsync()).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_rolled_back_is_not_told(DatabaseKind database)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        await admin.SubscribeAsync(receiver.Address);

        await Should.ThrowAsync<RefusedException>(() =>
            app.InScopeAsync(services =>
                services
                    .GetRequiredService<Transactions>()
                    .RunAsync(
                        async () =>
                        {
                            await services
                                .GetRequiredService<RequestRegistration>()
                                .RegisterAsync(
                                    new NewRequest
                                    {
                                        Channel = Features.Requesters.Channel.Phone,
                                        TopicId = app.Town.Pothole,
                                        Subject = "Un trou",
                                    },
                                    app.By("accueil"),
                                    CancellationToken.None
                                );
                            throw new RefusedException("Finalement, non.");
                        },
                        CancellationToken.None
                    )
            )
        );
        await app.CallDueAsync();

        (await app.DeliveriesAsync()).ShouldBeEmpty();
        receiver.Received.ShouldBeEmpty();
    }

    static Task CallAsync(TownApp app, long id) =>
        app.InScopeAsync(services => services.GetRequiredService<WebhookCall>().MakeAsync(id, CancellationToken.None));

    static async Task UntilAsync(Func<bool> done, Func<Task>? meanwhile = null)
    {
        for (var tries = 0; !done() && tries < 400; tries++)
        {
            if (meanwhile is not null)
                await meanwhile();
            await Task.Delay(50);
        }

        done().ShouldBeTrue();
    }
}
