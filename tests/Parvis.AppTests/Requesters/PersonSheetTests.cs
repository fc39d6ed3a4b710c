using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.TestKit;

namespace Parvis.AppTests.Requesters;

[OnEachDatabase]
public sealed class PersonSheetTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_new_sheet_opens_with_what_was_said(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/usagers/nouveau");

        var sheet = await form.SubmitAsync(
            "Enregistrer",
            ("Input.FirstName", "AWA"),
            ("Input.BirthName", "ndiaye-sow"),
            ("Input.Phones[0].Value", "0612345699"),
            ("Input.Phones[0].Label", "travail")
        );

        sheet.Title.ShouldBe("Awa Ndiaye-Sow");
        sheet.Text.ShouldContain("06 12 34 56 99");
        sheet.Text.ShouldContain("travail");
        (await reception.GetPageAsync("/usagers?q=ndiaye sow awa")).Text.ShouldContain("Awa Ndiaye-Sow");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_name_is_all_that_is_needed_but_it_is(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/usagers/nouveau");

        var refused = await form.SubmitAsync("Enregistrer", ("Input.Phones[0].Value", "0612345698"));

        refused.Errors.ShouldContain(e => e.Contains("Donnez au moins un nom", StringComparison.Ordinal));
        refused.Find("[name='Input.Phones[0].Value']").GetAttribute("value").ShouldBe("0612345698");
    }

    [SkippableTheory, BothDatabases]
    public async Task Somebody_who_resembles_a_known_person_is_shown_first(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/usagers/nouveau");

        var warned = await form.SubmitAsync(
            "Enregistrer",
            ("Input.FirstName", "jean"),
            ("Input.BirthName", "Dupond"),
            ("Input.Phones[0].Value", "+33 2 99 11 22 33")
        );

        warned.Text.ShouldContain("même nom, même téléphone");
        warned.Has($"a[href='/usagers/{app.Town.Jean}']").ShouldBeTrue();
        var made = await warned.SubmitAsync("C'est quelqu'un d'autre : enregistrer");
        made.Title.ShouldBe("Jean Dupond");
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_birth_dates_tell_homonyms_apart(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/usagers/nouveau");

        var sheet = await form.SubmitAsync(
            "Enregistrer",
            ("Input.FirstName", "Marie"),
            ("Input.BirthName", "Martin"),
            ("Input.BirthDate", "2001-01-02")
        );

        sheet.Path.ShouldStartWith("/usagers/");
        sheet.Title.ShouldBe("Marie Martin");
    }

    [SkippableTheory, BothDatabases]
    public async Task An_added_row_keeps_what_was_typed(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/usagers/nouveau");

        var wider = await form.SubmitAsync(
            "Ajouter une coordonnée",
            ("Input.BirthName", "Le Bihan"),
            ("Input.Phones[0].Value", "0299000001")
        );

        wider.Find("[name='Input.BirthName']").GetAttribute("value").ShouldBe("Le Bihan");
        wider.Find("[name='Input.Phones[0].Value']").GetAttribute("value").ShouldBe("0299000001");
        wider.Has("[name='Input.Phones[1].Value']").ShouldBeTrue();
        wider.Has("[name='Input.Emails[1].Value']").ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_people_editing_a_sheet_see_both_versions(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var one = await app.SignInAsync("accueil");
        using var two = await app.SignInAsync("accueil2");
        var first = await one.GetPageAsync($"/usagers/{app.Town.Jean}/fiche");
        var second = await two.GetPageAsync($"/usagers/{app.Town.Jean}/fiche");

        await first.SubmitAsync("Enregistrer", ("Input.UsageName", "Dupont-Legrand"));
        var conflict = await second.SubmitAsync("Enregistrer", ("Input.UsageName", "Dupont-Petit"));

        conflict.Text.ShouldContain("Dupont-Legrand");
        conflict.Find("[name='Input.UsageName']").GetAttribute("value").ShouldBe("Dupont-Petit");
        var saved = await conflict.SubmitAsync("Enregistrer");
        saved.Text.ShouldContain("Dupont-Petit");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_sheet_changed_is_found_by_its_new_name_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync($"/usagers/{app.Town.Jean}/fiche");

        await form.SubmitAsync("Enregistrer", ("Input.FirstName", "Éloi"), ("Input.BirthName", "Quémeneur"));

        (await reception.GetPageAsync("/usagers?q=quemeneur eloi")).Text.ShouldContain("Éloi Quémeneur");
        (await reception.GetPageAsync("/usagers?q=jean dupont")).Text.ShouldNotContain("Éloi");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_person_known_to_a_circle_is_not_there_for_others(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        using var social = await app.SignInAsync("social");

        (await social.GetPageAsync($"/usagers/{app.Town.Salome}")).Title.ShouldBe("Salomé Kervella");
        foreach (var noun in new[] { "", "/fiche", "/fusion", "/a-savoir", "/foyer", "/mandats" })
            await reception.GetPageAsync($"/usagers/{app.Town.Salome}{noun}", HttpStatusCode.NotFound);
        (await reception.GetPageAsync("/usagers?q=kervella")).Text.ShouldNotContain("Salomé");
        (await reception.GetPageAsync("/usagers?q=0612345678")).Text.ShouldNotContain("Salomé");
        (await reception.GetPageAsync("/usagers/choix?q=salome")).Body.ShouldNotContain("Kervella");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_circle_is_warned_and_the_other_agent_learns_nothing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        using var social = await app.SignInAsync("social");

        var form = await reception.GetPageAsync("/usagers/nouveau");
        var made = await form.SubmitAsync(
            "Enregistrer",
            ("Input.FirstName", "Salome"),
            ("Input.BirthName", "Kervella")
        );

        made.Title.ShouldBe("Salome Kervella");
        made.Text.ShouldNotContain("autre service");
        (await reception.GetPageAsync("/usagers")).Text.ShouldNotContain("À vérifier");
        (await social.GetPageAsync("/usagers")).Text.ShouldContain("À vérifier par votre cercle");
        var hers = await social.GetPageAsync($"/usagers/{app.Town.Salome}");
        hers.Text.ShouldContain("Un autre service a peut-être enregistré la même personne");
        var noted = await hers.SubmitAsync("Ce sont deux personnes");
        noted.Text.ShouldContain("deux personnes");
        (await social.GetPageAsync("/usagers")).Text.ShouldNotContain("À vérifier");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_phone_is_found_however_it_is_typed(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");

        foreach (var typed in new[] { "0299112233", "02.99.11.22.33", "+33 2 99 11 22 33", "0033299112233", "029911" })
            (await reception.GetPageAsync($"/usagers?q={Uri.EscapeDataString(typed)}")).Text.ShouldContain(
                "Marie Dupont",
                customMessage: typed
            );
        (await reception.GetPageAsync("/usagers?q=MARIE.dupont@EXAMPLE.fr")).Text.ShouldContain("Marie Dupont");
    }

    [SkippableTheory, BothDatabases]
    public async Task An_invalid_phone_is_named_and_nothing_is_lost(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync($"/usagers/{app.Town.FootballClub}/fiche");

        var refused = await form.SubmitAsync("Enregistrer", ("Input.Phones[0].Value", "zéro six"));

        refused.Errors.ShouldContain(e => e.Contains("« zéro six » n'est pas un numéro", StringComparison.Ordinal));
        refused.Find("[name='Input.Phones[0].Value']").GetAttribute("value").ShouldBe("zéro six");
        var kept = await app.DatabaseAsync(db => db.Set<ContactPoint>().AnyAsync(c => c.Value == "zéro six"));
        kept.ShouldBeFalse();
    }
}
