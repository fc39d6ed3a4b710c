using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Inbox.Filing;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>One message that cannot be filed stops none of the others, and ends where somebody sees it.</summary>
public sealed class BadMessageTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_message_that_always_fails_waits_for_somebody_with_the_reason(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var bad = await StoreWithoutBytesAsync(app);

        var good = await app.ReceiveAsync(InboxStand.Eml("Tout va bien"));
        for (var turn = 0; turn < 6; turn++)
        {
            app.Clock.Advance(TimeSpan.FromHours(1));
            await app.RunJobAsync<FileMailJob>();
        }

        good.Decision.ShouldBe(MailDecision.NewRequest);
        var aside = await app.MailAsync(bad.Id);
        (aside.State, aside.Decision).ShouldBe((MailState.ToSort, MailDecision.FilingFailed));
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync("/courriels")).Text.ShouldContain(
            "Parvis n'a pas réussi à ranger ce courriel, 5 fois de suite"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_many_files_with_endless_names_only_some_are_named_and_cut(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var name = string.Concat(Enumerable.Repeat("🚮", 300));
        var parts = string.Concat(
            Enumerable
                .Range(0, 25)
                .Select(n =>
                    $"--b\r\nContent-Type: application/x-msdownload\r\nContent-Disposition: attachment; filename=\"{n:00}{name}.exe\"\r\nContent-Transfer-Encoding: base64\r\n\r\nTVqQAAMAAAAEAAAA//8AALgAAAA=\r\n"
                )
        );
        var eml =
            InboxStand.Eml().Split("MIME-Version")[0]
            + $"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVoir.\r\n{parts}--b--\r\n";

        var mail = await app.ReceiveAsync(eml);

        var request = await app.RequestOfAsync(mail);
        using var pilot = await app.SignInAsync("pilote");
        var page = await pilot.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("n'a pas repris 25 pièces du courriel");
        page.Text.ShouldContain("et 5 autres");
        page.Text.ShouldContain("….exe");
        page.Text.ShouldNotContain(string.Concat(Enumerable.Repeat("🚮", 75)));
        page.Text.ShouldNotContain("\ufffd");
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_programs_that_file_the_same_message_make_one_request(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        for (var n = 0; n < 8; n++)
            await app.DropAsync(InboxStand.Eml($"Message {n}"));
        var ids = await app.DatabaseAsync(db => db.Set<StoredMail>().Select(m => m.Id).ToListAsync());

        await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .SelectMany(_ => ids)
                .Select(id =>
                    app.InScopeAsync(async services =>
                    {
                        var filing = services.GetRequiredService<MailFiling>();
                        if (await filing.ReadAsync(id, CancellationToken.None) is { } mail)
                            await filing.FileAsync(mail, CancellationToken.None);
                        return true;
                    })
                )
        );
        await app.FileDueAsync();

        (await app.RequestCountAsync()).ShouldBe(8);
    }

    /// <summary>The folder of files was lost.</summary>
    static Task<StoredMail> StoreWithoutBytesAsync(TownApp app) =>
        app.DatabaseAsync(async db =>
        {
            var mail = new StoredMail
            {
                MailboxId = Mailbox.LocalId,
                SourceKey = "perdu",
                Hash = new string('0', 64),
                Size = 1,
                ReceivedAt = app.Clock.UtcNow,
                StoredAt = app.Clock.UtcNow,
                DueAt = app.Clock.UtcNow,
            };
            db.Add(mail);
            await db.SaveChangesAsync();
            return mail;
        });
}
