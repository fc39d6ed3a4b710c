using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Settings.Mail;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;
using Parvis.MailPeers;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>A server that will not mark or move messages keeps none of them from being read.</summary>
public sealed class ServerMarksTests
{
    const string Folder = "Traités";

    /// <summary>More than are marked at once.</summary>
    const int Many = 55;

    [SkippableFact]
    public async Task When_the_folder_they_go_to_is_gone_messages_are_read_all_the_same_and_follow_once_it_is_back()
    {
        Requirements.Need(DovecotServer.Missing);
        await using var dovecot = await DovecotServer.StartAsync();
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite);
        var user = dovecot.NewUser();
        for (var n = 0; n < Many; n++)
            dovecot.Deliver(user, Encoding.UTF8.GetBytes(InboxStand.Eml($"Message {n}")));
        await app.AddMailboxAsync(
            FilingTests.Options(app.Town.Roads, "Voirie") with
            {
                Active = true,
                Connection = new MailboxConnection
                {
                    Host = "127.0.0.1",
                    Port = dovecot.ClearPort,
                    Security = MailboxSecurity.None,
                    UserName = user,
                    ProtectedSecret = app.Services.GetRequiredService<MailPassword>().Protect(DovecotServer.Password),
                    AfterStoring = AfterStoring.Move,
                    MoveTo = Folder,
                },
            }
        );

        await app.RunJobAsync<FetchMailJob>();
        await UntilAsync(async () => (await app.ReadMailboxStateAsync())?.CountedAt is not null);
        (await StoredAsync(app)).ShouldBe(Many);
        var problem = (await app.ReadMailboxStateAsync())!.Problem;
        problem.ShouldContain($"ne les déplace pas dans « {Folder} »");
        problem.ShouldNotContain("INBOX");

        await using var mailbox = await OpenAsync(dovecot, user);
        await mailbox.CreateFolderAsync(Folder, CancellationToken.None);
        dovecot.Deliver(user, Encoding.UTF8.GetBytes(InboxStand.Eml("Le suivant")));

        await UntilAsync(async () => (await app.ReadMailboxStateAsync())?.Problem.Length == 0);
        await UntilAsync(async () => (await mailbox.StatusAsync(Folder, CancellationToken.None)).Messages == Many + 1);
        (await StoredAsync(app)).ShouldBe(Many + 1);
    }

    [SkippableTheory]
    [BothDatabases(AfterStoring.Move)]
    [BothDatabases(AfterStoring.MarkRead)]
    public async Task What_the_server_refused_is_tried_again_with_the_daily_count(
        DatabaseKind database,
        AfterStoring after
    )
    {
        var server = new MailboxPeer { FilingRefusal = MailServerReason.Refused };
        await using var app = await InboxStand.StartAsync(database, server);
        for (var n = 0; n < Many; n++)
            server.Deliver(InboxStand.Eml($"Message {n}"), app.Clock.GetUtcNow());
        var options = FilingTests.Options(app.Town.Roads, "Voirie") with { Active = true };
        await app.AddMailboxAsync(
            options with
            {
                Connection = options.Connection with { AfterStoring = after, MoveTo = Folder },
            }
        );

        await app.ReadMailboxesAsync();
        await app.ReadMailboxesAsync();

        (await StoredAsync(app)).ShouldBe(Many);
        using var administrator = await app.SignInAsync("admin");
        var page = await administrator.GetPageAsync("/reglages/boites");
        page.Text.ShouldContain("Les courriels sont bien gardés ici, mais");
        page.Text.ShouldNotContain("ne s'ouvre pas");
        (await administrator.GetPageAsync("/reglages")).Text.ShouldContain("La boîte « Voirie » est à vérifier");

        server.FilingRefusal = null;
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.ReadMailboxesAsync();

        (after == AfterStoring.Move ? server.Moved.Count : server.Seen.Count).ShouldBe(Many);
        (await app.ReadMailboxStateAsync())!.Problem.ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_message_that_somebody_marks_unread_again_stays_so(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await InboxStand.StartAsync(database, server);
        server.Deliver(InboxStand.Eml(), app.Clock.GetUtcNow());
        await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie") with { Active = true });
        await app.ReadMailboxesAsync();
        server.Seen.Keys.ShouldHaveSingleItem();

        server.Seen.Clear();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.ReadMailboxesAsync();

        server.Seen.ShouldBeEmpty();
    }

    static Task<int> StoredAsync(TownApp app) => app.DatabaseAsync(db => db.Set<StoredMail>().CountAsync());

    static async Task<IMailbox> OpenAsync(DovecotServer dovecot, string user) =>
        await new ImapClient().OpenAsync(
            dovecot.Server,
            MailLogin.WithPassword(user, DovecotServer.Password),
            CancellationToken.None
        );

    /// <summary>The mailbox is read in a lane of its own, which stays open.</summary>
    static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromMinutes(2));
            await Task.Delay(100);
        }
    }
}
