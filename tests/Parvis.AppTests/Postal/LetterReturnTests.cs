using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Privacy;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Postal;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Postal;

/// <summary>What comes back of a letter, and what it changes.</summary>
public sealed class LetterReturnTests
{
    [SkippableTheory, BothDatabases]
    public async Task Unknown_at_this_address_marks_the_address_and_asks_for_another_answer(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var request = await app.WriteLetterAsync();
        using var poster = await app.SignInAsync("accueil");
        var posted = await app.PostAloneAsync(poster, request);
        app.Clock.Advance(TimeSpan.FromDays(4));
        using var accueil = await app.SignInAsync("accueil");
        var line = await accueil.GetPageAsync(posted.Path);

        var noted = await line.SubmitAsync(
            "Noter le retour",
            ("Why", nameof(PostalReturn.Unknown)),
            ("ReturnedOn", new DateOnly(2026, 11, 19))
        );

        noted.Text.ShouldContain("l'adresse est signalée sur la fiche");
        noted.Text.ShouldContain("Revenue le 19/11/2026 Motif : destinataire inconnu à l'adresse.");
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(MailReturned));
        (await FailedAddressesAsync(app)).ShouldBe(1);
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("La lettre est revenue le 19/11/2026");
        page.Text.ShouldNotContain("Réessayer");
        // The bad address is not offered again; typed all the same, it is doubted.
        var form = await anne.GetPageAsync(request.ReplyUrl());
        form.Find("[name='Input.Envelope']").TextContent.ShouldNotContain("4 rue des Lilas");
        var doubt = await form.SubmitAsync(
            "Envoyer",
            ("Input.Channel", nameof(Channel.Post)),
            ("Input.Envelope", "Monsieur Yann Le Goff\n4, rue des Lilas\n35140 Saint-Aubin"),
            ("Input.Body", "C'est réparé.")
        );
        doubt.Text.ShouldContain("Une lettre envoyée à cette adresse est revenue. Envoyez seulement");
        (await accueil.GetPageAsync($"{PostalStand.Register}?quoi=Returned")).Text.ShouldContain(request.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_return_noted_on_the_wrong_letter_is_taken_back(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var request = await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var line = await app.PostAloneAsync(accueil, request);
        var noted = await line.SubmitAsync("Noter le retour", ("Why", nameof(PostalReturn.BadAddress)));

        var back = await noted.SubmitAsync("Ce n'était pas cette lettre");

        back.Text.ShouldContain("Le retour est effacé du registre.");
        (await FailedAddressesAsync(app)).ShouldBe(0);
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Done);
        (await app.VerbsAsync(request))[^1].ShouldBe(nameof(MailArrivedAfterAll));
        // Of two who noted it, the second is told.
        (await line.SubmitAsync("Noter le retour", ("Why", nameof(PostalReturn.Unknown)))).Text.ShouldContain(
            "Quelque chose a été noté sur cette lettre"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_mark_stays_while_another_letter_came_back_from_there(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var request = await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var first = await app.PostAloneAsync(accueil, request);
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", "Post"),
            ("Input.Body", "Monsieur,\n\nEncore un mot.")
        );
        var second = await app.PostAloneAsync(accueil, request);
        var noted = await first.SubmitAsync("Noter le retour", ("Why", nameof(PostalReturn.Unknown)));
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var other = await second.SubmitAsync("Noter le retour", ("Why", nameof(PostalReturn.Unknown)));

        await noted.SubmitAsync("Ce n'était pas cette lettre");

        (await FailedAddressesAsync(app)).ShouldBe(1);
        await other.SubmitAsync("Ce n'était pas cette lettre");
        (await FailedAddressesAsync(app)).ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task An_address_is_marked_whoever_it_is_at_and_nothing_is_said_when_no_sheet_bears_it(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        using var accueil = await app.SignInAsync("accueil");
        var request = await app.TakenRequestAsync();
        var lodger = await SendAsync("Monsieur Yann Le Goff\nChez Madame Le Corre\n4 rue des Lilas\n35140 Saint-Aubin");
        var stranger = await SendAsync("Monsieur Yann Le Goff\n99 avenue Perdue\n35000 Rennes");

        var unknown = await stranger.SubmitAsync("Noter le retour", ("Why", nameof(PostalReturn.Unknown)));
        unknown.Text.ShouldContain("Aucune fiche de la demande ne porte cette adresse");
        (await FailedAddressesAsync(app)).ShouldBe(0);

        var marked = await lodger.SubmitAsync("Noter le retour", ("Why", nameof(PostalReturn.Unknown)));
        marked.Text.ShouldContain("l'adresse est signalée sur la fiche");
        (await FailedAddressesAsync(app)).ShouldBe(1);

        async Task<TownPage> SendAsync(string envelope)
        {
            using var anne = await app.SignInAsync("voirie");
            await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
                "Envoyer",
                ("Input.Channel", "Post"),
                ("Input.Envelope", envelope),
                ("Input.Body", "Monsieur,\n\nC'est réparé.")
            );
            return await app.PostAloneAsync(accueil, request);
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_refused_or_not_fetched_was_presented_and_counts(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var request = await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var line = await app.PostAloneAsync(accueil, request);

        var noted = await line.SubmitAsync("Noter le retour", ("Why", nameof(PostalReturn.Unclaimed)));

        noted.Text.ShouldContain("elle compte comme reçue");
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Done);
        (await FailedAddressesAsync(app)).ShouldBe(0);
        (await app.VerbsAsync(request)).ShouldNotContain(nameof(MailReturned));
    }

    [SkippableTheory, BothDatabases]
    public async Task The_signed_slip_of_a_registered_letter_is_noted(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var request = await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var line = await app.PostAloneAsync(accueil, request);

        var registered = await line.SubmitAsync(
            "Corriger le registre",
            ("Category", nameof(PostalCategory.RegisteredWithReceipt)),
            ("RegisteredNumber", "1a 123 456 7890 1")
        );
        (await accueil.GetPageAsync($"{PostalStand.Register}?quoi=AwaitingReceipt")).Text.ShouldContain(
            "1A 123 456 7890 1"
        );
        var early = await registered.SubmitAsync("Noter l'avis", ("ReceivedOn", new DateOnly(2026, 11, 1)));
        early.Text.ShouldContain("Ce jour est d'avant le départ de la lettre.");
        // One form refused leaves the other as it is kept: pressed next, it must not empty the register.
        await early.SubmitAsync("Corriger le registre");
        (await app.LinesAsync()).ShouldHaveSingleItem().RegisteredNumber.ShouldBe("1A 123 456 7890 1");
        registered = await accueil.GetPageAsync(registered.Path);
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var later = await app.SignInAsync("accueil");
        var received = await (await later.GetPageAsync(registered.Path)).SubmitAsync(
            "Noter l'avis",
            ("ReceivedOn", new DateOnly(2026, 11, 17))
        );

        received.Text.ShouldContain("Reçue le 17/11/2026");
        (await later.GetPageAsync($"{PostalStand.Register}?quoi=AwaitingReceipt")).Text.ShouldNotContain(
            "1A 123 456 7890 1"
        );
        (await later.GetPageAsync($"{PostalStand.Register}?imprimer=true")).Text.ShouldContain("1A 123 456 7890 1");
    }

    [SkippableTheory, BothDatabases]
    public async Task Somebody_who_is_erased_leaves_a_number_and_its_dates(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var person = await app.KnowZephyrineAsync();
        var asked = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Pothole,
                RequesterId = person.Id,
                Subject = "Trou venelle des Frênes",
                Text = "Un trou.",
            }
        );
        await app.ActAsync("voirie", asked, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync(asked.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", "Post"),
            ("Input.Envelope", "Zéphyrine Quemener\n1 rue Haute\n35140 Saint-Aubin"),
            ("Input.After", nameof(RequestStatus.Closed)),
            ("Input.Body", "C'est réparé.")
        );
        var line = await app.PostAloneAsync(anne, asked);
        app.Clock.Advance(TimeSpan.FromDays(100));
        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");
        (await officer.GetPageAsync($"{address}/donnees")).Text.ShouldContain("Lettre envoyée D-2026-00001");
        var page = await officer.GetPageAsync($"{address}/effacement");

        var done = await page.SubmitAsync("Effacer définitivement", ("Reason", "demande fondée, article 17-1-a"));

        done.Text.ShouldContain("Ce qui pouvait l'être est effacé.");
        var left = (await app.LinesAsync()).ShouldHaveSingleItem();
        left.RegisterNumber.ShouldBe("D-2026-00001");
        left.Recipient.ShouldNotContain("Zéphyrine");
        left.SearchKey.ShouldNotContain("zephyrine");
        using var anneAgain = await app.SignInAsync("voirie");
        (await anneAgain.GetPageAsync(line.Path)).Text.ShouldContain("(effacé)");
    }

    static Task<int> FailedAddressesAsync(TownApp app) =>
        app.DatabaseAsync(db =>
            db.Set<ContactPoint>().CountAsync(c => c.Kind == ContactKind.Address && c.FailedAt != null)
        );
}
