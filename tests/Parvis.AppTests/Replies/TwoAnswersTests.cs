using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>Two colleagues answer the same request at the same time: one is first, and the other loses no word.</summary>
public sealed class TwoAnswersTests
{
    const string Words = "Bonjour,\n\nLe trou sera rebouché en deux fois.";

    [SkippableTheory, BothDatabases]
    public async Task The_second_keeps_their_words_while_the_first_answer_leaves(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var karim = await app.SignInAsync("voirie2");
        var form = await karim.GetPageAsync(request.ReplyUrl());
        await app.AnswerByMailAsync(request);

        var kept = await SendAsync(form);
        kept.Text.ShouldContain("Votre texte est dessous, intact");
        kept.Text.ShouldContain("Le trou est bouché.");
        kept.ValueOf("Input.Body").ShouldBe(Words);
        var stillKept = await kept.SubmitAsync("Envoyer");
        stillKept.Errors.ShouldHaveSingleItem().ShouldContain("Une réponse est déjà sur le départ");
        stillKept.ValueOf("Input.Body").ShouldBe(Words);
        (await app.OutgoingAsync(request)).Count.ShouldBe(1);

        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        var told = await stillKept.SubmitAsync("Envoyer");
        told.ValueOf("Input.Body").ShouldBe(Words);
        await told.SubmitAsync("Envoyer");

        (await app.OutgoingAsync(request))[^1].Body.ShouldBe(Words);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_saved_as_a_draft_meanwhile_stays_in_the_form_too(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var karim = await app.SignInAsync("voirie2");
        var form = await karim.GetPageAsync(request.ReplyUrl());
        await app.AnswerByMailAsync(request);

        var kept = await form.SubmitAsync("Enregistrer le brouillon", ("Input.Body", Words));

        kept.Errors.ShouldHaveSingleItem().ShouldContain("Une réponse est déjà sur le départ");
        kept.ValueOf("Input.Body").ShouldBe(Words);
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_wrote_nothing_yet_is_only_told(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await app.AnswerByMailAsync(request);
        using var karim = await app.SignInAsync("voirie2");

        var page = await karim.GetPageAsync(request.ReplyUrl());

        page.Text.ShouldContain("Une réponse est déjà sur le départ");
        page.Has("[name='Input.Body']").ShouldBeFalse();
    }

    static Task<TownPage> SendAsync(TownPage form) =>
        form.SubmitAsync(
            "Envoyer",
            ("Input.Channel", nameof(Channel.Email)),
            ("Input.Email", ReplyStand.Email),
            ("Input.Body", Words)
        );
}
