using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Privacy;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>Who decided what a message is, and who read it, is known afterwards.</summary>
public sealed class SettlementTests
{
    [SkippableTheory, BothDatabases]
    public async Task Who_dismissed_a_message_and_who_took_it_back_is_shown(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml("Pas une demande", from: ""));
        using var reception = await app.SignInAsync("accueil");
        await (await reception.GetPageAsync("/courriels")).SubmitAsync(
            ".mail-row-actions button[formaction*='Dismiss']"
        );

        var aside = await reception.GetPageAsync("/courriels?ecartes=true");

        aside.Text.ShouldContain("écarté par Aline Petit, le lun. 16 nov.");
        (await reception.GetPageAsync($"/courriels/{mail.PublicId}/lecture")).Text.ShouldContain(
            "écarté par Aline Petit"
        );
        await aside.SubmitAsync(".mail-row-actions button");
        (await reception.GetPageAsync("/courriels")).Text.ShouldContain("remis à trier par Aline Petit");
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_put_a_message_in_a_request_is_in_its_history(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        var mail = await app.ReceiveAsync(InboxStand.Eml("La suite", from: "", text: "Voici le reste."));
        using var reception = await app.SignInAsync("accueil");

        var page = await (await reception.GetPageAsync($"/courriels/{mail.PublicId}")).SubmitAsync(
            "main form .btn-primary",
            ("Reference", request.Reference)
        );

        page.Text.ShouldContain("mis ici par Aline Petit");
        var settled = await app.MailAsync(mail.Id);
        (settled.SettledBy, settled.SettledById, settled.SettledAt).ShouldBe(
            ("Aline Petit", app.Town.Agent("accueil"), app.Clock.UtcNow)
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_read_thanks_is_in_the_history_of_the_request(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await app.ActAsync("voirie", request, RequestAction.Close, (r, by) => r.Close(ClosureReason.WorkDone, "", by));
        await app.ReceiveAsync(InboxStand.Eml($"Re {request.Reference}", text: "Merci beaucoup."));
        using var handler = await app.SignInAsync("voirie");

        await (await handler.GetPageAsync("/courriels/a-lire")).SubmitAsync(
            ".mail-row-actions button[formaction*='Thank']"
        );

        (await handler.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain(
            "a lu le dernier courriel de l'usager : un simple remerciement"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task Copies_follow_the_message_that_was_detached(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var roads = await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie"));
        var parks = await app.AddMailboxAsync(FilingTests.Options(app.Town.Parks, "Espaces verts"));
        var request = await app.TakenRequestAsync();
        var eml = InboxStand.Eml($"Re {request.Reference}", text: "Autre chose : la cantine.");
        var first = await app.ReceiveAsync(roads, eml);
        var copy = await app.ReceiveAsync(parks, eml);
        (first.RequestId, copy.RequestId).ShouldBe((request.Id, request.Id));
        using var handler = await app.SignInAsync("voirie");
        var page = await handler.GetPageAsync($"/demandes/{request.Reference}");

        await (await page.FollowAsync("Détacher ce message dans une nouvelle demande")).SubmitAsync(
            "Détacher ce message"
        );

        var next = (await app.MailAsync(first.Id)).RequestId;
        next.ShouldNotBe(request.Id);
        (await app.MailAsync(copy.Id)).RequestId.ShouldBe(next);
    }

    [SkippableTheory, BothDatabases]
    public async Task Reading_the_waiting_mail_of_a_circle_is_a_look(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var ordinary = await app.ReceiveAsync(InboxStand.Eml("Ordinaire", from: ""));
        var mailbox = await app.AddMailboxAsync(
            FilingTests.Options(app.Town.SocialCare, "Action sociale") with
            {
                TopicId = app.Town.SocialAid,
            }
        );
        var mail = await app.ReceiveAsync(mailbox, InboxStand.Eml("Perdu", from: ""));
        using var social = await app.SignInAsync("social");
        using var reception = await app.SignInAsync("accueil");

        await social.GetPageAsync($"/courriels/{ordinary.PublicId}");
        await social.GetPageAsync($"/courriels/{mail.PublicId}");
        await social.GetPageAsync($"/courriels/{mail.PublicId}/lecture");
        using (var original = await social.SendOnceAsync(new(HttpMethod.Get, $"/courriels/{mail.PublicId}/original")))
            original.StatusCode.ShouldBe(HttpStatusCode.OK);
        await reception.GetPageAsync($"/courriels/{mail.PublicId}", HttpStatusCode.NotFound);

        var looks = await app.DatabaseAsync(db => db.Set<Look>().OrderBy(l => l.Id).ToListAsync());
        looks
            .ConvertAll(l => l.Page)
            .ShouldBe(["courriels/{publicId}", "courriels/{publicId}/lecture", "courriels/{publicId}/original"]);
        looks.ShouldAllBe(l => l.MailId == mail.Id && l.By == "Paul Le Guen");
        using var officer = await app.SignInAsync("dpo");
        (await officer.GetPageAsync("/protection/consultations")).Text.ShouldContain("Courriel réservé à un cercle");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_words_of_a_circle_are_not_read_in_a_list(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mailbox = await app.AddMailboxAsync(
            FilingTests.Options(app.Town.SocialCare, "Action sociale") with
            {
                TopicId = app.Town.SocialAid,
            }
        );
        await app.ReceiveAsync(mailbox, InboxStand.Eml("Perdu", from: "", text: "Il me frappe."));
        var request = await app.RequestOfAsync(await app.ReceiveAsync(mailbox, InboxStand.Eml("Aide")));
        await app.ActAsync("social", request, RequestAction.Close, (r, by) => r.Close(ClosureReason.WorkDone, "", by));
        await app.ReceiveAsync(mailbox, InboxStand.Eml($"Re {request.Reference}", text: "Il est revenu."));
        using var social = await app.SignInAsync("social");

        var toSort = await social.GetPageAsync("/courriels");
        var toRead = await social.GetPageAsync("/courriels/a-lire");

        toSort.Text.ShouldContain("Contenu confidentiel : ouvrez le courriel pour le lire.");
        toSort.Text.ShouldNotContain("frappe");
        toRead.Text.ShouldContain("Contenu confidentiel : ouvrez la demande pour le lire.");
        toRead.Text.ShouldNotContain("revenu");
        await toSort.SubmitAsync(".mail-row-actions button[formaction*='Dismiss']");
        (await social.GetPageAsync("/courriels?ecartes=true")).Text.ShouldNotContain("frappe");
        (await app.DatabaseAsync(db => db.Set<Look>().CountAsync())).ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_content_alone_is_a_look_too(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mailbox = await app.AddMailboxAsync(
            FilingTests.Options(app.Town.SocialCare, "Action sociale") with
            {
                TopicId = app.Town.SocialAid,
            }
        );
        var mail = await app.ReceiveAsync(mailbox, InboxStand.Eml("Perdu", from: ""));
        using var social = await app.SignInAsync("social");

        using (var content = await social.SendOnceAsync(new(HttpMethod.Get, $"/courriels/{mail.PublicId}/contenu")))
            content.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await app.DatabaseAsync(db => db.Set<Look>().SingleAsync())).MailId.ShouldBe(mail.Id);
    }
}
