using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>The program stops between « Envoyer » and the departure, and another one starts over the same data.</summary>
public sealed class RestartTests
{
    [SkippableTheory, BothDatabases]
    public async Task An_answer_sent_before_the_stop_leaves_once_after_the_start(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await SendAsync(app, request);

        await app.RestartAsync(meanwhile: () =>
        {
            app.Mails(request).ShouldBeEmpty();
            app.Clock.Advance(ReplyStand.UndoTime);
        });
        // By itself: nobody rings the sender of the new program.
        for (var turn = 0; turn < 100 && app.Mails(request).Count == 0; turn++)
            await Task.Delay(100);
        await app.SendDueAsync();

        app.Mails(request).ShouldHaveSingleItem().ShouldContain("Le trou est bouché.");
        (await app.VerbsAsync(request)).Count(v => v == nameof(ReplySent)).ShouldBe(1);
        await app.RestartAsync();
        await app.SendDueAsync();
        app.Mails(request).Count.ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task An_answer_sent_before_the_stop_is_taken_back_after_the_start(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await SendAsync(app, request);

        await app.RestartAsync();
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.GetPageAsync($"/demandes/{request.Reference}");
        var undone = await page.SubmitAsync("Annuler l'envoi");

        undone.Find("[name='Input.Body']").TextContent.ShouldContain("Le trou est bouché.");
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        app.Mails(request).ShouldBeEmpty();
        (await app.VerbsAsync(request)).ShouldNotContain(nameof(ReplySent));
    }

    [SkippableTheory, BothDatabases]
    public async Task Taken_back_on_a_closed_request_everything_is_as_it_was(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.Unfounded, "rien sur place", by)
        );
        var closed = await app.ReadAsync(request);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await SendAsync(app, request);

        await app.RestartAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync($"/demandes/{request.Reference}")).SubmitAsync("Annuler l'envoi");

        var restored = await app.ReadAsync(request);
        restored.Status.ShouldBe(RequestStatus.Closed);
        restored.ClosedFor.ShouldBe(ClosureReason.Unfounded);
        restored.EndedAt.ShouldBe(closed.EndedAt);
    }

    static async Task SendAsync(TownApp app, CitizenRequest request)
    {
        using var anne = await app.SignInAsync("voirie");
        var form = await anne.GetPageAsync(request.ReplyUrl());
        var sent = await form.SubmitAsync("Envoyer", ("Input.Body", "Bonjour,\n\nLe trou est bouché."));
        sent.Text.ShouldContain("Annuler l'envoi");
    }
}
