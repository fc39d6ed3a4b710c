using System.Text;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>A second look is asked for a new address or attachments that changed, and for nothing else.</summary>
public sealed class ConfirmationTests
{
    static readonly TypedFile Plan = new("plan.pdf", Encoding.ASCII.GetBytes("%PDF-1.7 plan"));

    [SkippableTheory, BothDatabases]
    public async Task A_new_address_is_looked_at_twice(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");

        var verification = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Email", "quelqu.un@ailleurs.example"),
            ("Input.Body", "C'est réparé.")
        );

        verification.Path.ShouldEndWith("/reponse/verification");
        verification.Text.ShouldContain("quelqu.un@ailleurs.example");
        verification.Text.ShouldContain("elle n'est pas parmi celles de Yann Le Goff");
        (await app.OutgoingAsync(request)).ShouldBeEmpty();

        var sent = await verification.SubmitAsync("Envoyer");
        sent.Text.ShouldContain("Annuler l'envoi");
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        app.Mails(request).ShouldHaveSingleItem().ShouldContain("quelqu.un@ailleurs.example");
    }

    [SkippableTheory, BothDatabases]
    public async Task An_attachment_not_yet_recapped_is_looked_at_twice(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");

        var verification = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Uploads", Plan),
            ("Input.Body", "Voici le plan.")
        );

        verification.Path.ShouldEndWith("/reponse/verification");
        verification.Text.ShouldContain("plan.pdf");
        await verification.SubmitAsync("Envoyer");
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        var mail = app.Mails(request).ShouldHaveSingleItem();
        mail.ShouldContain("plan.pdf");
        // The padding is lost with the soft line breaks.
        mail.ShouldContain(Convert.ToBase64String(Plan.Bytes).TrimEnd('='));
    }

    [SkippableTheory, BothDatabases]
    public async Task An_attachment_recapped_with_the_draft_leaves_at_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var draft = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Enregistrer le brouillon",
            ("Uploads", Plan),
            ("Input.Body", "Voici le plan.")
        );
        draft.Find("[data-recap=files]").TextContent.ShouldBe("plan.pdf");

        var sent = await draft.SubmitAsync("Envoyer");

        sent.Path.ShouldBe($"/demandes/{request.Reference}");
        sent.Text.ShouldContain("Annuler l'envoi");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_looked_at_is_what_leaves(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        using var karim = await app.SignInAsync("voirie2");
        var verification = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Email", "quelqu.un@ailleurs.example"),
            ("Input.Body", "C'est réparé.")
        );
        await (await karim.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Enregistrer le brouillon",
            ("Input.Body", "C'est réparé depuis lundi.")
        );

        var again = await verification.SubmitAsync("Envoyer");

        again.Path.ShouldEndWith("/reponse/verification");
        again.Text.ShouldContain("Le brouillon a changé");
        again.Text.ShouldContain("depuis lundi");
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_people_on_one_draft_see_each_other_s_words(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        using var karim = await app.SignInAsync("voirie2");
        var hers = await anne.GetPageAsync(request.ReplyUrl());
        await (await karim.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Enregistrer le brouillon",
            ("Input.Body", "Le texte de Karim.")
        );

        var refused = await hers.SubmitAsync("Envoyer", ("Input.Body", "Le texte d'Anne."));

        refused.Text.ShouldContain("Karim Benali a écrit dans ce brouillon");
        refused.Text.ShouldContain("Le texte de Karim.");
        refused.Find("[name='Input.Body']").TextContent.ShouldContain("Le texte d'Anne.");
        (await refused.SubmitAsync("Envoyer")).Text.ShouldContain("Annuler l'envoi");
    }
}
