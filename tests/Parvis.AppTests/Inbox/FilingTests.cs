using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>What the decision table says, seen from the town.</summary>
public sealed class FilingTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_forged_token_attaches_to_nothing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RequestOfAsync(await app.ReceiveAsync(InboxStand.Eml()));
        var ours = await app.LastMessageIdAsync(request);
        var at = ours.IndexOf('@', StringComparison.Ordinal) - 1;
        var forged = $"{ours[..at]}{(ours[at] == '0' ? '1' : '0')}{ours[(at + 1)..]}";

        var mail = await app.ReceiveAsync(
            InboxStand.Eml("autre", "pirate@ailleurs.example", "Intrus.", null, $"In-Reply-To: <{forged}>")
        );

        mail.Decision.ShouldBe(MailDecision.NewRequest);
        mail.RequestId.ShouldNotBe(request.Id);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_reference_in_the_subject_counts_only_from_somebody_of_the_request(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RequestOfAsync(await app.ReceiveAsync(InboxStand.Eml()));

        var known = await app.ReceiveAsync(InboxStand.Eml($"Toujours rien : {request.Reference}"));
        var stranger = await app.ReceiveAsync(InboxStand.Eml($"Re {request.Reference}", "curieux@exemple.fr"));

        known.RequestId.ShouldBe(request.Id);
        stranger.RequestId.ShouldNotBe(request.Id);
        stranger.Decision.ShouldBe(MailDecision.NewRequest);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_same_message_in_two_mailboxes_is_one_request_that_both_departments_see(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var roads = await app.AddMailboxAsync(Options(app.Town.Roads, "Voirie"));
        var parks = await app.AddMailboxAsync(Options(app.Town.Parks, "Espaces verts"));
        var eml = InboxStand.Eml(id: "une-fois@exemple.fr");

        var first = await app.ReceiveAsync(roads, eml);
        var second = await app.ReceiveAsync(parks, "Received: ailleurs\r\n" + eml);
        var other = await app.ReceiveAsync(parks, InboxStand.Eml("Tout autre chose", id: "une-fois@exemple.fr"));

        second.Decision.ShouldBe(MailDecision.SameMessage);
        second.RequestId.ShouldBe(first.RequestId);
        other.Decision.ShouldBe(MailDecision.NewRequest);
        var request = await app.RequestOfAsync(first);
        request.DepartmentId.ShouldBe(app.Town.Roads);
        var followers = await app.DatabaseAsync(db =>
            db.Set<RequestFollower>().Where(f => f.RequestId == request.Id).Select(f => f.DepartmentId).ToListAsync()
        );
        followers.ShouldBe([app.Town.Parks]);
        using var gardener = await app.SignInAsync("verts");
        (await gardener.GetPageAsync("/demandes/suivies")).Text.ShouldContain(request.Subject);
    }

    [SkippableTheory, BothDatabases]
    public async Task Our_own_message_that_comes_back_twice_makes_nothing_each_time(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var roads = await app.AddMailboxAsync(Options(app.Town.Roads, "Voirie"));
        var parks = await app.AddMailboxAsync(Options(app.Town.Parks, "Espaces verts"));
        var request = await app.RequestOfAsync(await app.ReceiveAsync(roads, InboxStand.Eml()));
        var ours = InboxStand.Eml("Votre demande", id: await app.LastMessageIdAsync(request));

        var once = await app.ReceiveAsync(roads, ours);
        var twice = await app.ReceiveAsync(parks, ours);

        foreach (var mail in new[] { once, twice })
            (mail.State, mail.Decision).ShouldBe((MailState.NotARequest, MailDecision.OwnMessage));
    }

    [SkippableTheory, BothDatabases]
    public async Task An_absence_is_noted_and_changes_nothing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RequestOfAsync(await app.ReceiveAsync(InboxStand.Eml()));

        var mail = await app.ReceiveAsync(
            InboxStand.Eml(
                "Absence du bureau",
                text: "Je suis absent jusqu'à lundi.",
                fields: ["Auto-Submitted: auto-replied", $"In-Reply-To: <{await app.LastMessageIdAsync(request)}>"]
            )
        );

        mail.Decision.ShouldBe(MailDecision.MachineNoted);
        (await app.ReadAsync(request)).Status.ShouldBe(request.Status);
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("a noté une réponse");
        (await app.RequestCountAsync()).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_bounce_marks_the_address_and_tells_the_handler(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var yann = await app.AddPersonAsync();
        var mailbox = await app.AddMailboxAsync(Options(app.Town.Roads, "Voirie"));
        var request = await app.RequestOfAsync(await app.ReceiveAsync(mailbox, InboxStand.Eml()));
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));

        var mail = await app.ReceiveAsync(mailbox, Bounce(await app.LastMessageIdAsync(request), ReplyStand.Email));

        mail.Decision.ShouldBe(MailDecision.BounceNoted);
        mail.RequestId.ShouldBe(request.Id);
        (
            await app.DatabaseAsync(db =>
                db.Set<ContactPoint>().SingleAsync(c => c.RequesterId == yann && c.Kind == ContactKind.Email)
            )
        ).FailedAt.ShouldNotBeNull();
        using var handler = await app.SignInAsync("voirie");
        (await handler.GetPageAsync("/")).Text.ShouldContain(
            "un courriel ou une lettre de cette demande n'est pas arrivé"
        );
        var page = await handler.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("n'est pas arrivé (code 5.1.1)");
        page.Text.ShouldContain("un courriel n'y est pas arrivé");
        (
            await app.DatabaseAsync(db =>
                db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.MailReturned)
            )
        ).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_towns_form_speaks_for_the_resident(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);

        var mail = await app.ReceiveAsync(
            InboxStand.Eml(
                from: "Site de la mairie <noreply@saint-aubin.example>",
                fields: ["Reply-To: Nadia Benali <nadia.benali@exemple.fr>"]
            )
        );

        mail.FromAddress.ShouldBe("nadia.benali@exemple.fr");
        var request = await app.RequestOfAsync(mail);
        var person = await app.DatabaseAsync(db => db.Set<Requester>().SingleAsync(r => r.Id == request.RequesterId));
        person.DisplayName.ShouldBe("Nadia Benali");
        (await app.VerbsAsync(request)).ShouldContain(nameof(RegistrationReceiptIssued));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_sender_gets_five_receipts_a_day_and_no_more(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        for (var n = 0; n < 7; n++)
            await app.ReceiveAsync(InboxStand.Eml($"Message {n}"));

        var receipts = await app.DatabaseAsync(db =>
            db.Set<TimelineEvent>().CountAsync(e => e.Verb == nameof(RegistrationReceiptIssued))
        );
        receipts.ShouldBe(5);
        (await app.RequestCountAsync()).ShouldBe(7);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_mailbox_of_a_confidential_topic_makes_confidential_requests(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mailbox = await app.AddMailboxAsync(
            Options(app.Town.SocialCare, "Action sociale") with
            {
                TopicId = app.Town.SocialAid,
            }
        );

        var mail = await app.ReceiveAsync(mailbox, InboxStand.Eml("Aide au loyer"));
        var lost = await app.ReceiveAsync(mailbox, InboxStand.Eml("Perdu", from: ""));

        var request = await app.RequestOfAsync(mail);
        request.CircleId.ShouldBe(app.Town.SocialCircle);
        using var reception = await app.SignInAsync("accueil");
        using var social = await app.SignInAsync("social");
        (await reception.GetPageAsync("/courriels")).Text.ShouldNotContain("Perdu");
        await reception.GetPageAsync($"/courriels/{lost.PublicId}", System.Net.HttpStatusCode.NotFound);
        await reception.GetPageAsync($"/courriels/{mail.PublicId}/original", System.Net.HttpStatusCode.NotFound);
        (await social.GetPageAsync("/courriels")).Text.ShouldContain("Perdu");
        await social.GetPageAsync($"/courriels/{mail.PublicId}/original");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_forged_internal_sender_is_marked(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);

        var mail = await app.ReceiveAsync(
            InboxStand.Eml(
                "Virement urgent",
                "Le maire <maire@saint-aubin.example>",
                fields: ["Authentication-Results: mx.saint-aubin.example; spf=fail; dmarc=fail"]
            )
        );

        var request = await app.RequestOfAsync(mail);
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("expéditeur à vérifier");
    }

    [SkippableTheory, BothDatabases]
    public async Task Files_are_joined_and_what_is_refused_is_named(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        const string edge = "limite";
        var eml =
            InboxStand.Eml().Split("MIME-Version")[0]
            + $"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary={edge}\r\n\r\n"
            + $"--{edge}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nVoir les pièces.\r\n"
            + $"--{edge}\r\nContent-Type: text/plain; name=note.txt\r\nContent-Disposition: attachment; filename=note.txt\r\n\r\nUne note.\r\n"
            + $"--{edge}\r\nContent-Type: application/x-msdownload\r\nContent-Disposition: attachment; filename=virus.exe\r\nContent-Transfer-Encoding: base64\r\n\r\nTVqQAAMAAAAEAAAA//8AALgAAAA=\r\n--{edge}--\r\n";

        var mail = await app.ReceiveAsync(eml);

        var request = await app.RequestOfAsync(mail);
        using var pilot = await app.SignInAsync("pilote");
        var page = await pilot.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("Voir les pièces.");
        page.Rows(".files li").ShouldContain(r => r.Contains("note.txt"));
        page.Text.ShouldContain("n'a pas repris une pièce du courriel, restée dans l'original : virus.exe");
    }

    internal static MailboxOptions Options(Guid department, string name) =>
        new()
        {
            Name = name,
            Address = $"{Parvis.Data.Folding.Slug(name)}@saint-aubin.example",
            DepartmentId = department,
            Connection = new MailboxConnection { Host = "imap.exemple.example", UserName = name },
            // Read by nobody: the tests deliver to it themselves.
            Active = false,
        };

    internal static string Bounce(string messageId, string address, string status = "5.1.1") =>
        "From: MAILER-DAEMON@exemple.fr\r\nTo: mairie@saint-aubin.example\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        + "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        + "--b\r\nContent-Type: text/plain\r\n\r\nNot delivered.\r\n"
        + $"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; exemple.fr\r\n\r\nFinal-Recipient: rfc822; {address}\r\nAction: failed\r\nStatus: {status}\r\n"
        + $"\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{messageId}>\r\nSubject: x\r\n\r\n--b--\r\n";
}
