using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Requests;
using Parvis.TestKit;
using static Parvis.AppTests.Replies.ApprovalStand;

namespace Parvis.AppTests.Replies;

/// <summary>Who has a word to say of an answer, and who has none.</summary>
public sealed class ApproversTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_confidential_answer_goes_to_nobody_outside_its_circle(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitOfAsync(app.Town.SocialAid, app.AgentStep("directeur"));
        var request = await app.RegisterConfidentialRequestAsync();
        await app.ActAsync("social", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        using var social = await app.SignInAsync("social");

        var refused = await (await social.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            ".reply-send .btn-primary",
            ("Input.Channel", "Post"),
            ("Input.Envelope", "Salomé Kervella\n1 rue Neuve\n35140 Saint-Aubin"),
            ("Input.Body", Words)
        );

        refused
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("Yves Marchand doit valider cette réponse et n'a pas accès à ce sujet confidentiel");
        (await app.DatabaseAsync(db => db.Set<ApprovalRound>().AnyAsync())).ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_the_head_writes_needs_no_word_of_the_head_and_a_spoken_answer_of_nobody(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(Head);
        var (written, said) = (await app.TakenRequestAsync(), await app.TakenRequestAsync());

        await app.ProposeAsync(written, login: "chef");
        using var handler = await app.SignInAsync("voirie");
        await (await handler.GetPageAsync(said.ReplyUrl())).SubmitAsync(
            ".reply-send .btn-primary",
            ("Input.Channel", "Phone"),
            ("Input.Body", "Dit au téléphone.")
        );

        (await app.OutgoingAsync(written)).Count.ShouldBe(1);
        (await app.OutgoingAsync(said)).Count.ShouldBe(1);
    }
}
