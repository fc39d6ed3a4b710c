using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>A message of ours comes back: it is said where it was sent, and its address is not used blindly any more.</summary>
public sealed class ReturnedMailTests
{
    [SkippableTheory, BothDatabases]
    public async Task An_answer_that_comes_back_is_said_on_the_request_and_waits_for_somebody(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mailbox = await ReadAsync(app);
        var request = await app.TakenRequestAsync();
        await app.AnswerByMailAsync(request);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        await ReturnAsync(app, mailbox, await app.LastMessageIdAsync(request), "5.2.2");

        var answer = (await app.OutgoingAsync(request)).ShouldHaveSingleItem();
        answer.State.ShouldBe(CorrespondenceState.Bounced);
        answer.SentAt.ShouldNotBeNull();
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Answered);
        using var handler = await app.SignInAsync("voirie");
        var page = await handler.GetPageAsync($"/demandes/{request.Reference}");
        page.Rows(".message-outgoing .tag").ShouldBe(["revenu"]);
        page.Text.ShouldContain("Cette boîte est pleine (code 5.2.2).");
        page.Text.ShouldContain("La réponse est revenue");
        (await handler.GetPageAsync("/courriels/a-reprendre")).Text.ShouldContain(request.Reference);
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync("/courriels/a-reprendre")).Text.ShouldContain(request.Reference);
        using var elsewhere = await app.SignInAsync("etatcivil");
        (await elsewhere.GetPageAsync("/courriels/a-reprendre")).Text.ShouldContain("Rien à reprendre");
    }

    [SkippableTheory, BothDatabases]
    public async Task Without_a_handler_the_head_of_the_department_is_told(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mailbox = await ReadAsync(app);
        await app.AddPersonAsync();
        var request = await app.RequestOfAsync(await app.ReceiveAsync(mailbox, InboxStand.Eml()));

        await ReturnAsync(app, mailbox, await app.LastMessageIdAsync(request), "5.1.1");

        using var head = await app.SignInAsync("chef");
        (await head.GetPageAsync("/")).Text.ShouldContain(
            "un courriel ou une lettre de cette demande n'est pas arrivé"
        );
        var page = await head.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("L'accusé d'enregistrement est revenu");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_receipt_that_comes_back_is_given_by_letter(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mailbox = await ReadAsync(app);
        await app.AddPersonAsync();
        var request = await app.RequestOfAsync(await app.ReceiveAsync(mailbox, InboxStand.Eml()));
        await ReturnAsync(app, mailbox, await app.LastMessageIdAsync(request), "5.1.1");
        using var head = await app.SignInAsync("chef");

        var letter = await (await head.GetPageAsync("/courriels/a-reprendre")).SubmitAsync(
            $"Imprimer pour le courrier : {request.Reference}"
        );

        letter.Path.ShouldContain("/courrier/");
        letter.Text.ShouldContain("Monsieur Yann Le Goff 4 rue des Lilas 35140 Saint-Aubin");
        (await head.GetPageAsync("/courriels/a-reprendre")).Text.ShouldContain("Rien à reprendre");
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(RegistrationReceiptIssued));
        await letter.SubmitAsync("Imprimé et remis au courrier");
        var printed = (await app.OutgoingAsync(request))[^1];
        (printed.Kind, printed.Channel, printed.State).ShouldBe(
            (CorrespondenceKind.RegistrationReceipt, Channel.Post, CorrespondenceState.Done)
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_marked_address_gets_no_receipt_and_is_doubted_until_somebody_says_it_works(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database);
        var mailbox = await ReadAsync(app);
        var yann = await app.AddPersonAsync();
        var request = await app.RequestOfAsync(await app.ReceiveAsync(mailbox, InboxStand.Eml()));
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await ReturnAsync(app, mailbox, await app.LastMessageIdAsync(request), "5.1.1");

        var next = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = yann,
                Subject = "Encore un trou",
                Text = "Bonjour.",
            }
        );

        (await app.OutgoingAsync(next)).ShouldHaveSingleItem().Channel.ShouldBe(Channel.Post);
        using var handler = await app.SignInAsync("voirie");
        var form = await handler.GetPageAsync(request.ReplyUrl());
        form.ValueOf("Input.Email").ShouldBe("");
        form.Text.ShouldContain($"Un courriel envoyé à {ReplyStand.Email} n'est pas arrivé.");
        var doubted = await form.SubmitAsync(
            "Envoyer",
            ("Input.Channel", nameof(Channel.Email)),
            ("Input.Email", ReplyStand.Email),
            ("Input.Body", "Le trou est bouché.")
        );
        doubted.Path.ShouldEndWith("/verification");
        doubted.Text.ShouldContain("Un courriel envoyé à cette adresse n'est pas arrivé.");
        doubted.Text.ShouldNotContain("Nouvelle adresse");

        var person = await app.DatabaseAsync(db => db.Set<Requester>().SingleAsync(r => r.Id == yann));
        var sheet = await handler.GetPageAsync($"/usagers/{person.PublicId}");
        var lifted = await sheet.SubmitAsync($"L'adresse fonctionne de nouveau : {ReplyStand.Email}");

        lifted.Text.ShouldContain("on peut de nouveau écrire à cette adresse");
        lifted.Text.ShouldNotContain("un courriel n'y est pas arrivé");
        (await MarkedAsync(app, yann)).ShouldBeFalse();
        (await handler.GetPageAsync(next.ReplyUrl(), System.Net.HttpStatusCode.OK)).Text.ShouldNotContain(
            "n'est pas arrivé"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_server_that_does_not_want_us_says_nothing_against_the_address(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mailbox = await ReadAsync(app);
        var yann = await app.AddPersonAsync();
        var request = await app.RequestOfAsync(await app.ReceiveAsync(mailbox, InboxStand.Eml()));

        await ReturnAsync(app, mailbox, await app.LastMessageIdAsync(request), "5.7.1");

        (await MarkedAsync(app, yann)).ShouldBeFalse();
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Bounced);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_new_label_does_not_make_a_bad_address_good(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var yann = await app.AddPersonAsync();
        await app.DatabaseAsync(db =>
            db.Set<ContactPoint>()
                .Where(c => c.RequesterId == yann && c.Kind == ContactKind.Email)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.FailedAt, app.Clock.UtcNow))
        );

        await app.DatabaseAsync(async db =>
        {
            var sheet = await db.Set<Requester>().Include(r => r.ContactPoints).SingleAsync(r => r.Id == yann);
            sheet.SetContacts([new ContactOptions(ContactKind.Email, ReplyStand.Email, "bureau")]);
            return await db.SaveChangesAsync();
        });

        (await MarkedAsync(app, yann)).ShouldBeTrue();
    }

    static Task<Mailbox> ReadAsync(TownApp app) => app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie"));

    static async Task ReturnAsync(TownApp app, Mailbox mailbox, string messageId, string status)
    {
        await app.SendDueAsync();
        await app.ReceiveAsync(mailbox, FilingTests.Bounce(messageId, ReplyStand.Email, status));
    }

    static Task<bool> MarkedAsync(TownApp app, long person) =>
        app.DatabaseAsync(db =>
            db.Set<ContactPoint>()
                .AnyAsync(c => c.RequesterId == person && c.Kind == ContactKind.Email && c.FailedAt != null)
        );
}
