using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>How much mail waits is read above each of its lists, without opening the others.</summary>
public sealed class MailTabsTests
{
    [SkippableTheory, BothDatabases]
    public async Task Each_list_tells_how_many_wait_in_all_three(DatabaseKind database)
    {
        await using var server = new SmtpPeer { RecipientAnswer = "550 5.1.1 inconnu" };
        await using var app = await TownApp.StartAsync(database);
        await app.SendThroughAsync(server);
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync("/courriels")).Title.ShouldBe("Courriels à trier");
        Counts(await reception.GetPageAsync("/courriels")).ShouldBe(["À trier", "À lire", "À reprendre", "Écartés"]);
        await app.ReceiveAsync(InboxStand.Eml("Sans expéditeur", from: ""));
        await app.ReceiveAsync(InboxStand.Eml("Sans expéditeur non plus", from: ""));
        var request = await app.TakenRequestAsync();
        await app.AnswerByMailAsync(request);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        foreach (var list in (string[])["/courriels", "/courriels/a-lire", "/courriels/a-reprendre"])
            Counts(await reception.GetPageAsync(list)).ShouldBe(["À trier 2", "À lire", "À reprendre 1", "Écartés"]);

        (await reception.GetPageAsync("/courriels")).Title.ShouldBe("Courriels à trier (2)");
        (await reception.GetPageAsync("/courriels/a-lire")).Title.ShouldBe("Courriels à lire");
        (await reception.GetPageAsync("/courriels/a-reprendre")).Title.ShouldBe("Courriels à reprendre (1)");
        (await reception.GetPageAsync("/courriels?ecartes=1")).Title.ShouldBe("Courriels écartés");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_message_to_read_is_counted_for_its_department_and_not_for_another(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "fait", by)
        );
        await app.ReceiveAsync(InboxStand.Eml($"Re {request.Reference}", text: "Merci beaucoup."));

        using var handler = await app.SignInAsync("voirie");
        (await handler.GetPageAsync("/courriels/a-lire")).Title.ShouldBe("Courriels à lire (1)");
        using var elsewhere = await app.SignInAsync("etatcivil");
        Counts(await elsewhere.GetPageAsync("/courriels/a-lire")).ShouldContain("À lire");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_waits_in_a_circle_is_counted_for_its_members_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml("Réservé", from: ""));
        await app.DatabaseAsync(db =>
            db.Set<StoredMail>()
                .Where(m => m.Id == mail.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.CircleId, app.Town.SocialCircle))
        );

        using var social = await app.SignInAsync("social");
        (await social.GetPageAsync("/courriels")).Title.ShouldBe("Courriels à trier (1)");
        using var reception = await app.SignInAsync("accueil");
        Counts(await reception.GetPageAsync("/courriels")).ShouldContain("À trier");
    }

    [SkippableTheory, BothDatabases]
    public async Task Beyond_a_thousand_the_count_stops(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.DatabaseAsync(async db =>
        {
            for (var i = 0; i <= CappedCount.Cap; i++)
                db.Add(
                    new StoredMail
                    {
                        MailboxId = Mailbox.LocalId,
                        SourceKey = RandomId.New(),
                        Size = 1,
                        ReceivedAt = app.Clock.UtcNow,
                        StoredAt = app.Clock.UtcNow,
                        State = MailState.ToSort,
                    }
                );
            return await db.SaveChangesAsync();
        });
        using var reception = await app.SignInAsync("accueil");

        (await reception.GetPageAsync("/courriels")).Title.ShouldBe("Courriels à trier (1 000 +)");
    }

    static IEnumerable<string> Counts(TownPage page) => page.Rows(".mail-view").Select(r => r.Trim());
}
