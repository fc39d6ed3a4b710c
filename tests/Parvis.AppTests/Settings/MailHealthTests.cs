using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Inbox;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Administration.MailHealth;
using Parvis.MailTests.Names;
using Parvis.TestKit;

namespace Parvis.AppTests.Settings;

/// <summary>What a domain says of our messages, what came back and when the last one left, for who answers for it.</summary>
public sealed class MailHealthTests
{
    const string Page = "/reglages/courriel/sante";

    static readonly Dictionary<string, string[]> Texts = new(StringComparer.Ordinal)
    {
        ["saint-aubin.example"] = ["v=spf1 include:_spf.relais.example -all"],
        ["_dmarc.saint-aubin.example"] = ["v=DMARC1; p=none"],
        ["s1._domainkey.saint-aubin.example"] = ["v=DKIM1; k=rsa; p=AAAA"],
    };

    [SkippableTheory, BothDatabases]
    public async Task The_records_are_shown_and_said_in_words(DatabaseKind database)
    {
        using var names = new NameServerPeer(Texts);
        await using var app = await StartAsync(database, names);
        using var admin = await app.SignInAsync("admin");
        var without = await admin.GetPageAsync(Page);
        without.Text.ShouldContain("v=spf1 include:_spf.relais.example -all");
        without.Text.ShouldContain("Il observe sans rien écarter");
        without.Text.ShouldContain("Demandez à qui tient le serveur d'envoi s'il signe vos courriels");

        await (await admin.GetPageAsync("/reglages/courriel")).SubmitAsync("Enregistrer", ("Input.DkimSelector", "s1"));

        (await admin.GetPageAsync(Page)).Text.ShouldContain("La clé est publiée sous le sélecteur « s1 ».");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_name_server_that_does_not_answer_is_said_and_stops_nothing(DatabaseKind database)
    {
        await using var app = await StartAsync(database, "127.0.0.1:1");
        using var admin = await app.SignInAsync("admin");

        var page = await admin.GetPageAsync(Page);

        page.Text.ShouldContain("ne répond pas depuis ce serveur");
        page.Text.ShouldContain("Ce qui attend");
    }

    [SkippableTheory, BothDatabases]
    public async Task Names_that_are_switched_off_are_said_to_be(DatabaseKind database)
    {
        await using var app = await StartAsync(database, SenderDomain.Nobody);
        using var admin = await app.SignInAsync("admin");

        var page = await admin.GetPageAsync(Page);

        page.Text.ShouldContain("Parvis ne lit pas les noms de domaine (DNS)");
        page.Text.ShouldNotContain("ne répond pas");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_came_back_is_counted_by_reason_and_the_last_sending_is_told(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        (await admin.GetPageAsync(Page)).Text.ShouldContain("Aucun courriel n'est encore parti.");
        var mailbox = await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie"));
        await app.AddPersonAsync();
        var request = await app.RequestOfAsync(await app.ReceiveAsync(mailbox, InboxStand.Eml()));
        await app.SendDueAsync();

        await app.ReceiveAsync(
            mailbox,
            FilingTests.Bounce(await app.LastMessageIdAsync(request), ReplyStand.Email, "5.7.1")
        );

        var page = await admin.GetPageAsync(Page);
        page.Text.ShouldContain("Dernier envoi réussi : lun. 16 nov. 09:12.");
        page.Rows("section[aria-labelledby=revenus] tbody tr")
            .ShouldBe([
                "Le serveur du destinataire refuse nos messages : dites-le à l'administrateur (code 5.7.1). 1 1 lun. 16 nov. 09:12",
            ]);
        page.Body.ShouldNotContain(ReplyStand.Email);
        page.Body.ShouldNotContain(request.Reference);

        app.Clock.Advance(TimeSpan.FromDays(MailHealthReader.Days + 1));
        using var later = await app.SignInAsync("admin");
        (await later.GetPageAsync(Page)).Rows("section[aria-labelledby=revenus] tbody tr").ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_a_sender_that_died_still_holds_is_not_said_to_leave_in_seconds(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AnswerByMailAsync(await app.TakenRequestAsync());
        using var admin = await app.SignInAsync("admin");
        (await admin.GetPageAsync(Page)).Text.ShouldContain("ils partent dans quelques secondes");
        await app.DatabaseAsync(db =>
            db.Set<OutboxMessage>()
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(m => m.State, OutboxState.Leased)
                        .SetProperty(m => m.DueAt, app.Clock.UtcNow + OutboxStore.LeaseTime)
                )
        );

        var page = await admin.GetPageAsync(Page);

        page.Text.ShouldContain("Si l'envoi a été interrompu, il reprend de lui-même");
        page.Text.ShouldNotContain("quelques secondes");
    }

    static Task<TownApp> StartAsync(DatabaseKind database, NameServerPeer names) =>
        StartAsync(database, names.Address.ToString());

    static Task<TownApp> StartAsync(DatabaseKind database, string names) =>
        TownApp.StartAsync(
            database,
            new TownAppOptions { Settings = new Dictionary<string, string?> { [SenderDomain.NameServersKey] = names } }
        );
}
