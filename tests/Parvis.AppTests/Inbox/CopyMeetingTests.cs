using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Inbox.Filing;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Sorting;
using Parvis.Features.Inbox.Storing;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>A copy is filed at the moment when somebody settles its first: it goes where that one goes.</summary>
public sealed class CopyMeetingTests
{
    static readonly TimeSpan TimeToOvertake = TimeSpan.FromSeconds(1);

    [SkippableTheory, BothDatabases]
    public async Task It_was_settled_since_it_was_looked_for(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (first, copy) = await TwoMailboxesAsync(app);
        await MakeRequestAsync(app, first);

        await JoinAsync(app, first, copy, meanwhile: () => Task.CompletedTask);

        (await app.MailAsync(copy.Id)).RequestId.ShouldBe((await app.MailAsync(first.Id)).RequestId.ShouldNotBeNull());
    }

    [SkippableTheory, BothDatabases]
    public async Task It_is_being_settled_while_the_copy_joins_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (first, copy) = await TwoMailboxesAsync(app);
        var settling = Task.CompletedTask;

        await JoinAsync(
            app,
            first,
            copy,
            meanwhile: async () =>
            {
                settling = Task.Run(() => MakeRequestAsync(app, first));
                await Task.WhenAny(settling, Task.Delay(TimeToOvertake));
            }
        );
        await settling;

        (await app.MailAsync(copy.Id)).RequestId.ShouldBe((await app.MailAsync(first.Id)).RequestId.ShouldNotBeNull());
    }

    /// <summary>The first waits to be sorted; its copy is stored, and no job is to file it.</summary>
    static async Task<(StoredMail First, StoredMail Copy)> TwoMailboxesAsync(TownApp app)
    {
        var roads = await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie"));
        var parks = await app.AddMailboxAsync(FilingTests.Options(app.Town.Parks, "Espaces verts"));
        var first = await app.ReceiveAsync(roads, InboxStand.Eml("Banc cassé", from: ""));
        first.State.ShouldBe(MailState.ToSort);
        var copy = await app.DatabaseAsync(async db =>
        {
            var row = new StoredMail
            {
                MailboxId = parks.Id,
                SourceKey = "1.copie",
                Hash = first.Hash,
                Size = first.Size,
                ReceivedAt = first.ReceivedAt,
                StoredAt = first.StoredAt,
                DueAt = app.Clock.UtcNow.AddDays(1),
            };
            db.Add(row);
            await db.SaveChangesAsync();
            return row;
        });
        return (first, copy);
    }

    static async Task MakeRequestAsync(TownApp app, StoredMail mail)
    {
        var reception = await app.ViewerAsync("accueil");
        await app.InScopeAsync(services =>
            services.GetRequiredService<MailSorting>().RegisterAsync(mail.PublicId, reception, CancellationToken.None)
        );
    }

    static Task<bool> JoinAsync(TownApp app, StoredMail first, StoredMail copy, Func<Task> meanwhile) =>
        app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ParvisDbContext>();
            var mailbox = await db.Set<Mailbox>().SingleAsync(m => m.Id == copy.MailboxId);
            var read = await services
                .GetRequiredService<MailReading>()
                .ReadAsync(copy, mailbox, CancellationToken.None);
            return await services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    async () =>
                    {
                        var row = await db.Set<StoredMail>().SingleAsync(m => m.Id == copy.Id);
                        await services
                            .GetRequiredService<MailCopies>()
                            .JoinAsync(read with { Stored = row }, first, CancellationToken.None);
                        await meanwhile();
                        return true;
                    },
                    CancellationToken.None
                );
        });
}
