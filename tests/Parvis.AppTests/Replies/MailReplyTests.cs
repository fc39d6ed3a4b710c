using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>An answer by mail: it waits a moment, leaves once, and can be taken back until a sender has it.</summary>
public sealed class MailReplyTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_mail_leaves_after_the_moment_to_take_it_back_with_every_mention(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.GetPageAsync(request.ReplyUrl());
        page.Find("[data-recap=recipient]").TextContent.ShouldBe(ReplyStand.Email);

        var after = await page.SubmitAsync("Envoyer", ("Input.Body", "Bonjour,\n\nLe trou est bouché."));

        after.Path.ShouldBe($"/demandes/{request.Reference}");
        after.Text.ShouldContain("Annuler l'envoi");
        await app.SendDueAsync();
        app.Mails(request).ShouldBeEmpty();
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Answered);

        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        var mail = app.Mails(request).ShouldHaveSingleItem();
        mail.ShouldContain("Le trou est bouché.");
        mail.ShouldContain($"Subject: Votre demande {request.Reference}");
        mail.ShouldContain("Saint-Aubin");
        foreach (
            var mention in new[]
            {
                "Anne Morel",
                "instructrice voirie",
                "Voirie, Saint-Aubin",
                "1 place de la Mairie, 35140 Saint-Aubin",
                "02 99 00 00 10",
                request.Reference,
                ReplyStand.Email,
                "text/html",
                "Message-ID: <",
            }
        )
            mail.ShouldContain(mention);
        (await app.VerbsAsync(request)).TakeLast(2).ShouldBe([nameof(ReplyQueued), nameof(ReplySent)]);
        var sent = (await app.OutgoingAsync(request)).ShouldHaveSingleItem();
        sent.State.ShouldBe(CorrespondenceState.Done);
        sent.SentAt.ShouldNotBeNull();
        (await anne.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldNotContain("Annuler l'envoi");
    }

    [SkippableTheory, BothDatabases]
    public async Task Taken_back_in_time_nothing_leaves_and_the_draft_is_there_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var sent = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Body", "Bonjour,\n\nLe trou est bouché."),
            ("Input.After", "WaitingForRequester")
        );

        var undone = await sent.SubmitAsync("Annuler l'envoi");

        undone.Path.ShouldBe(request.ReplyUrl());
        undone.Find("[name='Input.Body']").TextContent.ShouldContain("Le trou est bouché.");
        undone.Has("[name='Input.After'][value=WaitingForRequester][checked]").ShouldBeTrue();
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        app.Mails(request).ShouldBeEmpty();
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(ReplyWithdrawn));
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Withdrawn);

        // And it can be sent again.
        await undone.SubmitAsync("Envoyer");
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        app.Mails(request).Count.ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task Once_it_has_left_it_cannot_be_taken_back(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var sent = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Body", "Le trou est bouché.")
        );
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        var tooLate = await sent.SubmitAsync("Annuler l'envoi");

        tooLate.Text.ShouldContain("Trop tard");
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(ReplySent));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_double_click_sends_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.GetPageAsync(request.ReplyUrl());

        var both = await Task.WhenAll(
            page.SubmitAsync("Envoyer", ("Input.Body", "Le trou est bouché.")),
            page.SubmitAsync("Envoyer", ("Input.Body", "Le trou est bouché."))
        );

        both.ShouldAllBe(p => p.Path == $"/demandes/{request.Reference}");
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        app.Mails(request).Count.ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_colleagues_did_meanwhile_is_shown_beside_the_text_that_is_kept(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.GetPageAsync(request.ReplyUrl());
        await app.ActAsync(
            "accueil",
            request,
            RequestAction.Chase,
            (r, by) => r.Chase(Features.Requesters.Channel.Phone, "toujours rien", by)
        );

        var refused = await page.SubmitAsync("Envoyer", ("Input.Body", "Le trou est bouché."));

        refused.Path.ShouldBe(request.ReplyUrl());
        refused.Text.ShouldContain("toujours rien");
        refused.Find("[name='Input.Body']").TextContent.ShouldContain("Le trou est bouché.");
        var sent = await refused.SubmitAsync("Envoyer");
        sent.Text.ShouldContain("Annuler l'envoi");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_variable_left_in_the_text_keeps_it_from_leaving(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");

        var refused = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Body", "Bonjour,\n\nL'intervention est prévue le {{demande.intervention}}.")
        );

        refused.Text.ShouldContain("La variable {{demande.intervention}} n'est pas remplie");
        (await app.OutgoingAsync(request)).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task An_agent_whose_safety_asks_for_it_is_not_named(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.DatabaseAsync(async db =>
        {
            (await db.FindAsync<Features.Organisation.Agent>(app.Town.Agent("voirie")))!.SetAnonymity(true);
            return await db.SaveChangesAsync();
        });
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync("Envoyer", ("Input.Body", "C'est réparé."));
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();

        var mail = app.Mails(request).ShouldHaveSingleItem();
        mail.ShouldNotContain("instructrice");
        mail.ShouldContain("Voirie, Saint-Aubin");
        mail.ShouldNotContain("Morel");
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_may_not_answer_is_told_who_may(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.TakenRequestAsync();
        using var luc = await app.SignInAsync("verts");

        var page = await luc.GetPageAsync(request.ReplyUrl());

        page.Path.ShouldBe($"/demandes/{request.Reference}");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_reply_page_costs_few_commands(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await anne.GetPageAsync(request.ReplyUrl());

        var page = await anne.GetPageAsync(request.ReplyUrl());

        (await page.SqlAsync()).Count.ShouldBeLessThanOrEqualTo(8);
    }
}
