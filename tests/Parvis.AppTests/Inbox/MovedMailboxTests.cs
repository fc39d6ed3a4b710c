using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>A mailbox changes its server, its folder or its numbers: nothing is missed, and old mail stays old mail.</summary>
public sealed class MovedMailboxTests
{
    [SkippableTheory, BothDatabases]
    public async Task On_another_server_the_same_numbers_are_other_messages(DatabaseKind database)
    {
        var (former, next) = (new MailboxPeer(), new MailboxPeer());
        await using var app = await InboxStand.StartAsync(database, new Servers(former, next));
        var mailbox = await app.AddMailboxAsync(Reading(app, takesExisting: false));
        await app.ReadMailboxesAsync();
        former.Deliver(InboxStand.Eml("Sur l'ancien serveur"), app.Clock.GetUtcNow());
        await app.ReadMailboxesAsync();
        next.Deliver(InboxStand.Eml("Ancien courriel du nouveau serveur"), app.Clock.GetUtcNow().AddDays(-30));
        app.Clock.Advance(TimeSpan.FromHours(1));
        next.Deliver(InboxStand.Eml("Arrivé pendant le changement"), app.Clock.GetUtcNow());
        app.Clock.Advance(TimeSpan.FromHours(1));
        using var administrator = await app.SignInAsync("admin");
        var sheet = await administrator.GetPageAsync($"/reglages/boites/fiche/{mailbox.Id}");

        await sheet.SubmitAsync("Enregistrer", ("Input.Host", Servers.Next), ("Input.Secret", "secret"));
        await app.ReadMailboxesAsync();
        next.Deliver(InboxStand.Eml("Sur le nouveau serveur"), app.Clock.GetUtcNow());
        await app.ReadMailboxesAsync();

        (await SubjectsAsync(app)).ShouldBe([
            "Sur l'ancien serveur",
            "Arrivé pendant le changement",
            "Sur le nouveau serveur",
        ]);
    }

    [SkippableTheory, BothDatabases]
    public async Task Another_folder_is_read_from_its_beginning(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await InboxStand.StartAsync(database, server);
        var mailbox = await app.AddMailboxAsync(Reading(app, takesExisting: true));
        server.Deliver(InboxStand.Eml("Premier dossier"), app.Clock.GetUtcNow());
        await app.ReadMailboxesAsync();
        server.Remove(1);
        server.Deliver(InboxStand.Eml("Second dossier"), app.Clock.GetUtcNow());
        using var administrator = await app.SignInAsync("admin");
        var sheet = await administrator.GetPageAsync($"/reglages/boites/fiche/{mailbox.Id}");

        await sheet.SubmitAsync("Enregistrer", ("Input.Folder", "Demandes"));
        await app.ReadMailboxesAsync();

        (await SubjectsAsync(app)).ShouldBe(["Premier dossier", "Second dossier"]);
    }

