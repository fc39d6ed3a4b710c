using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Inbox.Fetching;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.Features.Settings.Mail;
using Parvis.Mail.Imap;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>What the tests of incoming mail ask of a town.</summary>
static class InboxStand
{
    static int written;

    /// <summary>A message of a resident, as it is dropped in the folder.</summary>
    public static string Eml(
        string subject = "Nid-de-poule rue des Lilas",
        string from = "Yann Le Goff <yann.legoff@exemple.fr>",
        string text = "Bonjour,\n\nUn trou profond devant le 12.",
        string? id = null,
        params string[] fields
    )
    {
        var number = Interlocked.Increment(ref written);
        var eml = new StringBuilder();
        eml.Append(CultureInfo.InvariantCulture, $"From: {from}\r\n");
        eml.Append("To: mairie@saint-aubin.example\r\n");
        eml.Append(CultureInfo.InvariantCulture, $"Subject: {subject}\r\n");
        eml.Append(CultureInfo.InvariantCulture, $"Message-ID: <{id ?? $"essai-{number}@exemple.fr"}>\r\n");
        eml.Append("Date: Mon, 23 Nov 2026 08:00:00 +0100\r\n");
        foreach (var field in fields)
            eml.Append(CultureInfo.InvariantCulture, $"{field}\r\n");
        eml.Append("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n");
        return eml.Append(text.ReplaceLineEndings("\r\n")).Append("\r\n").ToString();
    }

    /// <summary>Dropped in the folder, taken and filed.</summary>
    public static async Task<StoredMail> ReceiveAsync(this TownApp app, string eml)
    {
        var stored = await app.DropAsync(eml);
        await app.FileDueAsync();
        return await app.MailAsync(stored.Id);
    }

    public static async Task<StoredMail> DropAsync(this TownApp app, string eml)
    {
        var path = Path.Combine(Directory.CreateDirectory(InboxFolder(app)).FullName, $"{Guid.NewGuid():N}.eml");
        await File.WriteAllTextAsync($"{path}.part", eml, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move($"{path}.part", path);
        await app.RunJobAsync<TakeDroppedMailJob>();
        await app.RunJobAsync<TakeDroppedMailJob>();
        return await app.DatabaseAsync(db =>
            db.Set<StoredMail>().AsNoTracking().OrderByDescending(m => m.Id).FirstAsync()
        );
    }

    /// <summary>As if the server had delivered it to this mailbox.</summary>
    public static async Task<StoredMail> ReceiveAsync(this TownApp app, Mailbox mailbox, string eml)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(eml));
        var key = $"1.{Guid.NewGuid():N}";
        await app.InScopeAsync(services =>
            services
                .GetRequiredService<MailStore>()
                .StoreAsync(mailbox, key, app.Clock.UtcNow, content, CancellationToken.None)
        );
        await app.FileDueAsync();
        return await app.DatabaseAsync(db => db.Set<StoredMail>().AsNoTracking().SingleAsync(m => m.SourceKey == key));
    }

    /// <summary>The town's own job may have taken it first: wait until nothing is left.</summary>
    public static async Task FileDueAsync(this TownApp app)
    {
        for (var turn = 0; turn < 200; turn++)
        {
            await app.RunJobAsync<FileMailJob>();
            if (
                !await app.DatabaseAsync(db =>
                    db.Set<StoredMail>().AnyAsync(m => m.State == MailState.Stored && m.Attempts < 2)
                )
            )
                return;
            await Task.Delay(50);
        }
    }

    /// <summary>Of the one mailbox that is read from a server: the town's own folder has a state too, once a job looked there.</summary>
    public static Task<MailboxState?> ReadMailboxStateAsync(this TownApp app) =>
        app.DatabaseAsync(db =>
            db.Set<MailboxState>().AsNoTracking().SingleOrDefaultAsync(s => s.MailboxId != Mailbox.LocalId)
        );

    public static Task<StoredMail> MailAsync(this TownApp app, long id) =>
        app.DatabaseAsync(db => db.Set<StoredMail>().AsNoTracking().SingleAsync(m => m.Id == id));

    public static Task<CitizenRequest> RequestOfAsync(this TownApp app, StoredMail mail) =>
        app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync(r => r.Id == mail.RequestId));

    /// <summary>As if it had been saved on screen: with a password, when the test gives none.</summary>
    public static Task<Mailbox> AddMailboxAsync(this TownApp app, MailboxOptions options) =>
        app.DatabaseAsync(async db =>
        {
            var mailbox = new Mailbox();
            var secret = app.Services.GetRequiredService<MailPassword>().Protect("mot-de-passe");
            mailbox.Edit(
                options.Connection.ProtectedSecret.Length > 0
                    ? options
                    : options with
                    {
                        Connection = options.Connection with { ProtectedSecret = secret },
                    }
            );
            db.Add(mailbox);
            db.Add(new MailboxState { MailboxId = mailbox.Id, StartedAt = app.Clock.UtcNow });
            await db.SaveChangesAsync();
            return mailbox;
        });

    public static Task<int> RequestCountAsync(this TownApp app) =>
        app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync());

    /// <summary>The Message-ID, without brackets, of the last message queued about this request.</summary>
    public static async Task<string> LastMessageIdAsync(this TownApp app, CitizenRequest request)
    {
        var key = await app.DatabaseAsync(db =>
            (
                from sent in db.Set<OutboxMessage>()
                join message in db.Set<Correspondence>() on sent.CorrespondenceId equals message.Id
                where message.RequestId == request.Id
                orderby sent.Id descending
                select sent.MessageKey
            ).FirstAsync()
        );
        return $"{app.Services.GetRequiredService<MailTokens>().Sign(key)}@saint-aubin.example";
    }

    /// <summary>A town whose mailboxes are all on this server.</summary>
    public static Task<TownApp> StartAsync(DatabaseKind database, IMailboxSource servers) =>
        TownApp.StartAsync(database, new TownAppOptions { Configure = services => services.AddSingleton(servers) });

    /// <summary>Every active mailbox is read once.</summary>
    public static async Task ReadMailboxesAsync(this TownApp app)
    {
        await app.RunJobAsync<FetchMailJob>();
        await app.Services.GetRequiredService<MailboxLanes>().SettledAsync();
    }

    public static string InboxFolder(TownApp app) => Path.Combine(app.DataFolder, "inbox");
}
