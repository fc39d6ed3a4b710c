using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.Mail.Servers;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>Mailboxes are set on screen, tried, and read without losing or doubling anything.</summary>
public sealed class MailboxTests
{
    [SkippableTheory, BothDatabases]
    public async Task An_administrator_tries_a_mailbox_and_is_told_what_is_wrong(DatabaseKind database)
    {
        var server = new MailboxPeer { Refusal = MailServerReason.LoginRefused };
        await using var app = await StartAsync(database, server);
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/boites/fiche");
        (string, object?)[] typed =
        [
            ("Input.Name", "Mairie"),
            ("Input.Address", "mairie@saint-aubin.example"),
            ("Input.Host", "imap.exemple.fr"),
            ("Input.UserName", "mairie@saint-aubin.example"),
            ("Input.Secret", "mot-de-passe-secret"),
            ("Input.DepartmentId", app.Town.Roads),
        ];

        var refused = await form.SubmitAsync("Tester la connexion", typed);
        refused.Text.ShouldContain("imap.exemple.fr refuse l'identifiant ou le mot de passe");
        server.Refusal = null;
        server.Deliver(InboxStand.Eml());
        var tried = await refused.SubmitAsync("Tester la connexion", typed);
        tried.Text.ShouldContain("Son dossier contient 1 courriel");
        (await app.DatabaseAsync(db => db.Set<Mailbox>().CountAsync())).ShouldBe(1);
        var list = await tried.SubmitAsync("Enregistrer", ("Input.Secret", "mot-de-passe-secret"));

        list.Text.ShouldContain("Mairie");
        var saved = await app.DatabaseAsync(db => db.Set<Mailbox>().SingleAsync(m => m.Name == "Mairie"));
        saved.ProtectedSecret.ShouldNotBeEmpty();
        saved.ProtectedSecret.ShouldNotContain("mot-de-passe-secret");
        (await administrator.GetPageAsync($"/reglages/boites/fiche/{saved.Id}")).Body.ShouldNotContain(
            "mot-de-passe-secret"
        );
        (await administrator.GetPageAsync("/reglages/journal")).Text.ShouldContain("Boîte « Mairie » enregistrée");
    }

    [SkippableTheory, BothDatabases]
    public async Task Each_message_is_stored_once_then_marked_even_when_the_reading_was_cut_short(DatabaseKind database)
    {
        var server = new MailboxPeer { CutAfter = 2 };
        await using var app = await StartAsync(database, server);
        for (var n = 0; n < 5; n++)
            server.Deliver(InboxStand.Eml($"Message {n}", id: $"boite-{n}@exemple.fr"));
        var mailbox = await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie") with { Active = true });

        await ReadAsync(app);
        server.CutAfter = int.MaxValue;
        await ReadAsync(app);
        await ReadAsync(app);
        await app.FileDueAsync();

        (await app.DatabaseAsync(db => db.Set<StoredMail>().CountAsync())).ShouldBe(5);
        (await app.RequestCountAsync()).ShouldBe(5);
        server.Seen.Count.ShouldBe(5);
        var state = await app.DatabaseAsync(db => db.Set<MailboxState>().SingleAsync(s => s.MailboxId == mailbox.Id));
        (state.OnServer, state.Stored, state.Problem).ShouldBe((5, 5, ""));
        using var administrator = await app.SignInAsync("admin");
        (await administrator.GetPageAsync("/reglages/boites")).Text.ShouldContain("5 = 5");
    }

    [SkippableTheory, BothDatabases]
    public async Task No_other_account_of_the_machine_reads_a_message_on_its_way(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await StartAsync(database, server);
        server.Deliver(InboxStand.Eml());
        await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie") with { Active = true });

        await ReadAsync(app);

        if (!OperatingSystem.IsWindows())
            server.Readers.ShouldBe([UnixFileMode.UserRead | UnixFileMode.UserWrite]);
        Directory.EnumerateFiles(Path.Combine(app.DataFolder, "temporary")).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_mailbox_that_cannot_be_reached_is_told_on_its_page(DatabaseKind database)
    {
        var server = new MailboxPeer { Refusal = MailServerReason.HostUnknown };
        await using var app = await StartAsync(database, server);
        await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie") with { Active = true });

        await ReadAsync(app);

        using var administrator = await app.SignInAsync("admin");
        var page = await administrator.GetPageAsync("/reglages/boites");
        page.Text.ShouldContain("ne s'ouvre pas");
        page.Text.ShouldContain("Aucun serveur ne s'appelle");
        (await administrator.GetPageAsync("/reglages")).Text.ShouldContain("La boîte « Voirie » ne s'ouvre pas");
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync("/")).Text.ShouldContain("La boîte « Voirie » ne s'ouvre pas");
        using var agent = await app.SignInAsync("voirie");
        (await agent.GetPageAsync("/")).Text.ShouldNotContain("La boîte « Voirie »");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_there_before_stays_there_when_the_administrator_says_so(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await StartAsync(database, server);
        server.Deliver(InboxStand.Eml("Ancien"), app.Clock.GetUtcNow() - TimeSpan.FromHours(1));
        var options = FilingTests.Options(app.Town.Roads, "Voirie") with { Active = true };
        await app.AddMailboxAsync(options with { Connection = options.Connection with { TakesExisting = false } });
        // The first reading may come a minute after somebody saved the mailbox: what comes meanwhile is not old.
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        server.Deliver(InboxStand.Eml("Entre-temps"), app.Clock.GetUtcNow());
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        await ReadAsync(app);

        server.Deliver(InboxStand.Eml("Nouveau"));
        await ReadAsync(app);
        await app.FileDueAsync();

        (
            await app.DatabaseAsync(db => db.Set<StoredMail>().OrderBy(m => m.Id).Select(m => m.Subject).ToListAsync())
        ).ShouldBe(["Entre-temps", "Nouveau"]);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_server_that_numbers_its_messages_anew_makes_no_request_twice_even_of_erased_ones(
        DatabaseKind database
    )
    {
        var server = new MailboxPeer();
        await using var app = await StartAsync(database, server);
        server.Deliver(InboxStand.Eml("Ancien"), app.Clock.GetUtcNow());
        await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie") with { Active = true });
        await ReadAsync(app);
        await app.FileDueAsync();
        var request = await app.RequestOfAsync(await app.DatabaseAsync(db => db.Set<StoredMail>().SingleAsync()));
        await app.ActAsync("pilote", request, RequestAction.Close, (r, by) => r.Close(ClosureReason.WorkDone, "", by));
        app.Clock.Advance(TimeSpan.FromDays(400));
        await app.RunJobAsync<EraseMailJob>();
        (await app.DatabaseAsync(db => db.Set<StoredMail>().SingleAsync())).State.ShouldBe(MailState.Erased);
        server.Deliver(InboxStand.Eml("Récent"), app.Clock.GetUtcNow());
        await ReadAsync(app);
        await app.FileDueAsync();

        server.UidValidity++;
        await ReadAsync(app);
        await app.FileDueAsync();

        (await app.DatabaseAsync(db => db.Set<StoredMail>().CountAsync())).ShouldBe(4);
        (await app.RequestCountAsync()).ShouldBe(2);
    }

    static Task<TownApp> StartAsync(DatabaseKind database, MailboxPeer server) =>
        InboxStand.StartAsync(database, server);

    static Task ReadAsync(TownApp app) => app.ReadMailboxesAsync();
}
