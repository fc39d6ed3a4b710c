using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Mail;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>The outbox against a real mail server, crashes, refusals, two nodes.</summary>
[OnEachDatabase]
public sealed class OutboxTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_mail_server_gets_the_message_once(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await WithServerAsync(database, server);
        var request = await AnsweredAsync(app);

        app.Clock.Advance(ReplyStand.UndoTime);
        // Two nodes look at the same rows at the same time.
        await Task.WhenAll(app.SendDueAsync(), app.SendDueAsync());

        QuotedPrintable.Decode(server.Received.ShouldHaveSingleItem()).ShouldContain("Le trou est bouché.");
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(ReplySent));
    }

    [SkippableTheory, BothDatabases]
    public async Task While_a_sender_has_it_nobody_takes_it_back(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        var gate = new TaskCompletionSource();
        server.Open = gate.Task;
        await using var app = await WithServerAsync(database, server);
        var request = await AnsweredAsync(app);
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.GetPageAsync($"/demandes/{request.Reference}");
        app.Clock.Advance(ReplyStand.UndoTime);
        var sending = app.RunJobAsync<SendOutboxJob>();
        await server.Knocked.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var tooLate = await page.SubmitAsync("Annuler l'envoi");

        tooLate.Text.ShouldContain("Trop tard");
        gate.SetResult();
        await sending;
        await app.SendDueAsync();
        server.Received.Count.ShouldBe(1);
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(ReplySent));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_server_that_is_away_is_tried_again_and_it_can_still_be_taken_back(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await WithServerAsync(database, server);
        server.RecipientAnswer = "451 Later";
        var request = await AnsweredAsync(app);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        server.Received.ShouldBeEmpty();
        using var anne = await app.SignInAsync("voirie");
        (await anne.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("n'a pas encore pu partir");

        server.RecipientAnswer = "250 OK";
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.SendDueAsync();

        server.Received.Count.ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task An_address_refused_for_good_reopens_the_request_and_gives_the_draft_back(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await WithServerAsync(database, server);
        server.RecipientAnswer = "550 No such user";
        var request = await AnsweredAsync(app);
        app.Clock.Advance(ReplyStand.UndoTime);

        await app.SendDueAsync();

        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(ReplyFailed));
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Failed);
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("elle n'existe pas ou n'accepte pas ce message");
        (await anne.GetPageAsync(request.ReplyUrl()))
            .Find("[name='Input.Body']")
            .TextContent.ShouldContain("Le trou est bouché.");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_relay_that_does_not_want_us_is_tried_again_and_the_address_is_not_to_blame(
        DatabaseKind database
    )
    {
        await using var server = new SmtpPeer { RecipientAnswer = "554 5.7.1 Relay access denied" };
        await using var app = await WithServerAsync(database, server);
        var request = await AnsweredAsync(app);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Answered);
        (await MessageAsync(app)).LastError.ShouldContain("n'envoie pas nos messages");

        server.RecipientAnswer = "250 OK";
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.SendDueAsync();
        server.Received.Count.ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_a_server_took_without_a_word_is_never_sent_twice_by_itself(DatabaseKind database)
    {
        await using var server = new SmtpPeer { HangsUpOnceGiven = true };
        await using var app = await WithServerAsync(database, server);
        var request = await AnsweredAsync(app);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        server.HangsUpOnceGiven = false;
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.SendDueAsync();

        server.Received.Count.ShouldBe(1);
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Failed);
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("il est peut-être arrivé");
        page.Document.QuerySelectorAll("button").ShouldNotContain(b => b.TextContent.Contains("Annuler l'envoi"));
    }

    [SkippableTheory, BothDatabases]
    public async Task The_program_that_stops_while_a_server_takes_its_time_still_notes_what_it_says(
        DatabaseKind database
    )
    {
        var answer = new TaskCompletionSource();
        await using var server = new SmtpPeer { Answering = answer.Task };
        await using var app = await WithServerAsync(database, server);
        await AnsweredAsync(app);
        app.Clock.Advance(ReplyStand.UndoTime);
        using var stopping = new CancellationTokenSource();
        var sending = app.InScopeAsync(services =>
            services.GetRequiredService<OutboxSender>().HandleAsync(1, stopping.Token)
        );
        await server.Given.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await stopping.CancelAsync();
        answer.SetResult();
        await sending;

        (await MessageAsync(app)).State.ShouldBe(OutboxState.Sent);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_sender_that_died_is_replaced_and_a_second_copy_is_the_same_message(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await AnsweredAsync(app);
        app.Clock.Advance(ReplyStand.UndoTime);
        // Leased and sent, then the power fails before anything is noted.
        await app.InScopeAsync(async services =>
        {
            var rows = services.GetRequiredService<OutboxStore>();
            foreach (var due in await rows.DueAsync(10, CancellationToken.None))
            {
                if (await rows.LeaseAsync(due.Id, CancellationToken.None) is { } leased)
                    await services
                        .GetRequiredService<IMailTransport>()
                        .SendAsync(leased.Mail, leased.MessageKey, CancellationToken.None);
            }
        });

        app.Clock.Advance(OutboxStore.LeaseTime);
        await app.SendDueAsync();

        app.Mails(request).Count.ShouldBe(1);
        (await app.VerbsAsync(request)).Count(v => v == nameof(ReplySent)).ShouldBe(1);
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Done);
    }

    [SkippableTheory, BothDatabases]
    public async Task It_left_but_was_not_recorded_it_is_recorded_at_the_next_turn(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await AnsweredAsync(app);
        await app.DatabaseAsync(db =>
            db.Set<OutboxMessage>()
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.SentAt, app.Clock.UtcNow)
                )
        );

        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        app.Mails(request).ShouldBeEmpty();
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(ReplySent));
    }

    [SkippableTheory, BothDatabases]
    public async Task In_training_nothing_leaves_whatever_the_settings_say(DatabaseKind database)
    {
        await using var server = new SmtpPeer();
        await using var app = await WithServerAsync(database, server);
        var training = new TrainingMode(
            new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["Parvis:Training"] = "true" })
                .Build()
        );

        await app.InScopeAsync(services =>
            new ConfiguredMailTransport(
                services.GetRequiredService<SettingsStore>(),
                training,
                services.GetRequiredService<MailComposition>(),
                services.GetRequiredService<PickupFolder>(),
                services.GetRequiredService<SmtpServer>(),
                services.GetRequiredService<MailPassword>()
            ).SendAsync(
                new OutgoingMail
                {
                    To = ReplyStand.Email,
                    Subject = "Essai",
                    Text = "Bonjour",
                    Html = "<p>Bonjour</p>",
                },
                "exercice",
                CancellationToken.None
            )
        );

        server.Received.ShouldBeEmpty();
        File.Exists(Path.Combine(app.DataFolder, "outbox", "exercice.eml")).ShouldBeTrue();
    }

    static Task<OutboxMessage> MessageAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());

    static async Task<TownApp> WithServerAsync(DatabaseKind database, SmtpPeer server)
    {
        var app = await TownApp.StartAsync(database);
        await app.SendThroughAsync(server);
        return app;
    }

    static async Task<CitizenRequest> AnsweredAsync(TownApp app)
    {
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Body", "Bonjour,\n\nLe trou est bouché.")
        );
        return request;
    }
}
