using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Oversight.Elected;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Oversight;

/// <summary>An elected official reads what they sign and nothing more; each reading is written down.</summary>
public sealed class OfficialSignatureTests
{
    [SkippableTheory, BothDatabases]
    public async Task They_sign_what_they_read_and_each_look_is_noted(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await DelegateAsync(app);
        await app.AddCircuitAsync(ApprovalStand.Signatory);
        var request = await app.TakenRequestAsync();
        await app.ProposeAsync(request);
        using var official = await app.SignInAsync("elue");

        var list = await official.GetPageAsync("/a-signer");
        list.Text.ShouldContain(request.Subject);
        list.Text.ShouldNotContain("bouché");
        var read = await list.SubmitAsync("main form button");
        read.Text.ShouldContain("Le trou sera bouché mardi.");
        read.Text.ShouldContain("Un trou profond devant le 12.");
        read.Text.ShouldNotContain(ReplyStand.Email);
        await official.GetPageAsync($"/demandes/{request.Reference}", HttpStatusCode.NotFound);
        var look = await app.DatabaseAsync(db => db.Set<OfficialLook>().AsNoTracking().SingleAsync());
        look.Shown.ShouldHaveSingleItem().RequestId.ShouldBe(request.Id);

        await read.SubmitAsync("Signer");

        var again = await read.SubmitAsync("Signer");
        (again.Path, again.Text.Contains("n'attend plus votre signature", StringComparison.Ordinal)).ShouldBe(
            ("/a-signer", true)
        );
        var sent = (await app.OutgoingAsync(request)).ShouldHaveSingleItem();
        sent.Body.ShouldEndWith("L'adjointe au maire chargée du cadre de vie\nJeanne Rousseau");
        sent.Author.ShouldBe("Anne Morel");
        using var writer = await app.SignInAsync("voirie");
        (await writer.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("Jeanne Rousseau");
    }

    [SkippableTheory, BothDatabases]
    public async Task They_may_refuse_with_a_word(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await DelegateAsync(app);
        await app.AddCircuitAsync(ApprovalStand.Signatory);
        var request = await app.TakenRequestAsync();
        await app.ProposeAsync(request);
        using var official = await app.SignInAsync("elue");
        var read = await (await official.GetPageAsync("/a-signer")).SubmitAsync("main form button");

        await read.RefuseAsync("Dites quel mardi.");

        (await app.OutgoingAsync(request)).ShouldBeEmpty();
        (await official.GetPageAsync("/a-signer")).Text.ShouldContain("Rien à signer");
        using var writer = await app.SignInAsync("voirie");
        (await writer.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("Dites quel mardi.");
    }

    [SkippableTheory, BothDatabases]
    public async Task They_may_change_a_word_and_sign(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await DelegateAsync(app);
        await app.AddCircuitAsync(ApprovalStand.Signatory);
        var request = await app.TakenRequestAsync();
        await app.ProposeAsync(request);
        using var official = await app.SignInAsync("elue");
        var read = await (await official.GetPageAsync("/a-signer")).SubmitAsync("main form button");
        var form = await read.FollowAsync("Modifier");

        var empty = await form.SubmitAsync("Modifier et signer", ("Body", ""), ("Words", "Plus précis."));
        empty.Find(".error-summary").TextContent.ShouldNotBeEmpty();
        empty.ValueOf("Words").ShouldBe("Plus précis.");
        await empty.SubmitAsync("Modifier et signer", ("Body", "Le trou sera bouché mardi 24."));

        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().Body.ShouldStartWith("Le trou sera bouché mardi 24.");
        using var writer = await app.SignInAsync("voirie");
        (await writer.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("Plus précis.");
    }

    static Task DelegateAsync(TownApp app) =>
        app.DatabaseAsync(db =>
        {
            var delegation = new SignatureDelegation();
            delegation.Edit(
                new SignatureOptions
                {
                    OfficialId = app.Town.ElectedOfficial,
                    Quality = "L'adjointe au maire chargée du cadre de vie",
                    Words = "Pour le maire et par délégation",
                    From = new DateOnly(2026, 4, 1),
                    Act = "arrêté n° 2026-113",
                    ActOn = new DateOnly(2026, 3, 30),
                }
            );
            db.Add(delegation);
            return db.SaveChangesAsync();
        });
}
