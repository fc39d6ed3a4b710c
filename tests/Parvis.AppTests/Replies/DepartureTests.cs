using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>Just before a message leaves, what became of its request and of its address is asked again.</summary>
public sealed class DepartureTests
{
    [SkippableTheory, BothDatabases]
    public async Task An_address_that_failed_meanwhile_gets_no_answer_and_somebody_is_told(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await app.AnswerByMailAsync(request);
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await MarkAddressAsync(app);

        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        app.Mails(request).ShouldBeEmpty();
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(ReplyFailed));
        using var handler = await app.SignInAsync("voirie");
        (await handler.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain(
            "Un autre courriel vient de revenir de cette adresse."
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task An_address_known_to_have_failed_gets_what_somebody_wanted_to_send(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await MarkAddressAsync(app);
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        using var handler = await app.SignInAsync("voirie");
        var doubted = await (await handler.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", nameof(Channel.Email)),
            ("Input.Email", ReplyStand.Email),
            ("Input.Body", "Le trou est bouché.")
        );
        await doubted.SubmitAsync("Envoyer");

        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        app.Mails(request).ShouldHaveSingleItem().ShouldContain("Le trou est bouché.");
    }

    [SkippableTheory, BothDatabases]
    public async Task Nothing_leaves_about_what_was_erased(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await app.AnswerByMailAsync(request);
        await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .Where(r => r.Id == request.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.ErasedAt, app.Clock.UtcNow))
        );
        var before = await app.VerbsAsync(request);

        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        app.Mails(request).ShouldBeEmpty();
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Withdrawn);
        (await StateAsync(app)).ShouldBe(OutboxState.Cancelled);
        (await app.VerbsAsync(request)).ShouldBe(before);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_receipt_that_comes_after_the_end_is_called_off_and_said(DatabaseKind database)
    {
        await using var server = new SmtpPeer { RecipientAnswer = "451 Later" };
        await using var app = await TownApp.StartAsync(database);
        await app.SendThroughAsync(server);
        var request = await WrittenAsync(app);
        await app.SendDueAsync();
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "rebouché", by)
        );

        server.RecipientAnswer = "250 OK";
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.SendDueAsync();

        server.Received.ShouldBeEmpty();
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(RegistrationReceiptCancelled));
        using var handler = await app.SignInAsync("voirie");
        var page = await handler.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("n'a pas envoyé l'accusé d'enregistrement : la demande est déjà close.");
        (await handler.GetPageAsync("/courriels/a-reprendre")).Text.ShouldContain("Rien à reprendre");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_receipt_of_a_request_that_was_merged_is_called_off(DatabaseKind database)
    {
        await using var server = new SmtpPeer { RecipientAnswer = "451 Later" };
        await using var app = await TownApp.StartAsync(database);
        await app.SendThroughAsync(server);
        var request = await WrittenAsync(app);
        await app.SendDueAsync();
        using var pilot = await app.SignInAsync("pilote");
        var kept = await app.RegisterPotholeAsync("Le même trou");
        await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .Where(r => r.Id == request.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(r => r.Status, RequestStatus.Merged).SetProperty(r => r.MergedIntoId, kept.Id)
                )
        );

        server.RecipientAnswer = "250 OK";
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.SendDueAsync();

        server.Received.ShouldBeEmpty();
        (await pilot.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain(
            "n'a pas envoyé l'accusé d'enregistrement : la demande a été fusionnée dans une autre."
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_receipt_still_leaves_while_an_answer_can_be_taken_back(DatabaseKind database)
    {
        await using var server = new SmtpPeer { RecipientAnswer = "451 Later" };
        await using var app = await TownApp.StartAsync(database);
        await app.SendThroughAsync(server);
        var request = await WrittenAsync(app);
        await app.SendDueAsync();
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        app.Clock.Advance(TimeSpan.FromSeconds(29));
        await app.AnswerByMailAsync(request);

        server.RecipientAnswer = "250 OK";
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await app.SendDueAsync();

        QuotedPrintable.Decode(server.Received.ShouldHaveSingleItem()).ShouldContain("Accusé d'enregistrement");
    }

    static async Task<CitizenRequest> WrittenAsync(TownApp app) =>
        await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = await app.AddPersonAsync(),
                Subject = "Nid-de-poule rue des Lilas",
                Text = "Un trou profond devant le 12.",
            }
        );

    static Task<int> MarkAddressAsync(TownApp app) =>
        app.DatabaseAsync(db =>
            db.Set<ContactPoint>()
                .Where(c => c.Kind == ContactKind.Email && c.Key == ReplyStand.Email)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.FailedAt, app.Clock.UtcNow))
        );

    static Task<OutboxState> StateAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<OutboxMessage>().OrderByDescending(m => m.Id).Select(m => m.State).FirstAsync());
}
