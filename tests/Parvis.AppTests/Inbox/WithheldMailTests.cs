using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Sorting;
using Parvis.Features.Inbox.Storing;
using Parvis.Mail.Servers;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>What stays on the server is told to somebody, and stops none of the other messages.</summary>
public sealed class WithheldMailTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_message_that_the_server_refuses_to_hand_over_waits_to_be_sorted_and_the_others_go_on(
        DatabaseKind database
    )
    {
        var server = new MailboxPeer();
        await using var app = await StartAsync(database, server);
        server.Deliver(InboxStand.Eml("Avant"), app.Clock.GetUtcNow());
        server.Deliver(InboxStand.Eml("Refusé"), app.Clock.GetUtcNow());
        server.Deliver(InboxStand.Eml("Après"), app.Clock.GetUtcNow());
        server.Withheld[2] = MailServerReason.Refused;

        await app.ReadMailboxesAsync();
        (await RequestsAsync(app)).ShouldBe(["Avant", "Après"], ignoreOrder: true);
        await app.ReadMailboxesAsync();
        await app.ReadMailboxesAsync();

        var row = await app.DatabaseAsync(db => db.Set<StoredMail>().SingleAsync(m => m.Subject == "Refusé"));
        (row.State, row.Decision).ShouldBe((MailState.ToSort, MailDecision.NotHandedOver));
        row.FromName.ShouldBe("Yann Le Goff");
        server.Seen.Keys.Order().ShouldBe([1u, 3u]);
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync("/courriels")).Text.ShouldContain("Le serveur ne remet pas ce courriel");
        var page = await reception.GetPageAsync($"/courriels/{row.PublicId}");
        page.Text.ShouldContain("Ce courriel est resté dans la boîte « Voirie », sur le serveur.");
        page.Text.ShouldNotContain("Télécharger le courriel d'origine");
        using var administrator = await app.SignInAsync("admin");
        (await administrator.GetPageAsync("/reglages/boites")).Text.ShouldContain("3 sur le serveur, 2 ici");
    }

    [SkippableTheory, BothDatabases]
    public async Task One_that_cuts_the_connection_each_time_stops_none_of_the_others_either(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await StartAsync(database, server);
        server.Deliver(InboxStand.Eml("Avant"), app.Clock.GetUtcNow());
        server.Deliver(InboxStand.Eml("Coupe"), app.Clock.GetUtcNow());
        server.Deliver(InboxStand.Eml("Après"), app.Clock.GetUtcNow());
        server.Withheld[2] = MailServerReason.Dropped;

        for (var turn = 0; turn < 4; turn++)
            await app.ReadMailboxesAsync();
        (await RequestsAsync(app)).ShouldBe(["Avant", "Après"], ignoreOrder: true);
        (await app.ReadMailboxStateAsync())!.Problem.ShouldBeEmpty();
        (await app.DatabaseAsync(db => db.Set<StoredMail>().CountAsync(m => m.State == MailState.ToSort))).ShouldBe(0);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.ReadMailboxesAsync();

        (
            await app.DatabaseAsync(db => db.Set<StoredMail>().SingleAsync(m => m.State == MailState.ToSort))
        ).Decision.ShouldBe(MailDecision.NotHandedOver);
    }

    [SkippableTheory, BothDatabases]
    public async Task Handed_over_at_last_it_is_filed_as_any_other(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await StartAsync(database, server);
        server.Deliver(InboxStand.Eml("Tardif"), app.Clock.GetUtcNow());
        server.Withheld[1] = null;
        for (var turn = 0; turn < 3; turn++)
            await app.ReadMailboxesAsync();
        (await app.DatabaseAsync(db => db.Set<StoredMail>().SingleAsync())).State.ShouldBe(MailState.ToSort);

        server.Withheld.Clear();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.ReadMailboxesAsync();

        (await RequestsAsync(app)).ShouldBe(["Tardif"]);
        (await app.DatabaseAsync(db => db.Set<StoredMail>().SingleAsync())).State.ShouldBe(MailState.Filed);
        server.Seen.Keys.ShouldBe([1u]);
    }

    [SkippableTheory, BothDatabases]
    public async Task Made_a_request_before_it_came_its_words_join_that_request(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await StartAsync(database, server);
        server.Deliver(InboxStand.Eml("Tardif", text: "Le banc est cassé."), app.Clock.GetUtcNow());
        server.Withheld[1] = MailServerReason.Refused;
        for (var turn = 0; turn < 3; turn++)
            await app.ReadMailboxesAsync();
        var row = await app.DatabaseAsync(db => db.Set<StoredMail>().AsNoTracking().SingleAsync());
        var reception = await app.ViewerAsync("accueil");
        var request = await app.InScopeAsync(services =>
            services.GetRequiredService<MailSorting>().RegisterAsync(row.PublicId, reception, CancellationToken.None)
        );
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.ReadMailboxesAsync();
        var asked = await app.MailAsync(row.Id);
        (asked.State, asked.RequestId).ShouldBe((MailState.Filed, request!.Id));

        server.Withheld.Clear();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.ReadMailboxesAsync();

        (await RequestsAsync(app)).ShouldBe(["Tardif"]);
        var filed = await app.MailAsync(row.Id);
        (filed.State, filed.Decision, filed.RequestId).ShouldBe((MailState.Filed, MailDecision.FollowUp, request.Id));
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("Le banc est cassé.");
        server.Seen.Keys.ShouldBe([1u]);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_message_that_is_too_large_stays_as_it_is_on_the_server(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await StartAsync(database, server);
        server.Deliver(InboxStand.Eml("Trop gros"), app.Clock.GetUtcNow(), MailboxDoor.LargestMessage + 1);
        server.Deliver(InboxStand.Eml("Ordinaire"), app.Clock.GetUtcNow());

        await app.ReadMailboxesAsync();
        await app.ReadMailboxesAsync();

        (await RequestsAsync(app)).ShouldBe(["Ordinaire"]);
        var row = await app.DatabaseAsync(db => db.Set<StoredMail>().SingleAsync(m => m.Subject == "Trop gros"));
        (row.State, row.Decision, row.Hash).ShouldBe((MailState.ToSort, MailDecision.TooLarge, null));
        row.Problem.ShouldContain("il est seulement dans la boîte, sur le serveur");
        server.Seen.Keys.ShouldBe([2u]);
        var state = (await app.ReadMailboxStateAsync())!;
        (state.OnServer, state.Stored, state.OnServerOnly).ShouldBe((2, 1, 1));
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_never_here_is_not_taken_for_kept_once_its_row_is_empty(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await StartAsync(database, server);
        server.Deliver(InboxStand.Eml("Trop gros"), app.Clock.GetUtcNow(), MailboxDoor.LargestMessage + 1);
        server.Deliver(InboxStand.Eml("Lettre", fields: ["List-Id: <l.example>", "Precedence: bulk"]));
        await app.ReadMailboxesAsync();
        await app.FileDueAsync();
        var waiting = await app.DatabaseAsync(db => db.Set<StoredMail>().Select(m => m.PublicId).ToListAsync());
        var reception = await app.ViewerAsync("accueil");
        await app.InScopeAsync(services =>
            services.GetRequiredService<MailSorting>().DismissAsync(waiting, reception, CancellationToken.None)
        );
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.RunJobAsync<EraseMailJob>();
        (await app.DatabaseAsync(db => db.Set<StoredMail>().CountAsync(m => m.State == MailState.Erased))).ShouldBe(2);

        await app.ReadMailboxesAsync();

        server.Seen.Keys.ShouldBe([2u]);
        var state = (await app.ReadMailboxStateAsync())!;
        (state.OnServer, state.Stored, state.OnServerOnly).ShouldBe((2, 1, 1));
    }

    static async Task<TownApp> StartAsync(DatabaseKind database, MailboxPeer server)
    {
        var app = await InboxStand.StartAsync(database, server);
        await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie") with { Active = true });
        return app;
    }

    static async Task<List<string>> RequestsAsync(TownApp app)
    {
        await app.FileDueAsync();
        return await app.DatabaseAsync(db =>
            db.Set<Parvis.Features.Requests.CitizenRequest>().OrderBy(r => r.Id).Select(r => r.Subject).ToListAsync()
        );
    }
}
