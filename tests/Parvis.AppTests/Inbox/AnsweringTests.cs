using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>In whose name a message leaves, where its answer comes back, and which conversation it goes on.</summary>
public sealed partial class AnsweringTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_department_answers_in_its_name_and_the_conversation_comes_back_to_its_request(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database);
        var roads = await app.AddMailboxAsync(Reading("Voirie", "voirie@saint-aubin.example", app.Town.Roads));
        await app.AddMailboxAsync(Reading("Mairie", "contact@saint-aubin.example"));
        var mail = await app.ReceiveAsync(
            roads,
            InboxStand.Eml(id: "premier@exemple.fr", fields: "References: <avant@exemple.fr>")
        );
        var request = await app.RequestOfAsync(mail);
        await app.SendDueAsync();

        var receipt = app.Mails(request).ShouldHaveSingleItem();
        receipt.ShouldContain("From: \"Voirie, Saint-Aubin\" <voirie@saint-aubin.example>\r\n");
        receipt.ShouldContain("Reply-To: \"Voirie, Saint-Aubin\" <voirie@saint-aubin.example>\r\n");
        receipt.ShouldContain("In-Reply-To: <premier@exemple.fr>\r\n");
        receipt.ShouldContain("References: <avant@exemple.fr> <premier@exemple.fr>\r\n");
        receipt.ShouldContain("Auto-Submitted: auto-replied\r\n");

        await app.ReceiveAsync(
            roads,
            InboxStand.Eml(
                subject: "Re: autre chose",
                text: "Le trou s'agrandit.",
                id: "second@exemple.fr",
                fields: $"In-Reply-To: <{MessageIdOf(receipt)}>"
            )
        );
        using var anne = await app.SignInAsync("voirie");
        (await anne.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("Le trou s'agrandit.");
        await app.ActAsync("voirie", request.Reference, RequestAction.Accept, (r, by) => r.Accept(by));
        await app.ActAsync("voirie", request.Reference, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Body", "Le trou est bouché.")
        );
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        var answer = app.Mails(request).Last(m => m.Contains("Le trou est bouché.", StringComparison.Ordinal));
        answer.ShouldContain("In-Reply-To: <second@exemple.fr>\r\n");
        answer.ShouldContain("Reply-To: \"Voirie, Saint-Aubin\" <voirie@saint-aubin.example>\r\n");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_conversation_goes_on_without_reading_the_message_as_it_came(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var roads = await app.AddMailboxAsync(Reading("Voirie", "voirie@saint-aubin.example", app.Town.Roads));
        var mail = await app.ReceiveAsync(
            roads,
            InboxStand.Eml(id: "premier@exemple.fr", fields: "References: <avant@exemple.fr>")
        );
        File.Delete(Path.Combine(app.DataFolder, "blobs", mail.Hash![..2], mail.Hash));

        await app.SendDueAsync();

        var receipt = app.Mails(await app.RequestOfAsync(mail)).ShouldHaveSingleItem();
        receipt.ShouldContain("In-Reply-To: <premier@exemple.fr>\r\n");
        receipt.ShouldContain("References: <avant@exemple.fr> <premier@exemple.fr>\r\n");
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_a_confidential_request_no_address_says_which_department_has_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var social = await app.AddMailboxAsync(
            Reading("Action sociale", "ccas@saint-aubin.example", app.Town.SocialCare) with
            {
                TopicId = app.Town.SocialAid,
            }
        );
        await app.AddMailboxAsync(Reading("Mairie", "contact@saint-aubin.example"));

        var request = await app.RequestOfAsync(await app.ReceiveAsync(social, InboxStand.Eml("Secours")));
        await app.SendDueAsync();

        var receipt = app.Mails(request).ShouldHaveSingleItem();
        receipt.ShouldContain("From: Saint-Aubin <contact@saint-aubin.example>\r\n");
        receipt.ShouldContain("Reply-To: Saint-Aubin <contact@saint-aubin.example>\r\n");
        receipt.ShouldNotContain("ccas@");
    }

    [SkippableTheory, BothDatabases]
    public async Task Without_a_mailbox_of_its_department_the_one_that_was_written_to_answers(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddMailboxAsync(Reading("Archives", "archives@saint-aubin.example"));
        var welcome = await app.AddMailboxAsync(Reading("Mairie", "contact@saint-aubin.example"));

        var written = await app.RequestOfAsync(await app.ReceiveAsync(welcome, InboxStand.Eml()));
        var local = await app.DatabaseAsync(db => db.Set<Mailbox>().SingleAsync(m => m.Id == Mailbox.LocalId));
        var dropped = await app.RequestOfAsync(
            await app.ReceiveAsync(local, InboxStand.Eml("Autre chose", id: "autre@exemple.fr"))
        );
        await app.SendDueAsync();

        var receipt = app.Mails(written).ShouldHaveSingleItem();
        receipt.ShouldContain("From: Saint-Aubin <contact@saint-aubin.example>\r\n");
        receipt.ShouldContain("Reply-To: Saint-Aubin <contact@saint-aubin.example>\r\n");
        // It was written to neither, and nobody chose one of them: the town signs with its own address.
        app.Mails(dropped).ShouldHaveSingleItem().ShouldContain("From: Saint-Aubin <mairie@saint-aubin.example>\r\n");
    }

    [SkippableTheory, BothDatabases]
    public async Task An_address_of_another_domain_gets_the_answers_but_does_not_sign(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var roads = await app.AddMailboxAsync(Reading("Voirie", "voirie@metropole.example", app.Town.Roads));

        var request = await app.RequestOfAsync(await app.ReceiveAsync(roads, InboxStand.Eml()));
        await app.SendDueAsync();

        var receipt = app.Mails(request).ShouldHaveSingleItem();
        receipt.ShouldContain("From: \"Voirie, Saint-Aubin\" <mairie@saint-aubin.example>\r\n");
        receipt.ShouldContain("Reply-To: \"Voirie, Saint-Aubin\" <voirie@metropole.example>\r\n");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_receipt_and_the_answer_go_back_where_the_message_came_from(DatabaseKind database)
    {
        const string own = "marie.prive@exemple.fr";
        await using var app = await TownApp.StartAsync(database);
        await app.AddPersonAsync(
            ReplyStand.Yann with
            {
                Contacts =
                [
                    new ContactOptions(ContactKind.Email, "famille@exemple.fr"),
                    new ContactOptions(ContactKind.Email, own),
                ],
            }
        );

        var mail = await app.ReceiveAsync(InboxStand.Eml(from: $"Yann Le Goff <{own}>"));

        var request = await app.RequestOfAsync(mail);
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().Recipient.ShouldBe(own);
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync(request.ReplyUrl())).ValueOf("Input.Email").ShouldBe(own);
        await app.ReceiveAsync(
            InboxStand.Eml($"Re {request.Reference}", from: "Yann Le Goff <famille@exemple.fr>", text: "Et chez nous ?")
        );
        (await pilot.GetPageAsync(request.ReplyUrl())).ValueOf("Input.Email").ShouldBe("famille@exemple.fr");
    }

    static MailboxOptions Reading(string name, string address, Guid? department = null) =>
        new()
        {
            Name = name,
            Address = address,
            DepartmentId = department,
            Active = true,
            Connection = new MailboxConnection
            {
                Host = "127.0.0.1",
                Port = 1,
                UserName = address,
            },
        };

    static string MessageIdOf(string mail) => MessageId().Match(mail).Groups["id"].Value;

    [GeneratedRegex("^Message-ID: <(?<id>[^>]+)>", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MessageId();
}
