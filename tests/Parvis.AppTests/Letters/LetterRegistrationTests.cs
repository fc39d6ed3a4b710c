using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Letters;
using Parvis.Features.Letters.Jobs;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Scans.Matching;
using Parvis.TestKit;

namespace Parvis.AppTests.Letters;

/// <summary>A letter nobody scanned, or a scanned one whose reading is corrected: the register, the requests, the rights.</summary>
public sealed class LetterRegistrationTests
{
    const string New = "/courrier/nouveau";

    [SkippableTheory, BothDatabases]
    public async Task A_letter_without_a_scan_has_its_number_its_clock_and_its_line(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var mailroom = await app.SignInAsync("accueil");

        await (await mailroom.GetPageAsync(New)).SubmitAsync(
            "Enregistrer la lettre",
            ("Input.Who.LastName", "Ndiaye"),
            ("Input.Who.FirstName", "Aïssatou"),
            ("Input.ArrivedOn", "2026-11-12"),
            ("Input.WrittenOn", "2026-11-10"),
            ("Input.RegisteredNumber", "1A 123 456 7890 1"),
            ("Input.Asks[0].Subject", "Trou devant le 12"),
            ("Input.Asks[0].TopicId", app.Town.Pothole),
            ("Input.Text", "Un trou profond.")
        );

        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();
        letter.RegisterNumber.ShouldBe("A-2026-00001");
        letter.Sender.ShouldBe("Aïssatou Ndiaye");
        var request = (await app.RequestsOfAsync(letter)).ShouldHaveSingleItem();
        DateOnly.FromDateTime(request.ReceivedAt).ShouldBe(new DateOnly(2026, 11, 12));
        var register = await mailroom.GetPageAsync("/courrier/registre?q=ndiaye");
        register.Text.ShouldContain("A-2026-00001");
        register.Text.ShouldContain("recommandée");
        register.Text.ShouldContain(request.Reference);
        (await mailroom.GetPageAsync("/courrier/registre?q=inconnue")).Text.ShouldNotContain("A-2026-00001");
        (await mailroom.GetPageAsync("/courrier/registre?imprimer=true")).Text.ShouldContain("Trou devant le 12");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_typed_in_elsewhere_is_in_the_register_too(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Post,
                Subject = "Haie qui déborde",
                Text = "Lettre du 12.",
            }
        );
        await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                Subject = "Bruit",
                Text = "Appel.",
            }
        );

        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();

        letter.Subject.ShouldBe("Haie qui déborde");
        (await app.RequestsOfAsync(letter)).ShouldHaveSingleItem().Reference.ShouldBe(request.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task One_letter_holds_several_requests_and_each_names_the_others(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var mailroom = await app.SignInAsync("accueil");
        var form = await (await mailroom.GetPageAsync(New)).SubmitAsync(
            "Une autre demande dans la même lettre",
            ("Input.Asks[0].Subject", "Trou devant le 12"),
            ("Input.Asks[0].TopicId", app.Town.Pothole)
        );
        form.ValueOf("Input.Asks[0].Subject").ShouldBe("Trou devant le 12");

        await form.SubmitAsync(
            "Enregistrer la lettre",
            ("Input.Asks[1].Subject", "Arbre qui penche"),
            ("Input.Asks[1].TopicId", app.Town.Tree)
        );

        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();
        var requests = await app.RequestsOfAsync(letter);
        requests.Select(r => r.Subject).ShouldBe(["Trou devant le 12", "Arbre qui penche"]);
        requests.Select(r => r.DepartmentId).ShouldBe([app.Town.Roads, app.Town.Parks]);
        (await mailroom.GetPageAsync($"/demandes/{requests[0].Reference}")).Text.ShouldContain(requests[1].Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task One_answer_closes_all_the_requests_of_a_letter_once_it_has_left(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var mailroom = await app.SignInAsync("accueil");
        var form = await (await mailroom.GetPageAsync(New)).SubmitAsync("Une autre demande dans la même lettre");
        await form.SubmitAsync(
            "Enregistrer la lettre",
            ("Input.Asks[0].Subject", "Trou devant le 12"),
            ("Input.Asks[0].TopicId", app.Town.Pothole),
            ("Input.Asks[1].Subject", "Panneau tordu"),
            ("Input.Asks[1].TopicId", app.Town.Pothole)
        );
        var letter = (await app.LettersAsync())[0];
        var requests = await app.RequestsOfAsync(letter);
        using var roads = await app.SignInAsync("voirie");
        foreach (var request in requests)
            await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));

        await (await roads.GetPageAsync($"/courrier/registre/{letter.PublicId}")).SubmitAsync(
            "Retenir",
            ("AnsweredWith", requests[0].Reference)
        );
        (await roads.GetPageAsync($"/demandes/{requests[1].Reference}")).Text.ShouldContain("se clora avec elle");
        await app.RunJobAsync<CloseTogetherJob>();
        (await app.RequestsOfAsync(letter)).ShouldAllBe(r => r.IsOpen);

        await (await roads.GetPageAsync($"/demandes/{requests[0].Reference}/reponse")).SubmitAsync(
            "Envoyer",
            ("Input.Channel", Channel.Phone),
            ("Input.Body", "Les deux seront faits mardi."),
            ("Input.After", RequestStatus.Answered)
        );
        await app.RunJobAsync<CloseTogetherJob>();

        var after = await app.RequestsOfAsync(letter);
        after.Select(r => r.Status).ShouldBe([RequestStatus.Answered, RequestStatus.Closed]);
        (await roads.GetPageAsync($"/demandes/{requests[1].Reference}")).Text.ShouldContain(
            $"Répondue avec la demande {requests[0].Reference}"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_goes_on_with_a_request_and_one_that_waited_goes_on(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterPotholeAsync("Trou");
        using var mailroom = await app.SignInAsync("accueil");

        await (await mailroom.GetPageAsync(New)).SubmitAsync(
            "Enregistrer la lettre",
            ("Input.Reference", request.Reference.ToLowerInvariant()),
            ("Input.Asks[0].Subject", "Suite"),
            ("Input.Text", "Voici la photo promise.")
        );

        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync())).ShouldBe(1);
        var page = await mailroom.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("Voici la photo promise.");
        page.Text.ShouldContain("A-2026-00001");
    }

    [SkippableTheory, BothDatabases]
    public async Task Bad_input_is_said_and_nothing_typed_is_lost(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var mailroom = await app.SignInAsync("accueil");
        var form = await mailroom.GetPageAsync(New);

        var refused = await form.SubmitAsync(
            "Enregistrer la lettre",
            ("Input.ArrivedOn", "2026-11-12"),
            ("Input.WrittenOn", "2026-11-13"),
            ("Input.Asks[0].Subject", "Trou"),
            ("Input.Text", "Un trou.")
        );

        refused.Errors.ShouldHaveSingleItem().ShouldContain("après son arrivée");
        refused.ValueOf("Input.Text").ShouldBe("Un trou.");
        (await refused.SubmitAsync("Enregistrer la lettre", ("Input.WrittenOn", ""), ("Input.Reference", "26-99999-A")))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("référence");
        (
            await form.SubmitAsync(
                "Enregistrer la lettre",
                ("Input.ArrivedOn", "2027-01-01"),
                ("Input.Asks[0].Subject", "x")
            )
        )
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("à venir");
        (await form.SubmitAsync("Enregistrer la lettre")).Errors.ShouldHaveSingleItem().ShouldContain("quelques mots");
        (await app.LettersAsync()).ShouldBeEmpty();
        (await app.DatabaseAsync(db => db.Set<YearNumber>().CountAsync(n => n.Series == "A"))).ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_double_click_registers_once_and_two_agents_do_not_register_it_twice(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var letter = await app.WaitingLetterAsync();
        using var mailroom = await app.SignInAsync("accueil");
        using var colleague = await app.SignInAsync("pilote");
        var mine = await mailroom.GetPageAsync($"/courrier/lettres/{letter.PublicId}");
        var theirs = await colleague.GetPageAsync($"/courrier/lettres/{letter.PublicId}");

        await mine.SubmitAsync("Enregistrer, lettre suivante");
        await mine.SubmitAsync("Enregistrer, lettre suivante");
        var second = await theirs.SubmitAsync("Enregistrer, lettre suivante");

        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync())).ShouldBe(1);
        second.Body.ShouldContain("déjà enregistrée sous le numéro A-2026-00001");
    }

    /// <summary>A name alone is several people's: nobody is answered because a colleague pressed Enter.</summary>
    [SkippableTheory, BothDatabases]
    public async Task A_sender_known_by_name_only_is_asked_about(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var letter = await app.WaitingLetterAsync([MatchReason.SameName, MatchReason.SamePostcode]);
        using var mailroom = await app.SignInAsync("accueil");
        var sheet = await mailroom.GetPageAsync($"/courrier/lettres/{letter.PublicId}");
        sheet.Has("input[name='Input.Known']:checked").ShouldBeFalse();

        (await sheet.SubmitAsync("Enregistrer, lettre suivante"))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("qui écrit");
        await sheet.SubmitAsync("Enregistrer, lettre suivante", ("Input.Known", app.Town.Marie));

        var request = (await app.RequestsOfAsync((await app.LettersAsync())[0])).ShouldHaveSingleItem();
        request.RequesterId.ShouldNotBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_no_request_is_set_aside_with_its_reason_and_can_come_back(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var letter = await app.WaitingLetterAsync();
        using var mailroom = await app.SignInAsync("accueil");
        var sheet = await mailroom.GetPageAsync($"/courrier/lettres/{letter.PublicId}");

        (await sheet.SubmitAsync("Écarter la lettre")).Errors.ShouldHaveSingleItem().ShouldContain("pourquoi");
        await sheet.SubmitAsync("Écarter la lettre", ("Reason", "Publicité"));

        (await mailroom.GetPageAsync("/courrier")).Text.ShouldNotContain("Trou dans la rue");
        (await mailroom.GetPageAsync("/courrier/ecartes")).Text.ShouldContain("Publicité");
        await (await mailroom.GetPageAsync($"/courrier/lettres/{letter.PublicId}")).SubmitAsync(
            "Remettre à enregistrer"
        );
        (await mailroom.GetPageAsync("/courrier")).Text.ShouldContain("Trou dans la rue");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_letter_exists_for_its_circle_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var social = await app.SignInAsync("social");
        await (await social.GetPageAsync(New)).SubmitAsync(
            "Enregistrer la lettre",
            ("Input.Asks[0].Subject", "Aide pour le loyer"),
            ("Input.Asks[0].TopicId", app.Town.SocialAid),
            ("Input.Text", "Je n'arrive plus à payer.")
        );
        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();
        using var reception = await app.SignInAsync("accueil");

        (await social.GetPageAsync("/courrier/registre")).Text.ShouldContain("Aide pour le loyer");
        (await reception.GetPageAsync("/courrier/registre")).Text.ShouldNotContain("Aide pour le loyer");
        await reception.GetPageAsync($"/courrier/registre/{letter.PublicId}", System.Net.HttpStatusCode.NotFound);
        await reception.GetPageAsync($"/courrier/lettres/{letter.PublicId}", System.Net.HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task Closing_a_letter_nobody_answered_needs_a_reason_in_words(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Post,
                Subject = "Trou",
                Text = "Lettre.",
                TopicId = app.Town.Pothole,
            }
        );
        using var roads = await app.SignInAsync("voirie");
        var form = await roads.GetPageAsync($"/demandes/{request.Reference}/cloture");

        (await form.SubmitAsync("Clore la demande"))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("n'a pas reçu de réponse");
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync("/pilotage/liste?quoi=courriers-sans-reponse")).Text.ShouldContain(request.Reference);
        (await pilot.GetPageAsync("/courrier/registre?sans-reponse=true")).Text.ShouldContain(request.Reference);

        await (await roads.GetPageAsync($"/demandes/{request.Reference}/cloture")).SubmitAsync(
            "Clore la demande",
            ("Detail", "Vu avec la personne sur place")
        );
        (await pilot.GetPageAsync("/pilotage/liste?quoi=courriers-sans-reponse")).Text.ShouldNotContain(
            request.Reference
        );
        (await pilot.GetPageAsync("/courrier/registre?sans-reponse=true")).Text.ShouldNotContain(request.Reference);
    }
}
