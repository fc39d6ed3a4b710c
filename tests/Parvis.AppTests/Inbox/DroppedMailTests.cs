using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>A message dropped in <c>data/inbox</c> becomes a request with its person and its receipt.</summary>
public sealed class DroppedMailTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_dropped_message_becomes_a_request_with_its_person_and_its_receipt(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var yann = await app.AddPersonAsync();

        var mail = await app.ReceiveAsync(InboxStand.Eml());

        mail.Decision.ShouldBe(MailDecision.NewRequest);
        var request = await app.RequestOfAsync(mail);
        request.Subject.ShouldBe("Nid-de-poule rue des Lilas");
        request.Channel.ShouldBe(Channel.Email);
        request.RequesterId.ShouldBe(yann);
        using var pilot = await app.SignInAsync("pilote");
        var page = await pilot.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("Un trou profond devant le 12.");
        page.Text.ShouldContain("Yann Le Goff");
        page.Text.ShouldContain("a préparé l'accusé d'enregistrement pour yann.legoff@exemple.fr");
        (await app.DatabaseAsync(db => db.Set<OutboxMessage>().SingleAsync())).Mail.To.ShouldBe(ReplyStand.Email);
        Directory.EnumerateFiles(InboxStand.InboxFolder(app), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task Somebody_unknown_gets_a_sheet(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);

        var mail = await app.ReceiveAsync(InboxStand.Eml(from: "NDIAYE Aïssatou <a.ndiaye@exemple.fr>"));

        var request = await app.RequestOfAsync(mail);
        var person = await app.DatabaseAsync(db =>
            db.Set<Requester>().Include(r => r.ContactPoints).SingleAsync(r => r.Id == request.RequesterId)
        );
        person.FirstName.ShouldBe("Aïssatou");
        person.BirthName.ShouldBe("Ndiaye");
        person.ContactPoints.ShouldHaveSingleItem().Value.ShouldBe("a.ndiaye@exemple.fr");
    }

    [SkippableTheory, BothDatabases]
    public async Task Stored_but_still_in_the_folder_after_a_stop_it_is_not_stored_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml());
        var left = Path.Combine(InboxStand.InboxFolder(app), "taken", $"{mail.SourceKey}.reste.eml");
        await File.WriteAllTextAsync(left, InboxStand.Eml());

        await app.RunJobAsync<TakeDroppedMailJob>();

        (await app.DatabaseAsync(db => db.Set<StoredMail>().CountAsync())).ShouldBe(1);
        File.Exists(left).ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task The_answer_of_the_resident_goes_into_the_request_and_a_waiting_one_goes_on(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var first = await app.ReceiveAsync(InboxStand.Eml());
        var request = await app.RequestOfAsync(first);
        await app.ActAsync(
            "pilote",
            request,
            RequestAction.Transfer,
            (r, _) => r.Transfer(app.Town.Roads, "Voirie", "à vous", acceptBefore: null)
        );
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await app.ActAsync("voirie", request, RequestAction.Wait, (r, _) => r.WaitForRequester("une photo"));
        var answered = await app.LastMessageIdAsync(request);

        var mail = await app.ReceiveAsync(
            InboxStand.Eml("RE: merci", "yann@ailleurs.example", "Voici la photo.", null, $"In-Reply-To: <{answered}>")
        );

        mail.Decision.ShouldBe(MailDecision.FollowUp);
        mail.RequestId.ShouldBe(request.Id);
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        using var handler = await app.SignInAsync("voirie");
        (await handler.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("Voici la photo.");
        (await app.RequestCountAsync()).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_no_message_stays_where_it_was_put_and_is_told_until_it_goes(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var folder = Directory.CreateDirectory(InboxStand.InboxFolder(app)).FullName;
        var outlook = Path.Combine(folder, "Devis <b>.msg");
        await File.WriteAllBytesAsync(outlook, [0xD0, 0xCF, 0x11, 0xE0]);
        await File.WriteAllTextAsync(Path.Combine(folder, "en-cours.tmp"), "pas fini");
        await File.WriteAllTextAsync(Path.Combine(folder, "Thumbs.db"), "");

        await app.RunJobAsync<TakeDroppedMailJob>();
        await app.RunJobAsync<TakeDroppedMailJob>();

        using var pilot = await app.SignInAsync("pilote");
        const string told = "Parvis ne prend que les fichiers « .eml » : « Devis <b>.msg » reste dans « inbox ».";
        (await pilot.GetPageAsync("/courriels")).Text.ShouldContain(told);
        using var admin = await app.SignInAsync("admin");
        var list = await admin.GetPageAsync("/reglages/boites");
        list.Text.ShouldContain(told);
        list.Text.ShouldNotContain("ne s'ouvre pas");
        File.Exists(outlook).ShouldBeTrue();
        (await app.RequestCountAsync()).ShouldBe(0);

        Directory.CreateDirectory(Path.Combine(folder, "dossier.eml"));
        await app.RunJobAsync<TakeDroppedMailJob>();
        await app.RunJobAsync<TakeDroppedMailJob>();
        (await pilot.GetPageAsync("/courriels")).Text.ShouldContain("2 autres restent dans « inbox »");
        Directory.Delete(Path.Combine(folder, "dossier.eml"));
        File.Delete(outlook);
        await app.RunJobAsync<TakeDroppedMailJob>();

        (await pilot.GetPageAsync("/courriels")).Text.ShouldNotContain("inbox");
        (await admin.GetPageAsync("/reglages/boites")).Text.ShouldContain("toujours ouverte");
    }
}
