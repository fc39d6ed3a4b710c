using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>What was taken for a machine's stays readable where it was noted, and a person can put it right.</summary>
public sealed class NotedMailTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_residents_words_taken_for_an_automatic_reply_become_a_message(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await WaitingAsync(app);
        var mail = await app.ReceiveAsync(
            InboxStand.Eml(
                "Re: votre demande",
                text: "Voici la photo demandée.",
                fields: ["Auto-Submitted: auto-replied", $"In-Reply-To: <{await app.LastMessageIdAsync(request)}>"]
            )
        );
        mail.Decision.ShouldBe(MailDecision.MachineNoted);
        using var handler = await app.SignInAsync("voirie");
        var page = await handler.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("Réponses automatiques");
        (await page.FollowAsync("Lire avec sa mise en forme")).Text.ShouldContain("Yann Le Goff");

        var after = await page.SubmitAsync("C'est un message de l'usager");

        after.Path.ShouldBe($"/demandes/{request.Reference}");
        after.Find(".message-incoming:last-of-type").TextContent.ShouldContain("Voici la photo demandée.");
        after.Text.ShouldNotContain("Réponses automatiques");
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        var settled = await app.MailAsync(mail.Id);
        (settled.Decision, settled.SettledById).ShouldBe((MailDecision.HeardAfterAll, app.Town.Agent("voirie")));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_bounce_is_read_where_it_was_noted(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RequestOfAsync(await app.ReceiveAsync(InboxStand.Eml()));
        var mail = await app.ReceiveAsync(FilingTests.Bounce(await app.LastMessageIdAsync(request), ReplyStand.Email));
        mail.Decision.ShouldBe(MailDecision.BounceNoted);
        using var pilot = await app.SignInAsync("pilote");

        var page = await pilot.GetPageAsync($"/demandes/{request.Reference}");

        page.Has($"a[href='/courriels/{mail.PublicId}/original']").ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_no_bounce_leaves_nothing_against_the_message_nor_its_address(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var yann = await app.AddPersonAsync();
        var mailbox = await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie"));
        var request = await app.RequestOfAsync(await app.ReceiveAsync(mailbox, InboxStand.Eml()));
        await app.SendDueAsync();
        await app.ReceiveAsync(mailbox, FilingTests.Bounce(await app.LastMessageIdAsync(request), ReplyStand.Email));
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Bounced);
        using var pilot = await app.SignInAsync("pilote");

        await (await pilot.GetPageAsync($"/demandes/{request.Reference}")).SubmitAsync("C'est un message de l'usager");

        var receipt = (await app.OutgoingAsync(request)).ShouldHaveSingleItem();
        (receipt.State, receipt.IsInTrouble, receipt.Problem).ShouldBe((CorrespondenceState.Done, false, ""));
        (
            await app.DatabaseAsync(db =>
                db.Set<ContactPoint>().SingleAsync(c => c.RequesterId == yann && c.Kind == ContactKind.Email)
            )
        ).FailedAt.ShouldBeNull();
        (await pilot.GetPageAsync("/courriels/a-reprendre")).Text.ShouldContain("Rien à reprendre");
    }

    [SkippableTheory, BothDatabases]
    public async Task About_a_request_that_is_over_it_is_to_be_read(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await WaitingAsync(app);
        await app.ActAsync("voirie", request, RequestAction.Close, (r, by) => r.Close(ClosureReason.WorkDone, "", by));
        await app.ReceiveAsync(
            InboxStand.Eml(
                "Re: votre demande",
                text: "Ce n'est pas réparé.",
                fields: ["Auto-Submitted: auto-replied", $"In-Reply-To: <{await app.LastMessageIdAsync(request)}>"]
            )
        );
        using var handler = await app.SignInAsync("voirie");

        await (await handler.GetPageAsync($"/demandes/{request.Reference}")).SubmitAsync(
            "C'est un message de l'usager"
        );

        (await handler.GetPageAsync("/courriels/a-lire")).Text.ShouldContain("Ce n'est pas réparé.");
    }

    static async Task<CitizenRequest> WaitingAsync(TownApp app)
    {
        var mailbox = await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie"));
        var request = await app.RequestOfAsync(await app.ReceiveAsync(mailbox, InboxStand.Eml()));
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        return await app.ActAsync("voirie", request, RequestAction.Wait, (r, _) => r.WaitForRequester("une photo"));
    }
}
