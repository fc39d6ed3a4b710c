using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>Answers by telephone, at the counter and by letter.</summary>
public sealed class OtherChannelTests
{
    [SkippableTheory, BothDatabases]
    public async Task What_was_said_is_recorded_at_once(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");

        var done = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", "Phone"),
            ("Input.Body", "Je lui ai dit que c'est réparé."),
            ("Input.After", "Closed")
        );

        done.Path.ShouldBe($"/demandes/{request.Reference}");
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Closed);
        (await app.VerbsAsync(request)).TakeLast(2).ShouldBe([nameof(ReplyQueued), nameof(ReplySent)]);
        var said = (await app.OutgoingAsync(request)).ShouldHaveSingleItem();
        said.State.ShouldBe(CorrespondenceState.Done);
        said.Channel.ShouldBe(Channel.Phone);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_leaves_when_it_is_posted(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var queued = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", "Post"),
            ("Input.Subject", "Nid-de-poule rue des Lilas"),
            ("Input.Body", "Monsieur,\n\nC'est réparé.")
        );
        queued.Text.ShouldContain("La lettre est à imprimer");

        var letter = await queued.FollowAsync("Imprimer la lettre");

        foreach (
            var part in new[]
            {
                "Monsieur Yann Le Goff",
                "Nos références : " + request.Reference,
                "Affaire suivie par : Anne Morel, instructrice voirie",
                "Objet : Nid-de-poule rue des Lilas",
                "Saint-Aubin, le lundi 16 novembre 2026",
                "Téléphone : 02 99 00 00 10",
            }
        )
            letter.Text.ShouldContain(part);
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(ReplyQueued));
        await letter.SubmitAsync("Imprimé et remis au courrier");
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(ReplySent));
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Answered);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_not_yet_posted_can_be_taken_back(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var queued = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", "Post"),
            ("Input.Body", "Monsieur,\n\nC'est réparé.")
        );
        var letter = await queued.FollowAsync("Imprimer la lettre");

        await queued.SubmitAsync("Annuler l'envoi");

        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        (await letter.SubmitAsync("Imprimé et remis au courrier"))
            .Find(".print-tools")
            .TextContent.ShouldContain("ne la postez pas");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_mailroom_sees_every_letter_but_the_confidential_ones(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var ordinary = await ByPostAsync(app, app.Town.Pothole);
        var confidential = await ByPostAsync(app, app.Town.SocialAid);
        using var accueil = await app.SignInAsync("accueil");
        using var social = await app.SignInAsync("social");

        var list = await accueil.GetPageAsync("/courriers-a-imprimer");

        list.Text.ShouldContain(ordinary.Reference);
        list.Text.ShouldNotContain(confidential.Reference);
        (await social.GetPageAsync("/courriers-a-imprimer")).Text.ShouldContain(confidential.Reference);
    }

    static async Task<CitizenRequest> ByPostAsync(TownApp app, Guid topic) =>
        await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Post,
                TopicId = topic,
                RequesterId = await app.AddPersonAsync(),
                Subject = "Un courrier",
            },
            by: "pilote"
        );
}
