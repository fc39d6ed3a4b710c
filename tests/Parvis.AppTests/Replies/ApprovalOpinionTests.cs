using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.TestKit;
using static Parvis.AppTests.Replies.ApprovalStand;

namespace Parvis.AppTests.Replies;

/// <summary>Colleagues are asked what they think of a proposed answer; one who is late holds nothing up.</summary>
public sealed class ApprovalOpinionTests
{
    [SkippableTheory, BothDatabases]
    public async Task Several_are_asked_at_once_and_their_words_stand_beside_the_text(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(Head);
        var request = await app.TakenRequestAsync();
        await app.ProposeAsync(request);
        using var head = await app.SignInAsync("chef");

        var asked = await AskAsync(app, await app.ProposalAsync(request, head), app.Town.Parks, app.Town.CivilRegistry);
        asked.Body.ShouldContain("2 avis sont demandés.");
        asked.Text.ShouldContain("avis attendu le");
        using var parks = await app.SignInAsync("verts");
        (await app.ProposalAsync(request, parks)).Text.ShouldContain("Le trou sera bouché mardi.");
        var answer = await parks.GetPageAsync($"/demandes/{request.Reference}/avis/{app.Town.Parks}");
        await answer.SubmitAsync("Donner l'avis", ("Answer", "Attention à la racine."));

        (await app.ProposalAsync(request, head)).Text.ShouldContain("Attention à la racine.");
        using var writer = await app.SignInAsync("voirie");
        (await app.ProposalAsync(request, writer)).Text.ShouldContain("Attention à la racine.");
    }

    [SkippableTheory, BothDatabases]
    public async Task One_that_is_late_is_said_to_be_and_blocks_nothing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(Head);
        var request = await app.TakenRequestAsync();
        await app.ProposeAsync(request);
        using var head = await app.SignInAsync("chef");
        await AskAsync(app, await app.ProposalAsync(request, head), app.Town.Parks);
        app.Clock.Advance(TimeSpan.FromDays(3));

        using var back = await app.SignInAsync("chef");
        var late = await app.ProposalAsync(request, back);
        late.Text.ShouldContain("n'a pas répondu à temps");
        await late.ApproveAsync();

        (await app.OutgoingAsync(request)).Count.ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task Only_the_writer_or_who_approves_asks(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(Head);
        var request = await app.TakenRequestAsync();
        await app.ProposeAsync(request);
        using var other = await app.SignInAsync("etatcivil");

        (await app.ProposalAsync(request, other)).Has("[name='Question']").ShouldBeFalse();
        using var writer = await app.SignInAsync("voirie");
        await AskAsync(app, await app.ProposalAsync(request, writer), app.Town.Parks);

        (await app.DatabaseAsync(db => db.Set<Opinion>().CountAsync())).ShouldBe(1);
    }

    static Task<TownPage> AskAsync(TownApp app, TownPage proposal, params Guid[] departments) =>
        proposal.SubmitAsync(
            "Demander ces avis",
            ("Departments", departments.Select(d => (object)$"{d}")),
            ("Question", "Êtes-vous d'accord ?"),
            ("ExpectedOn", DateOnly.FromDateTime(app.Clock.UtcNow).AddDays(1))
        );
}
