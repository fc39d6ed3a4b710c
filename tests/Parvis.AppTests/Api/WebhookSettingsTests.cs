using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Api.Webhooks;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

/// <summary>Where calls may go, who says so, and how long they are remembered.</summary>
public sealed class WebhookSettingsTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_private_network_is_refused_however_it_is_written(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var form = await admin.GetPageAsync("/reglages/webhooks/fiche");

        foreach (
            var host in new[]
            {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "10.0.0.1",
                "192.168.1.10",
                "172.16.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "0.0.0.0",
                "224.0.0.1",
                "[::1]",
                "[::]",
                "[::ffff:10.0.0.1]",
                "[fd00::1]",
                "[fe80::1]",
                "[64:ff9b::a00:1]",
                "localhost",
            }
        )
        {
            var refused = await form.SubmitAsync(
                "Créer l'abonnement",
                ("Input.Name", "Suivi"),
                ("Input.Target", $"https://{host}/appel")
            );
            refused.Errors.ShouldHaveSingleItem(host).ShouldContain("réseau privé");
        }

        foreach (
            var (target, sentence) in new[]
            {
                ("http://exemple.example/", "https://"),
                ("ftp://exemple.example/", "adresse complète"),
                ("/appel", "adresse complète"),
                ("https://moi:secret@exemple.example/", "ni mot de passe"),
                ("https://exemple.example/#suite", "#"),
            }
        )
        {
            var refused = await form.SubmitAsync(
                "Créer l'abonnement",
                ("Input.Name", "Suivi"),
                ("Input.Target", target)
            );
            refused.Errors.ShouldHaveSingleItem(target).ShouldContain(sentence);
        }

        (await app.DatabaseAsync(db => db.Set<WebhookSubscription>().CountAsync())).ShouldBe(0);
    }

    /// <summary>A name that changes its mind after the form: each connection is checked as it is made.</summary>
    [SkippableTheory, BothDatabases]
    public async Task A_name_that_leads_inside_later_is_not_connected_to(DatabaseKind database)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database);
        await StoreAsync(app, receiver.LocalName);

        await app.RegisterRequestAsync();
        await app.CallDueAsync();

        receiver.Received.ShouldBeEmpty();
        (await app.DeliveriesAsync()).ShouldHaveSingleItem().LastError.ShouldContain("réseau privé");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_redirect_is_a_failure_and_is_not_followed(DatabaseKind database)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var elsewhere = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        await admin.SubscribeAsync(receiver.Address);
        (receiver.Answer, receiver.Location) = (307, elsewhere.Address);

        await app.RegisterRequestAsync();
        await app.CallDueAsync();

        receiver.Received.Count.ShouldBe(1);
        elsewhere.Received.ShouldBeEmpty();
        var delivery = (await app.DeliveriesAsync()).ShouldHaveSingleItem();
        (delivery.State, delivery.StatusCode).ShouldBe((WebhookState.Waiting, 307));
    }

    [SkippableTheory, BothDatabases]
    public async Task The_secret_is_shown_once_stored_sealed_and_renewed(DatabaseKind database)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        var (sheet, secret) = await admin.SubscribeAsync(receiver.Address);
        sheet = await admin.GetPageAsync(sheet.Path);
        sheet.Body.ShouldNotContain(secret);
        var stored = await app.DatabaseAsync(db => db.Set<WebhookSubscription>().AsNoTracking().SingleAsync());
        stored.SealedSecret.ShouldNotContain(secret);

        sheet = await sheet.SubmitAsync("Renouveler le secret");
        var renewed = sheet.Find(".settings-secret").TextContent.Trim();
        renewed.ShouldNotBe(secret);
        await app.RegisterRequestAsync();
        await app.CallDueAsync();

        var call = receiver.Received.ShouldHaveSingleItem();
        var timestamp = long.Parse(call.Headers["Parvis-Timestamp"], System.Globalization.CultureInfo.InvariantCulture);
        call.Headers["Parvis-Signature"].ShouldBe($"v1={WebhookSecret.Sign(renewed, timestamp, call.Body)}");
        var journal = await app.DatabaseAsync(db => db.Set<AdministrationEntry>().Select(e => e.What).ToListAsync());
        journal.ShouldContain(w => w.Contains("secret renouvelé"));
        journal.ShouldAllBe(w => !w.Contains(secret) && !w.Contains(renewed));
    }

    [SkippableTheory, BothDatabases]
    public async Task Paused_nothing_is_written_and_what_waits_waits_then_it_can_be_deleted(DatabaseKind database)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        var (sheet, _) = await admin.SubscribeAsync(receiver.Address);
        receiver.Answer = 500;
        await app.RegisterRequestAsync();
        await app.CallDueAsync();
        receiver.Received.Count.ShouldBe(1);

        await sheet.SubmitAsync("Enregistrer", ("Input.Active", false));
        await app.RegisterPotholeAsync("Un autre trou");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.CallDueAsync();
        receiver.Received.Count.ShouldBe(1);
        (await app.DeliveriesAsync()).Count.ShouldBe(1);

        sheet = await admin.GetPageAsync(sheet.Path);
        await sheet.SubmitAsync("Enregistrer", ("Input.Active", true));
        await app.CallDueAsync();
        receiver.Received.Count.ShouldBe(2);

        var list = await (await admin.GetPageAsync(sheet.Path)).SubmitAsync("Supprimer l'abonnement");
        list.Text.ShouldContain("est supprimé");
        (await app.DeliveriesAsync()).ShouldBeEmpty();
        await admin.GetPageAsync(sheet.Path, HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_journal_goes_after_a_month(DatabaseKind database)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await TownApp.StartAsync(database, WebhookStand.PrivateAllowed);
        using var admin = await app.SignInAsync("admin");
        await admin.SubscribeAsync(receiver.Address);
        await app.RegisterRequestAsync();
        await app.CallDueAsync();

        app.Clock.Advance(TimeSpan.FromDays(29));
        await app.RunJobAsync<ForgetDeliveriesJob>();
        (await app.DeliveriesAsync()).Count.ShouldBe(1);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.RunJobAsync<ForgetDeliveriesJob>();
        (await app.DeliveriesAsync()).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task The_journal_is_read_beyond_its_first_page(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var id = await StoreAsync(app, "https://exemple.example/");
        var other = await StoreAsync(app, "https://autre.example/");
        await app.DatabaseAsync(async db =>
        {
            foreach (var number in Enumerable.Range(1, 120))
            {
                db.Add(Delivery(id, $"26-{number:00000}X"));
                db.Add(Delivery(other, $"25-{number:00000}X"));
            }

            return await db.SaveChangesAsync();
        });

        var read = new List<string>();
        var first = await admin.GetPageAsync($"/reglages/webhooks/{id}/journal");
        var page = first;
        var sizes = new List<int>();
        while (true)
        {
            var rows = page.Document.QuerySelectorAll("tbody th").Select(r => r.TextContent.Trim()[..9]).ToList();
            sizes.Add(rows.Count);
            read.AddRange(rows);
            if (page.Document.QuerySelector("a[rel=next]") is not { } next)
                break;
            page = await admin.GetPageAsync(next.GetAttribute("href")!);
        }

        sizes.ShouldBe([50, 50, 20]);
        read.ShouldBe(Enumerable.Range(1, 120).Reverse().Select(n => $"26-{n:00000}X"));
        var back = page.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href")!;
        (await admin.GetPageAsync(back))
            .Document.QuerySelectorAll("tbody th")[0]
            .TextContent.ShouldContain("26-00120X");

        WebhookDelivery Delivery(Guid subscription, string reference) =>
            new()
            {
                PublicId = WebhookDelivery.NewId(),
                SubscriptionId = subscription,
                RequestId = 1,
                Reference = reference,
                Event = WebhookEvents.Created,
                Payload = "{}",
                CreatedAt = app.Clock.UtcNow,
                DueAt = WebhookDelivery.Never,
            };
    }

    [SkippableTheory, BothDatabases]
    public async Task Only_administrators_see_and_change_them(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var id = await StoreAsync(app, "https://exemple.example/");
        foreach (var login in new[] { "pilote", "directeur", "voirie" })
        {
            using var other = await app.SignInAsync(login);
            foreach (
                var path in new[]
                {
                    "/reglages/webhooks",
                    $"/reglages/webhooks/fiche/{id}",
                    $"/reglages/webhooks/{id}/journal",
                }
            )
            {
                using var ask = new HttpRequestMessage(HttpMethod.Get, path);
                using var answer = await other.SendOnceAsync(ask);
                answer.StatusCode.ShouldNotBe(HttpStatusCode.OK, $"{login} {path}");
            }

            await other.ForgeAsync($"/reglages/webhooks/fiche/{id}?handler=Deletion");
            await other.ForgeAsync($"/reglages/webhooks/fiche/{id}?handler=Secret");
        }

        var stored = await app.DatabaseAsync(db => db.Set<WebhookSubscription>().AsNoTracking().SingleAsync());
        stored.SealedSecret.ShouldBe(await SealedAsync(app, id));
        stored.Version.ShouldBe(0);
    }

    static Task<string> SealedAsync(TownApp app, Guid id) =>
        app.DatabaseAsync(db =>
            db.Set<WebhookSubscription>().Where(s => s.Id == id).Select(s => s.SealedSecret).SingleAsync()
        );

    /// <summary>As an earlier setting or a name that changed since may have left it.</summary>
    static Task<Guid> StoreAsync(TownApp app, string target) =>
        app.InScopeAsync(async services =>
        {
            var subscription = new WebhookSubscription();
            subscription.Edit(
                new WebhookOptions
                {
                    Name = "Suivi",
                    Target = target,
                    Events = WebhookEvents.Created,
                }
            );
            subscription.Seal(services.GetRequiredService<WebhookSecret>().Seal(WebhookSecret.New()));
            var db = services.GetRequiredService<ParvisDbContext>();
            db.Add(subscription);
            await db.SaveChangesAsync();
            services.GetRequiredService<Features.Organisation.ViewerEpoch>().Advance();
            return subscription.Id;
        });
}
