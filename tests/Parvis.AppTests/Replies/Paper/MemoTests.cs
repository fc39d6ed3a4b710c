using Parvis.AppTests.Acknowledgements;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies.Paper;

/// <summary>What a resident takes home after a call or a visit.</summary>
public sealed class MemoTests
{
    [SkippableTheory, BothDatabases]
    public async Task It_says_what_was_said_and_whom_to_ask(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", "Phone"),
            ("Input.Body", "Je lui ai dit que l'équipe passe mardi."),
            ("Input.After", "InProgress")
        );

        var memo = await (await anne.GetPageAsync(request.PageUrl())).FollowAsync("Mémo à remettre");

        memo.Text.ShouldContain(request.Reference);
        memo.Text.ShouldContain("Un trou profond devant le 12.");
        memo.Text.ShouldContain("Je lui ai dit que l'équipe passe mardi.");
        memo.Text.ShouldContain("Réponse de la mairie : au plus tard le");
        memo.Text.ShouldContain("Téléphone : 02 99 00 00 10");
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_a_confidential_matter_it_keeps_the_words(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.FrontDesk,
                TopicId = app.Town.SocialAid,
                Subject = "Aide pour le loyer",
                Text = "Trois loyers en retard.",
            }
        );
        using var social = await app.SignInAsync("social");

        var memo = await social.GetPageAsync($"{request.PageUrl()}/memo");

        memo.Text.ShouldContain(request.Reference);
        memo.Text.ShouldNotContain("loyer");
    }
}
