using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requesters.Ties;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requesters;

public sealed class PersonCareTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_need_is_seen_by_who_serves_the_person_and_erased_for_good(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        using var roads = await app.SignInAsync("voirie");
        using var parks = await app.SignInAsync("verts");
        using var director = await app.SignInAsync("directeur");
        var marie = await app.DatabaseAsync(db => db.Set<Requester>().SingleAsync(r => r.PublicId == app.Town.Marie));
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Pothole,
                Subject = "Un trou",
                RequesterId = marie.Id,
            }
        );

        var form = await reception.GetPageAsync($"/usagers/{app.Town.Marie}/a-savoir");
        var noted = await form.SubmitAsync("Noter", ("What", "interprète en turc"), ("Source", "sa fille, au guichet"));

        noted.Text.ShouldContain("interprète en turc");
        var sheet = $"/usagers/{app.Town.Marie}";
        (await roads.GetPageAsync(sheet)).Text.ShouldContain("interprète en turc");
        (await roads.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain("interprète en turc");
        (await parks.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldNotContain("interprète");
        foreach (var outsider in new[] { parks, director })
        {
            (await outsider.GetPageAsync(sheet)).Text.ShouldNotContain("interprète");
            await outsider.GetPageAsync($"{sheet}/a-savoir", HttpStatusCode.NotFound);
        }

        var erased = await noted.SubmitAsync("Effacer « interprète en turc »");

        erased.Text.ShouldNotContain("interprète en turc");
        (await app.DatabaseAsync(db => db.Set<RequesterNeed>().CountAsync())).ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_reason_of_a_need_is_never_written(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync($"/usagers/{app.Town.Jean}/a-savoir");

        var refused = await form.SubmitAsync("Noter", ("What", "Malade du dos"), ("Source", "lui-même"));

        refused.Errors.ShouldContain(e => e.Contains("jamais pourquoi", StringComparison.Ordinal));
        refused.Find("[name='Source']").GetAttribute("value").ShouldBe("lui-même");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_household_is_read_from_each_of_its_members(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync($"/usagers/{app.Town.Marie}/foyer");

        var joined = await form.SubmitAsync("Ajouter", ("Person.Id", app.Town.Jean), ("Role", "Partner"));
        var twice = await joined.SubmitAsync("Ajouter", ("Person.Id", app.Town.Jean), ("Role", "Partner"));

        twice.Errors.ShouldContain(e => e.Contains("déjà dans le foyer", StringComparison.Ordinal));
        (await reception.GetPageAsync($"/usagers/{app.Town.Jean}")).Text.ShouldContain("Marie Dupont adulte");
        var left = await joined.SubmitAsync("Retirer Jean Dupont du foyer");
        left.Has("#foyer-1").ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task An_organisation_lives_in_no_household(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var address = $"/usagers/{app.Town.Marie}/foyer";
        var form = await reception.GetPageAsync(address);

        var refused = await form.SubmitAsync("Ajouter", ("Person.Id", app.Town.FootballClub));

        refused.Errors.ShouldBe(["Un foyer réunit des personnes : choisissez une personne, et non un organisme."]);
        refused.Has(".error-summary a[href='#Person_Text']").ShouldBeTrue();
        var forged = await reception.ForgeAsync(
            $"{address}?handler=Add",
            ("Person.Kind", "Organisation"),
            ("Person.OrganisationName", "Club d'échecs")
        );
        forged.ShouldBe(HttpStatusCode.OK);
        (await app.DatabaseAsync(db => db.Set<Household>().CountAsync())).ShouldBe(0);
        (await app.DatabaseAsync(db => db.Set<Requester>().CountAsync(r => r.DisplayName == "Club d'échecs"))).ShouldBe(
            0
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_member_known_to_a_circle_only_is_not_shown_to_others(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var social = await app.SignInAsync("social");
        using var reception = await app.SignInAsync("accueil");
        var form = await social.GetPageAsync($"/usagers/{app.Town.Marie}/foyer");
        await form.SubmitAsync("Ajouter", ("Person.Id", app.Town.Salome), ("Role", "Child"));

        (await social.GetPageAsync($"/usagers/{app.Town.Marie}")).Text.ShouldContain("Salomé Kervella");
        (await reception.GetPageAsync($"/usagers/{app.Town.Marie}")).Text.ShouldNotContain("Salomé");
        (await reception.GetPageAsync($"/usagers/{app.Town.Marie}/foyer")).Text.ShouldNotContain("Salomé");
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_acts_for_somebody_shows_on_both_sheets_until_it_ends(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync($"/usagers/{app.Town.Marie}/mandats");

        var unproved = await form.SubmitAsync("Noter ce lien", ("Person.Id", app.Town.Jean), ("Kind", "Guardian"));
        unproved.Errors.ShouldContain(e => e.Contains("quel justificatif", StringComparison.Ordinal));
        var noted = await unproved.SubmitAsync("Noter ce lien", ("Proof", "jugement vu au guichet"));

        noted.Text.ShouldContain("Représenté par Jean Dupont");
        (await reception.GetPageAsync($"/usagers/{app.Town.Jean}")).Text.ShouldContain("Agit pour Marie Dupont");
        var ended = await noted.SubmitAsync("Y mettre fin : Jean Dupont");
        ended.Text.ShouldContain("terminé");
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await reception.GetPageAsync($"/usagers/{app.Town.Jean}")).Text.ShouldNotContain("Agit pour");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_requester_of_a_record_is_put_right(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var roads = await app.SignInAsync("voirie");
        var request = await app.RegisterRequestAsync();

        var form = await roads.GetPageAsync($"/demandes/{request.Reference}/demandeur");
        var found = await form.SubmitAsync("Chercher", ("Who.Text", "dupond marie"));
        found.Text.ShouldContain("Marie Dupont");
        var page = await found.SubmitAsync("Enregistrer", ("Who.Id", app.Town.Marie));

        page.Text.ShouldContain("Le demandeur est changé");
        page.Has($"a[href='/usagers/{app.Town.Marie}']").ShouldBeTrue();
        (await roads.GetPageAsync($"/usagers/{app.Town.Marie}")).Text.ShouldContain(request.Reference);
    }
}
