using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Letters;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Postal;

/// <summary>The whole way of paper: dropped in a folder, answered, signed, printed, posted, and no address typed.</summary>
public sealed class FromScanToPostTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_dropped_letter_ends_as_a_signed_registered_answer(DatabaseKind database)
    {
        LetterStand.NeedPrograms();
        await using var app = await TownApp.StartAsync(database);
        app.NeedPrograms();
        await app.AddCircuitAsync(ApprovalStand.Head, ApprovalStand.Signatory);
        await app.DelegateAsync("directeur");

        // The mailroom, in the morning: one key.
        await app.ReadScanAsync("lettre.pdf", MadePdf.OfTexts(LetterStand.Pothole));
        using var mailroom = await app.SignInAsync("accueil");
        var sheet = await (await mailroom.GetPageAsync("/courrier")).FollowAsync("Nid-de-poule rue des Lilas");
        await sheet.SubmitAsync("Enregistrer, lettre suivante");
        var arrived = (await app.LettersAsync()).ShouldHaveSingleItem();
        var request = (await app.RequestsOfAsync(arrived)).ShouldHaveSingleItem();
        arrived.RegisterNumber.ShouldBe("A-2026-00001");
        request.DueOn.ShouldNotBeNull();
        (await app.DatabaseAsync(db => db.Set<Acknowledgement>().CountAsync(a => a.RequestId == request.Id))).ShouldBe(
            1
        );

        // Who handles it, then the head, then who signs.
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        using var handler = await app.SignInAsync("voirie");
        var form = await handler.GetPageAsync(request.ReplyUrl());
        form.Find("[name='Input.Channel']:checked").GetAttribute("value").ShouldBe(nameof(Channel.Post));
        await form.SubmitAsync(".reply-send .btn-primary", ("Input.Body", "Madame,\n\nLe trou sera bouché mardi."));
        using var head = await app.SignInAsync("chef");
        await (await app.ProposalAsync(request, head)).ApproveAsync();
        using var director = await app.SignInAsync("directeur");
        await (await app.ProposalAsync(request, director)).ApproveAsync();

        // The mailroom, in the afternoon.
        var batch = await app.BatchAllAsync(mailroom);
        batch.Text.ShouldContain("Prêt à imprimer");
        await batch.SubmitAsync("Lot imprimé et remis au courrier");

        var answer = (await app.OutgoingAsync(request)).Single(c => c.Kind == CorrespondenceKind.Message);
        answer.State.ShouldBe(CorrespondenceState.Done);
        answer.IsSigned.ShouldBeTrue();
        answer.Body.ShouldContain("Pour le maire et par délégation");
        answer.Recipient.ShouldContain("12 rue des Lilas");
        (await app.LinesAsync()).ShouldContain(l => l.CorrespondenceId == answer.Id && l.IsPosted);
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Answered);
        var register = await mailroom.GetPageAsync($"/courrier/registre?sans-reponse=true");
        register.Text.ShouldNotContain(arrived.RegisterNumber);
    }
}
