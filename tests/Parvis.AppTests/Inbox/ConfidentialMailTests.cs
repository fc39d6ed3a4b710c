using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>Whatever the mailbox, what concerns a confidential request is seen by its circle only.</summary>
public sealed class ConfidentialMailTests
{
    [SkippableTheory, BothDatabases]
    public async Task An_answer_that_comes_too_late_to_the_mailbox_of_everybody_stays_in_the_circle(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database);
        var (general, request, messageId) = await ConfidentialAsync(app);
        await app.ActAsync(
            "social",
            request.Reference,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "fait", by)
        );
        app.Clock.Advance(TimeSpan.FromDays(200));

        var late = await app.ReceiveAsync(
            general,
            InboxStand.Eml("Re: votre demande", text: "Il est revenu.", fields: $"In-Reply-To: <{messageId}>")
        );

        late.Decision.ShouldBe(MailDecision.FollowUpTooLate);
        late.CircleId.ShouldBe(app.Town.SocialCircle);
        var next = await app.RequestOfAsync(late);
        next.Id.ShouldNotBe(request.Id);
        next.CircleId.ShouldBe(app.Town.SocialCircle);
        next.RequesterId.ShouldBe(request.RequesterId);
        next.DepartmentId.ShouldBeNull();
        (await PeopleKnownToAllAsync(app)).ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_stranger_who_names_a_confidential_request_makes_nothing_that_others_see(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (general, request, _) = await ConfidentialAsync(app);

        var mail = await app.ReceiveAsync(
            general,
            InboxStand.Eml(
                $"Au sujet de {request.Reference}",
                "autre@exemple.fr",
                "> Vous nous avez parlé de violences."
            )
        );

        (await app.RequestOfAsync(mail)).CircleId.ShouldBe(app.Town.SocialCircle);
        (await PeopleKnownToAllAsync(app)).ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task Our_own_answer_that_comes_back_is_shown_to_the_circle_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var (general, _, messageId) = await ConfidentialAsync(app);

        var back = await app.ReceiveAsync(general, InboxStand.Eml("Votre demande", id: messageId));

        back.Decision.ShouldBe(MailDecision.OwnMessage);
        back.CircleId.ShouldBe(app.Town.SocialCircle);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_written_to_a_circle_about_an_ordinary_request_does_not_go_into_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        _ = await ConfidentialAsync(app);
        var ordinary = await app.RequestOfAsync(await app.ReceiveAsync(InboxStand.Eml()));
        var messageId = await app.LastMessageIdAsync(ordinary);
        var social = await app.DatabaseAsync(db => db.Set<Mailbox>().SingleAsync(m => m.Name == "Action sociale"));

        var mail = await app.ReceiveAsync(
            social,
            InboxStand.Eml(
                "Re: nid-de-poule",
                text: "J'ai aussi perdu mon logement.",
                fields: $"In-Reply-To: <{messageId}>"
            )
        );

        var made = await app.RequestOfAsync(mail);
        made.Id.ShouldNotBe(ordinary.Id);
        made.CircleId.ShouldBe(app.Town.SocialCircle);
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync($"/demandes/{ordinary.Reference}")).Text.ShouldNotContain("logement");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_a_machine_answers_to_a_circle_about_an_ordinary_request_waits_in_the_circle(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database);
        _ = await ConfidentialAsync(app);
        var ordinary = await app.RequestOfAsync(await app.ReceiveAsync(InboxStand.Eml()));
        var social = await app.DatabaseAsync(db => db.Set<Mailbox>().SingleAsync(m => m.Name == "Action sociale"));

        var mail = await app.ReceiveAsync(
            social,
            InboxStand.Eml(
                "Re: nid-de-poule",
                text: "J'ai aussi perdu mon logement.",
                fields: ["Auto-Submitted: auto-replied", $"In-Reply-To: <{await app.LastMessageIdAsync(ordinary)}>"]
            )
        );

        (mail.State, mail.Decision, mail.RequestId).ShouldBe((MailState.ToSort, MailDecision.MachineUnknown, null));
        mail.CircleId.ShouldBe(app.Town.SocialCircle);
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync($"/demandes/{ordinary.Reference}")).Text.ShouldNotContain("logement");
        (await reception.GetPageAsync("/courriels")).Text.ShouldContain("Tout est trié");
        using var circle = await app.SignInAsync("social");
        (await circle.GetPageAsync("/courriels")).Text.ShouldContain(
            $"Réponse automatique reçue par le cercle, au sujet de la demande {ordinary.Reference}"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task What_waits_in_a_mailbox_becomes_as_confidential_as_its_topic(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mailbox = await app.AddMailboxAsync(Reading("Écoute", "ecoute@saint-aubin.example"));
        await app.ReceiveAsync(mailbox, InboxStand.Eml("Sans expéditeur", from: ""));
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync("/courriels")).Text.ShouldContain("Sans expéditeur");
        using var admin = await app.SignInAsync("admin");
        var sheet = await admin.GetPageAsync($"/reglages/boites/fiche/{mailbox.Id}");

        await sheet.SubmitAsync("Enregistrer", ("Input.TopicId", app.Town.SocialAid.ToString()));

        (await reception.GetPageAsync("/courriels")).Text.ShouldNotContain("Sans expéditeur");
        using var circle = await app.SignInAsync("social");
        (await circle.GetPageAsync("/courriels")).Text.ShouldContain("Sans expéditeur");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_became_confidential_since_does_not_stop_the_same_message_elsewhere(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mailbox = await app.AddMailboxAsync(Reading("Écoute", "ecoute@saint-aubin.example"));
        var general = await app.AddMailboxAsync(Reading("Mairie", "contact@saint-aubin.example"));
        var eml = InboxStand.Eml("Sans expéditeur", from: "");
        await app.ReceiveAsync(mailbox, eml);
        using var admin = await app.SignInAsync("admin");
        var sheet = await admin.GetPageAsync($"/reglages/boites/fiche/{mailbox.Id}");
        await sheet.SubmitAsync("Enregistrer", ("Input.TopicId", app.Town.SocialAid.ToString()));

        var again = await app.ReceiveAsync(general, eml);

        (again.State, again.Decision, again.Attempts).ShouldBe((MailState.ToSort, MailDecision.NoSender, 1));
    }

    [SkippableTheory, BothDatabases]
    public async Task What_waits_in_a_mailbox_stays_in_its_circle_when_its_topic_is_taken_away(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mailbox = await app.AddMailboxAsync(
            Reading("Écoute", "ecoute@saint-aubin.example") with
            {
                TopicId = app.Town.SocialAid,
            }
        );
        var waiting = await app.ReceiveAsync(mailbox, InboxStand.Eml("Confié au cercle", from: ""));
        waiting.CircleId.ShouldBe(app.Town.SocialCircle);
        using var admin = await app.SignInAsync("admin");
        var sheet = await admin.GetPageAsync($"/reglages/boites/fiche/{mailbox.Id}");

        await sheet.SubmitAsync("Enregistrer", ("Input.TopicId", ""));

        (await app.DatabaseAsync(db => db.Set<Mailbox>().SingleAsync(m => m.Id == mailbox.Id))).TopicId.ShouldBeNull();
        (await app.MailAsync(waiting.Id)).CircleId.ShouldBe(app.Town.SocialCircle);
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync("/courriels")).Text.ShouldNotContain("Confié au cercle");
        using var circle = await app.SignInAsync("social");
        (await circle.GetPageAsync("/courriels")).Text.ShouldContain("Confié au cercle");
    }

    /// <summary>Of somebody known to the circle only; and the Message-ID of the receipt she got.</summary>
    static async Task<(Mailbox General, CitizenRequest Request, string MessageId)> ConfidentialAsync(TownApp app)
    {
        var general = await app.AddMailboxAsync(Reading("Mairie", "contact@saint-aubin.example"));
        var social = await app.AddMailboxAsync(
            Reading("Action sociale", "ccas@saint-aubin.example") with
            {
                DepartmentId = app.Town.SocialCare,
                TopicId = app.Town.SocialAid,
            }
        );
        var request = await app.RequestOfAsync(await app.ReceiveAsync(social, InboxStand.Eml("Violences")));
        request.CircleId.ShouldBe(app.Town.SocialCircle);
        return (general, request, await app.LastMessageIdAsync(request));
    }

    static Task<int> PeopleKnownToAllAsync(TownApp app) =>
        app.DatabaseAsync(db =>
            db.Set<Requester>()
                .CountAsync(r => r.KnownToAll && (r.SortName.Contains("goff") || r.SortName.Contains("autre")))
        );

    static MailboxOptions Reading(string name, string address) =>
        new()
        {
            Name = name,
            Address = address,
            Active = false,
            Connection = new MailboxConnection
            {
                Host = "imap.saint-aubin.example",
                UserName = address,
                Folder = "INBOX",
            },
        };
}