    [SkippableTheory, BothDatabases]
    public async Task Numbered_anew_it_still_leaves_what_was_there_before_it_was_started(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await InboxStand.StartAsync(database, server);
        server.Deliver(InboxStand.Eml("Ancien"), app.Clock.GetUtcNow().AddDays(-400));
        await app.AddMailboxAsync(Reading(app, takesExisting: false));
        await app.ReadMailboxesAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));
        server.Deliver(InboxStand.Eml("Connu"), app.Clock.GetUtcNow());
        await app.ReadMailboxesAsync();
        await app.FileDueAsync();
        server.Deliver(InboxStand.Eml("Arrivé entre-temps"), app.Clock.GetUtcNow());

        server.UidValidity++;
        await app.ReadMailboxesAsync();
        await app.FileDueAsync();

        (await SubjectsAsync(app)).ShouldBe(["Connu", "Connu", "Arrivé entre-temps"]);
        (await app.RequestCountAsync()).ShouldBe(2);
        var state = (await app.ReadMailboxStateAsync())!;
        (state.OnServer, state.Stored).ShouldBe((2, 2));
    }

    [SkippableTheory, BothDatabases]
    public async Task Numbered_anew_a_message_without_a_number_of_its_own_is_still_one_message(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await InboxStand.StartAsync(database, server);
        await app.AddMailboxAsync(Reading(app, takesExisting: true));
        server.Deliver(WithoutId("Le trou est profond."), app.Clock.GetUtcNow());
        server.Deliver(WithoutId("Le trou est profond.\n\nEt large."), app.Clock.GetUtcNow());
        await app.ReadMailboxesAsync();
        await app.FileDueAsync();

        server.UidValidity++;
        await app.ReadMailboxesAsync();
        await app.FileDueAsync();

        (await app.DatabaseAsync(db => db.Set<StoredMail>().CountAsync())).ShouldBe(4);
        (await app.RequestCountAsync()).ShouldBe(2);

        static string WithoutId(string text) =>
            InboxStand.Eml(text: text, id: "sans@exemple.fr").Replace("Message-ID: <sans@exemple.fr>\r\n", "");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_mailbox_that_did_not_open_at_first_loses_nothing_of_what_came_meanwhile(DatabaseKind database)
    {
        var server = new MailboxPeer { Refusal = MailServerReason.LoginRefused };
        await using var app = await InboxStand.StartAsync(database, server);
        server.Deliver(InboxStand.Eml("Ancien"), app.Clock.GetUtcNow().AddDays(-3));
        await app.AddMailboxAsync(Reading(app, takesExisting: false));
        await app.ReadMailboxesAsync();
        app.Clock.Advance(TimeSpan.FromDays(2));
        server.Deliver(InboxStand.Eml("Pendant la panne"), app.Clock.GetUtcNow().AddDays(-1));

        server.Refusal = null;
        await app.ReadMailboxesAsync();

        (await SubjectsAsync(app)).ShouldBe(["Pendant la panne"]);
    }

    [SkippableTheory, BothDatabases]
    public async Task Old_mail_that_is_taken_makes_requests_without_a_receipt(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await InboxStand.StartAsync(database, server);
        server.Deliver(InboxStand.Eml("Il y a trois jours"), app.Clock.GetUtcNow().AddDays(-3));
        server.Deliver(InboxStand.Eml("Hier"), app.Clock.GetUtcNow().AddDays(-1));
        await app.AddMailboxAsync(Reading(app, takesExisting: true));

        await app.ReadMailboxesAsync();
        await app.FileDueAsync();
        server.Deliver(InboxStand.Eml("Resté trois jours chez un relais"), app.Clock.GetUtcNow().AddDays(-3));
        await app.ReadMailboxesAsync();
        await app.FileDueAsync();

        (await app.RequestCountAsync()).ShouldBe(3);
        var acknowledged = await app.DatabaseAsync(db =>
            (
                from said in db.Set<Correspondence>()
                where said.Kind == CorrespondenceKind.RegistrationReceipt
                join request in db.Set<CitizenRequest>() on said.RequestId equals request.Id
                orderby request.Id
                select request.Subject
            ).ToListAsync()
        );
        acknowledged.ShouldBe(["Hier", "Resté trois jours chez un relais"]);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_new_mailbox_leaves_what_is_there_unless_it_is_asked_for(DatabaseKind database)
    {
        await using var app = await InboxStand.StartAsync(database, new MailboxPeer());
        using var administrator = await app.SignInAsync("admin");

        var sheet = await administrator.GetPageAsync("/reglages/boites/fiche");

        sheet.Find("#Input_TakesExisting").HasAttribute("checked").ShouldBeFalse();
    }

    static MailboxOptions Reading(TownApp app, bool takesExisting)
    {
        var options = FilingTests.Options(app.Town.Roads, "Voirie");
        return options with { Active = true, Connection = options.Connection with { TakesExisting = takesExisting } };
    }

    static async Task<List<string>> SubjectsAsync(TownApp app)
    {
        await app.FileDueAsync();
        return await app.DatabaseAsync(db =>
            db.Set<StoredMail>().OrderBy(m => m.Id).Select(m => m.Subject).ToListAsync()
        );
    }

    sealed class Servers(MailboxPeer former, MailboxPeer next) : IMailboxSource
    {
        public const string Next = "imap.nouveau.example";

        public Task<IMailbox> OpenAsync(MailServer server, MailLogin login, CancellationToken cancellationToken) =>
            (server.Host == Next ? next : former).OpenAsync(server, login, cancellationToken);
    }
}
