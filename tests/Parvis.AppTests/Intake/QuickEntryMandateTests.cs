using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Ties;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Intake;

/// <summary>Those the person who asks may act for are proposed, as long as they may.</summary>
public sealed class QuickEntryMandateTests
{
    const string Register = "[data-register]";

    [SkippableTheory, BothDatabases]
    public async Task Whom_the_person_acts_for_is_proposed_until_the_mandate_ends(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var today = DateOnly.FromDateTime(app.Clock.UtcNow);
        await EntrustAsync(app, app.Town.Marie, app.Town.Jean, RepresentationKind.Guardian, today.AddDays(40));
        await EntrustAsync(app, app.Town.Marie, app.Town.FootballClub, RepresentationKind.Contact, until: null);
        using var reception = await app.SignInAsync("accueil");

        var form = await reception.GetPageAsync($"/demandes/nouvelle?usager={app.Town.Marie}");
        var choices = form.Rows(".entry-mandates label");
        choices.ShouldContain(c => c.StartsWith("Jean Dupont tuteur, jusqu'au"));
        choices.ShouldContain("Étoile sportive de Saint-Aubin interlocuteur, sans date de fin");

        var page = await form.SubmitAsync(Register, ("Text", "Un trou."), ("Represented", app.Town.Jean));
        var (asks, acts) = await PeopleAsync(app, page);
        asks.ShouldBe(app.Town.Jean);
        acts.ShouldBe(app.Town.Marie);

        // The tie is read one way: Jean acts for nobody.
        (await reception.GetPageAsync($"/demandes/nouvelle/mandats?Who.Id={app.Town.Jean}"))
            .Has("input")
            .ShouldBeFalse();
        app.Clock.Advance(TimeSpan.FromDays(41));
        using var later = await app.SignInAsync("accueil");
        var ended = await later.GetPageAsync($"/demandes/nouvelle/mandats?Who.Id={app.Town.Marie}");
        ended.Body.ShouldNotContain("Jean Dupont");
        ended.Body.ShouldContain("Étoile sportive");
    }

    [SkippableTheory, BothDatabases]
    public async Task Without_a_script_nothing_typed_is_lost(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await EntrustAsync(app, app.Town.Marie, app.Town.FootballClub, RepresentationKind.Contact, until: null);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var found = await form.SubmitAsync("Chercher", ("Who.Text", "marie dupont"), ("Text", "Un trou."));
        var proposed = await found.SubmitAsync(
            "Voir pour qui cette personne peut agir",
            ("Who.Id", app.Town.Marie),
            ("Place", "12 rue des Lilas")
        );

        proposed.Find("[name='Text']").TextContent.ShouldContain("Un trou.");
        proposed.Find("[name='Place']").GetAttribute("value").ShouldBe("12 rue des Lilas");
        var again = await proposed.SubmitAsync("Voir la fiche du sujet", ("Represented", app.Town.FootballClub));
        again.Find($"[name='Represented'][value='{app.Town.FootballClub}']").HasAttribute("checked").ShouldBeTrue();
        var (asks, _) = await PeopleAsync(app, await again.SubmitAsync(Register));
        asks.ShouldBe(app.Town.FootballClub);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_mandate_that_does_not_hold_or_two_people_are_refused(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await EntrustAsync(app, app.Town.Marie, app.Town.Jean, RepresentationKind.Mandate, until: null);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync($"/demandes/nouvelle?usager={app.Town.Marie}");

        var two = await form.SubmitAsync(
            Register,
            ("Text", "Un trou."),
            ("Represented", app.Town.Jean),
            ("For.LastName", "Le Bihan")
        );
        two.Errors.ShouldContain(e => e.Contains("Deux personnes sont indiquées", StringComparison.Ordinal));
        two.Find("[name='Text']").TextContent.ShouldContain("Un trou.");

        await app.DatabaseAsync(db => db.Set<Representation>().ExecuteDeleteAsync());
        var ended = await two.SubmitAsync(Register, ("For.LastName", ""));
        ended.Errors.ShouldContain(e => e.Contains("Ce mandat n'est plus valable", StringComparison.Ordinal));
    }

    [SkippableTheory, BothDatabases]
    public async Task An_organisation_gets_a_sheet_in_the_same_breath(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var unnamed = await form.SubmitAsync(
            Register,
            ("Text", "Une salle."),
            ("Who.Kind", "Organisation"),
            ("Who.LastName", "Club d'échecs")
        );
        unnamed.Errors.ShouldContain(e => e.Contains("Donnez le nom de l'organisme", StringComparison.Ordinal));
        var page = await unnamed.SubmitAsync(
            Register,
            ("Who.OrganisationName", "Club d'échecs"),
            ("Who.Phone", "02 99 44 55 66")
        );

        page.Text.ShouldContain("Club d'échecs");
        var made = await app.DatabaseAsync(db =>
            db.Set<Requester>().SingleAsync(r => r.DisplayName == "Club d'échecs")
        );
        made.Kind.ShouldBe(RequesterKind.Organisation);
        made.BirthName.ShouldBe("");
    }

    static Task EntrustAsync(
        TownApp app,
        string representative,
        string represented,
        RepresentationKind kind,
        DateOnly? until
    ) =>
        app.DatabaseAsync(async db =>
        {
            var numbers = await db.Set<Requester>().ToDictionaryAsync(r => r.PublicId, r => r.Id);
            db.Add(
                Representation.Record(
                    numbers[representative],
                    numbers[represented],
                    new RepresentationOptions
                    {
                        Kind = kind,
                        Proof = "mandat vu au guichet",
                        Until = until,
                    },
                    "Aline Petit",
                    app.Clock.UtcNow
                )
            );
            return await db.SaveChangesAsync();
        });

    static Task<(string? Asks, string? Acts)> PeopleAsync(TownApp app, TownPage request) =>
        app.DatabaseAsync(async db =>
        {
            var reference = request.Path[(request.Path.LastIndexOf('/') + 1)..];
            var found = await db.Set<CitizenRequest>().SingleAsync(r => r.Reference == reference);
            var names = await db.Set<Requester>().ToDictionaryAsync(r => r.Id, r => r.PublicId);
            return (
                found.RequesterId is { } asks ? names[asks] : null,
                found.RepresentativeId is { } acts ? names[acts] : null
            );
        });
}
