using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.TestKit.Pages;

/// <summary>Mail that waits: for somebody to sort it, for the circle, for a department to read it.</summary>
public sealed partial class SampleTown
{
    const int Newsletters = 12;

    public string MailToSort { get; private set; } = "";

    /// <summary>Exists for « social » only.</summary>
    public string ConfidentialMail { get; private set; } = "";

    /// <summary>Filed in <see cref="Offered"/> by its subject.</summary>
    public string MailOfOffered { get; private set; } = "";

    public Guid Mailbox { get; private set; }

    async Task ReceiveMailAsync()
    {
        var roads = await AddMailboxAsync("Voirie", "voirie@saint-aubin.example", Town.Pothole);
        var social = await AddMailboxAsync("Action sociale", "ccas@saint-aubin.example", Town.SocialAid);
        Mailbox = roads.Id;
        for (var n = 0; n < Newsletters; n++)
            await StoreAsync(
                roads,
                $"Lettre d'information n° {n}",
                "lettre@asso.example",
                "List-Id: <lettre.asso.example>\r\n"
            );
        MailToSort = await StoreAsync(roads, "Sans expéditeur", "");
        ConfidentialMail = await StoreAsync(social, "Sans expéditeur", "");
        await GiveMarieAnAddressAsync();
        MailOfOffered = await StoreAsync(roads, $"Encore la demande {Offered}", "marie@exemple.example");
        await StoreAsync(roads, $"Merci pour la demande {Closed}", "marie@exemple.example");
        await FileAsync();
    }

    Task GiveMarieAnAddressAsync() =>
        App.DatabaseAsync(async db =>
        {
            var sheet = await db.Set<Requester>()
                .Include(r => r.ContactPoints)
                .SingleAsync(r => r.PublicId == Town.Marie);
            sheet.AddContact(new ContactOptions(ContactKind.Email, "marie@exemple.example"));
            return await db.SaveChangesAsync();
        });

    Task<Mailbox> AddMailboxAsync(string name, string address, Guid topic) =>
        App.DatabaseAsync(async db =>
        {
            var mailbox = new Mailbox();
            mailbox.Edit(
                new MailboxOptions
                {
                    Name = name,
                    Address = address,
                    TopicId = topic,
                    // In pause: nobody is there to answer in a test.
                    Active = false,
                    Connection = new MailboxConnection { Host = "imap.saint-aubin.example", UserName = address },
                }
            );
            db.Add(mailbox);
            await db.SaveChangesAsync();
            return mailbox;
        });

    Task<string> StoreAsync(Mailbox mailbox, string subject, string from, string fields = "") =>
        App.InScopeAsync(async services =>
        {
            var key = Guid.NewGuid().ToString("N");
            var eml = string.Create(
                CultureInfo.InvariantCulture,
                $"{(from.Length > 0 ? $"From: {from}\r\n" : "")}Subject: {subject}\r\nMessage-ID: <{key}@exemple.example>\r\n{fields}Content-Type: text/plain; charset=utf-8\r\n\r\nBonjour, ceci est un essai.\r\n"
            );
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(eml));
            await services
                .GetRequiredService<MailStore>()
                .StoreAsync(mailbox, key, arrivedAt: null, content, CancellationToken.None);
            return await services
                .GetRequiredService<Parvis.Data.ParvisDbContext>()
                .Set<StoredMail>()
                .Where(m => m.SourceKey == key)
                .Select(m => m.PublicId)
                .SingleAsync();
        });

    /// <summary>The town's own job may be at it too.</summary>
    async Task FileAsync()
    {
        for (var turn = 0; turn < 200; turn++)
        {
            await App.RunJobAsync<FileMailJob>();
            if (!await App.DatabaseAsync(db => db.Set<StoredMail>().AnyAsync(m => m.State == MailState.Stored)))
                return;
            await Task.Delay(50);
        }

        throw new InvalidOperationException("Mail was not filed.");
    }
}
