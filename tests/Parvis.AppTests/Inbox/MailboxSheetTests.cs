using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>What the sheet of a mailbox refuses, before anything is tried or saved.</summary>
public sealed class MailboxSheetTests
{
    [SkippableTheory]
    [BothDatabases("Input.Address", "", "Donnez l'adresse où les usagers écrivent")]
    [BothDatabases("Input.Security", "None", "ne voyage que chiffré")]
    public async Task A_mailbox_has_an_address_and_its_password_never_leaves_in_the_clear(
        DatabaseKind database,
        string field,
        string typed,
        string sentence
    )
    {
        await using var app = await InboxStand.StartAsync(database, new MailboxPeer());
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/boites/fiche");
        (string, object?)[] mailbox =
        [
            ("Input.Name", "Mairie"),
            ("Input.Address", "mairie@saint-aubin.example"),
            ("Input.Host", "imap.exemple.fr"),
            ("Input.UserName", "mairie"),
            ("Input.Secret", "mot-de-passe-secret"),
        ];

        var refused = await form.SubmitAsync("Enregistrer", [.. mailbox.Where(f => f.Item1 != field), (field, typed)]);

        refused.Errors.ShouldHaveSingleItem().ShouldContain(sentence);
        (
            await refused.SubmitAsync("Enregistrer", mailbox.Append(("Input.Security", "Tls")).ToArray())
        ).Text.ShouldContain("est enregistrée");
    }

    [SkippableTheory]
    [BothDatabases("imap.exemple.fr", 993, "StartTls", "Le port 993 chiffre dès la connexion")]
    [BothDatabases("127.0.0.1", 993, "None", "Le port 993 chiffre dès la connexion")]
    [BothDatabases("imap.exemple.fr", 143, "Tls", "choisissez STARTTLS")]
    public async Task A_port_that_would_stay_silent_is_refused_before_anything_is_tried(
        DatabaseKind database,
        string host,
        int port,
        string security,
        string sentence
    )
    {
        await using var app = await InboxStand.StartAsync(database, new MailboxPeer());
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/boites/fiche");
        (string, object?)[] typed =
        [
            ("Input.Name", "Mairie"),
            ("Input.Address", "mairie@saint-aubin.example"),
            ("Input.Host", host),
            ("Input.Port", port),
            ("Input.Security", security),
            ("Input.UserName", "mairie"),
            ("Input.Secret", "mot-de-passe-secret"),
        ];

        foreach (var button in (string[])["Tester la connexion", "Enregistrer"])
        {
            var refused = await form.SubmitAsync(button, typed);
            refused.Errors.ShouldHaveSingleItem().ShouldContain(sentence);
        }

        (await app.DatabaseAsync(db => db.Set<Mailbox>().CountAsync())).ShouldBe(1);
    }

    [SkippableTheory]
    [BothDatabases("Input.Security", "StartTls")]
    [BothDatabases("Input.Port", "2993")]
    [BothDatabases("Input.Host", "imap.ailleurs.example")]
    public async Task A_kept_password_is_for_the_server_the_encryption_and_the_port_it_was_given_for(
        DatabaseKind database,
        string field,
        string typed
    )
    {
        await using var app = await InboxStand.StartAsync(database, new MailboxPeer());
        var mailbox = await app.AddMailboxAsync(OnPort1993(app, "Voirie"));
        using var administrator = await app.SignInAsync("admin");
        var sheet = await administrator.GetPageAsync($"/reglages/boites/fiche/{mailbox.Id}");

        var refused = await sheet.SubmitAsync("Enregistrer", (field, typed));
        refused.Errors.ShouldHaveSingleItem().ShouldContain("Tapez le mot de passe de la boîte.");
        refused.Find("#Input_Secret").GetAttribute("aria-invalid").ShouldBe("true");
        (await ReadAsync(app, mailbox)).Version.ShouldBe(mailbox.Version);

        // In pause it is read by nobody, and the former password is gone.
        await refused.SubmitAsync("Enregistrer", (field, typed), ("Input.Active", false));
        (await ReadAsync(app, mailbox)).ProtectedSecret.ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_mailbox_is_neither_tried_nor_saved_without_its_password(DatabaseKind database)
    {
        await using var app = await InboxStand.StartAsync(database, new MailboxPeer());
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/boites/fiche");
        (string, object?)[] typed =
        [
            ("Input.Name", "Mairie"),
            ("Input.Address", "mairie@saint-aubin.example"),
            ("Input.Host", "imap.exemple.fr"),
            ("Input.UserName", "mairie"),
        ];

        foreach (var button in (string[])["Tester la connexion", "Enregistrer"])
            (await form.SubmitAsync(button, typed))
                .Errors.ShouldHaveSingleItem()
                .ShouldContain("Tapez le mot de passe de la boîte.");
        (await form.SubmitAsync("Enregistrer", [.. typed, ("Input.Login", "Token")]))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("Tapez le jeton");

        (await app.DatabaseAsync(db => db.Set<Mailbox>().CountAsync())).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_kept_password_stays_through_a_new_name_and_a_pause(DatabaseKind database)
    {
        await using var app = await InboxStand.StartAsync(database, new MailboxPeer());
        var mailbox = await app.AddMailboxAsync(OnPort1993(app, "Voirie"));
        using var administrator = await app.SignInAsync("admin");

        foreach (
            var (field, value) in ((string, object)[])
                [("Input.Name", "Routes"), ("Input.Active", false), ("Input.Active", true)]
        )
        {
            var sheet = await administrator.GetPageAsync($"/reglages/boites/fiche/{mailbox.Id}");
            (await sheet.SubmitAsync("Enregistrer", (field, value))).Text.ShouldContain("est enregistrée");
        }

        var kept = await ReadAsync(app, mailbox);
        (kept.Name, kept.Active, kept.ProtectedSecret).ShouldBe(("Routes", true, mailbox.ProtectedSecret));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_folder_of_an_account_is_read_by_one_mailbox_only(DatabaseKind database)
    {
        await using var app = await InboxStand.StartAsync(database, new MailboxPeer());
        var first = await app.AddMailboxAsync(OnPort1993(app, "Voirie"));
        using var administrator = await app.SignInAsync("admin");
        var form = await administrator.GetPageAsync("/reglages/boites/fiche");
        (string, object?)[] typed =
        [
            ("Input.Name", "Autre"),
            ("Input.Address", "autre@saint-aubin.example"),
            ("Input.Host", first.Host.ToUpperInvariant()),
            ("Input.UserName", first.UserName.ToUpperInvariant()),
            ("Input.Secret", "mot-de-passe-secret"),
            ("Input.Folder", "Inbox"),
        ];

        var refused = await form.SubmitAsync("Enregistrer", typed);
        refused.Errors.ShouldHaveSingleItem().ShouldContain("La boîte « Voirie » relève déjà ce dossier");

        var elsewhere = await form.SubmitAsync("Enregistrer", [.. typed, ("Input.Folder", "Archives")]);
        elsewhere.Text.ShouldContain("La boîte « Autre » est enregistrée.");
    }

    static MailboxOptions OnPort1993(TownApp app, string name)
    {
        var options = FilingTests.Options(app.Town.Roads, name);
        return options with { Active = true, Connection = options.Connection with { Port = 1993 } };
    }

    static Task<Mailbox> ReadAsync(TownApp app, Mailbox mailbox) =>
        app.DatabaseAsync(db => db.Set<Mailbox>().AsNoTracking().SingleAsync(m => m.Id == mailbox.Id));
}
