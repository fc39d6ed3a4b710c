using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Privacy;

/// <summary>What officers type wrong, and what colleagues change under their hands.</summary>
public sealed class CaseTroubleTests
{
    const string Erase = "Effacer définitivement";
    static readonly (string, object?) Because = ("Reason", "demande fondée");

    [SkippableTheory, BothDatabases]
    public async Task A_sheet_merged_meanwhile_is_answered_and_erased_with_the_one_it_lives_in(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.KnowZephyrineAsync();
        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");
        using (var reception = await app.SignInAsync("accueil"))
        {
            var compare = await reception.GetPageAsync($"/usagers/{person.PublicId}/fusion?autre={app.Town.Marie}");
            await compare.SubmitAsync(
                "Fusionner les deux fiches",
                ("Keep", app.Town.Marie),
                ("Reason", "c'est la même personne")
            );
        }

        (await officer.GetPageAsync(address)).Text.ShouldContain("Marie Dupont");
        (await officer.GetPageAsync($"{address}/donnees")).Text.ShouldContain("marie.dupont@example.fr");
        (await officer.GetPageAsync($"{address}/lettre")).Text.ShouldContain("Marie Dupont");
        var page = await officer.GetPageAsync($"{address}/effacement");
        (await page.SubmitAsync(Erase, Because)).Text.ShouldContain("Fiche effacée");

        (
            await app.DatabaseAsync(db => db.Set<Requester>().AnyAsync(r => r.PublicId == app.Town.Marie))
        ).ShouldBeFalse();
        (await app.TracesAsync()).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_choice_that_does_not_exist_changes_nothing_and_is_not_said_done(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.KnowZephyrineAsync();
        var reference = await ClosedAsync(app, person.Id, "Affaire au tribunal");
        app.Clock.Advance(TimeSpan.FromDays(100));
        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");
        var page = await officer.GetPageAsync($"{address}/effacement");

        var wrong = await officer.SendAsync(
            Sent(page, ("Keep[0].Reference", reference), ("Keep[0].Reason", "Perhaps"))
        );
        wrong.Errors.ShouldNotBeEmpty();
        wrong.Text.ShouldNotContain("est effacé.");
        var nameless = await officer.SendAsync(Sent(page, ("Keep[0].Reason", nameof(KeepReason.LegalClaims))));
        nameless.Errors.ShouldNotBeEmpty();
        (await app.DatabaseAsync(db => db.Set<CitizenRequest>().Select(r => r.Subject).SingleAsync())).ShouldBe(
            "Affaire au tribunal"
        );
        var answer = await officer.GetPageAsync($"{address}/reponse");
        var unsaid = await officer.SendAsync(Sent(answer, ("Outcome", "Perhaps")));
        unsaid.Errors.ShouldNotBeEmpty();
        unsaid.Text.ShouldNotContain("La réponse est enregistrée");
        (await officer.GetPageAsync(address)).Text.ShouldContain("À répondre avant");
    }

    [SkippableTheory, BothDatabases]
    public async Task Only_what_the_page_showed_is_erased(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.KnowZephyrineAsync();
        var shown = await ClosedAsync(app, person.Id, "Montrée");
        app.Clock.Advance(TimeSpan.FromDays(40));
        var later = await ClosedAsync(app, person.Id, "Pas encore montrée");
        var untilItMay = app.Clock.UtcNow.AddMonths(2).AddDays(1) - app.Clock.UtcNow;
        app.Clock.Advance(untilItMay - TimeSpan.FromMinutes(5));
        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");
        var page = await officer.GetPageAsync($"{address}/effacement");
        page.Text.ShouldContain($"{later}, Pas encore montrée : délai de recours");

        // As many as before, but not the same one.
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await app.ActAsync("pilote", shown, RequestAction.Reopen, (r, by) => r.Reopen("elle a rappelé", 400, null, by));
        (await page.SubmitAsync(Erase, Because)).Errors.ShouldHaveSingleItem().ShouldContain("vient de changer");

        (
            await app.DatabaseAsync(db => db.Set<CitizenRequest>().CountAsync(r => r.Subject == "Demande effacée"))
        ).ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task Somebody_with_very_many_requests_is_read_and_erased_like_anybody(DatabaseKind database)
    {
        // Two fields each: more than a form holds by default.
        const int Many = 540;
        await using var app = await TownApp.StartAsync(database);
        var person = await app.KnowZephyrineAsync();
        for (var number = 0; number < Many; number++)
            await AskAsync(app, person.Id, $"Affaire {number}");
        var longAgo = app.Clock.UtcNow.AddDays(-100);
        await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(r => r.EndedAt, longAgo).SetProperty(r => r.Status, RequestStatus.Closed)
                )
        );
        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");

        await officer.GetPageAsync($"{address}/donnees");
        var page = await officer.GetPageAsync($"{address}/effacement");
        (await page.SubmitAsync(Erase, Because)).Text.ShouldContain($"{Many} demandes effacées");
        (await app.TracesAsync()).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_longer_case_has_its_last_letter_before_the_address_goes(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.KnowZephyrineAsync();
        await ClosedAsync(app, person.Id, "Ancienne");
        app.Clock.Advance(TimeSpan.FromDays(100));
        await AskAsync(app, person.Id, "En cours");
        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");
        await (await officer.GetPageAsync(address)).SubmitAsync("Prolonger le délai", ("Reason", "vingt ans"));

        (await officer.GetPageAsync($"{address}/lettre?quoi=prolongation")).Text.ShouldContain(
            "plus de temps que prévu"
        );
        var last = await officer.GetPageAsync($"{address}/lettre");
        last.Text.ShouldContain("Nous effaçons les données");
        last.Text.ShouldNotContain("plus de temps");
        await (await officer.GetPageAsync($"{address}/effacement")).SubmitAsync(Erase, Because);

        // A request is open, and the sheet stays with it: not everything is gone.
        var after = await officer.GetPageAsync($"{address}/lettre");
        after.Text.ShouldContain("Nous avons effacé une partie de vos données");
        var answer = await officer.GetPageAsync($"{address}/reponse");
        (await answer.SubmitAsync("Enregistrer la réponse", ("Outcome", "Granted"))).Errors.ShouldNotBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_case_that_was_answered_opens_nothing_more(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(app.Town.Marie, "Access");
        var before = await officer.GetPageAsync($"{address}/donnees");
        var answer = await officer.GetPageAsync($"{address}/reponse");
        var again = await officer.GetPageAsync($"{address}/reponse");
        await answer.SubmitAsync("Enregistrer la réponse", ("Outcome", "Granted"));

        (await officer.GetPageAsync($"{address}/donnees")).Path.ShouldBe(address);
        (await officer.GetPageAsync($"{address}/donnees?handler=Export")).Path.ShouldBe(address);
        (await before.SubmitAsync("Enregistrer ces choix", ("More", "Bertrand"))).Path.ShouldBe(address);
        (await again.SubmitAsync("Enregistrer la réponse", ("Outcome", "Refused"), ("Reason", "non"))).Errors.ShouldBe([
            "Cette demande a déjà reçu sa réponse.",
        ]);
        (await officer.GetPageAsync(address)).Has($"a[href='{address}/donnees']").ShouldBeFalse();
        (await app.DatabaseAsync(db => db.Set<CasePassage>().AnyAsync())).ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task The_person_is_found_by_a_number_or_an_address_too(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var officer = await app.SignInAsync("dpo");

        foreach (var typed in (string[])["0612345678", "+33 6 12 34 56 78"])
            (await officer.GetPageAsync($"{PrivacyStand.Cases}/nouvelle?nom={Uri.EscapeDataString(typed)}"))
                .Rows("main ul.stack a")
                .ShouldBe(["Salomé Kervella"]);
        (await officer.GetPageAsync($"{PrivacyStand.Cases}/nouvelle?nom=marie.dupont@example.fr"))
            .Rows("main ul.stack a")
            .ShouldBe(["Marie Dupont"]);
        (await officer.GetPageAsync("/protection/consultations?nom=marie.dupont@example.fr"))
            .Rows("main ul.stack a")
            .ShouldBe(["Marie Dupont"]);
        await officer.GetPageAsync($"{PrivacyStand.Cases}/nouvelle?nom=%00");
        await officer.GetPageAsync($"{PrivacyStand.Cases}/nouvelle?nom={new string('é', 1000)}");
        await officer.GetPageAsync("/protection/consultations?du=0001-01-01&au=9999-12-31&avant=rien");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_day_before_the_law_is_a_slip_and_a_reason_names_nobody(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.KnowZephyrineAsync();
        using var officer = await app.SignInAsync("dpo");
        var form = await officer.GetPageAsync($"{PrivacyStand.Cases}/nouvelle?usager={person.PublicId}");
        foreach (var day in (string[])["0001-01-01", "0206-11-12", "2016-11-12"])
            (await form.SubmitAsync("Ouvrir la demande", ("ReceivedOn", day)))
                .Errors.ShouldHaveSingleItem()
                .ShouldContain("vérifiez l'année");
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");

        foreach (var reason in (string[])["Mme QUATREMERE le veut", "joindre le 06.98.76.54.32"])
        {
            var page = await officer.GetPageAsync($"{address}/effacement");
            (await page.SubmitAsync(Erase, ("Reason", reason))).Errors.ShouldBe([
                "Cette raison reste : ne nommez pas la personne.",
            ]);
            var answer = await officer.GetPageAsync($"{address}/reponse");
            (
                await answer.SubmitAsync("Enregistrer la réponse", ("Outcome", "Refused"), ("Reason", reason))
            ).Errors.ShouldBe(["Cette raison reste : ne nommez pas la personne."]);
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_officers_at_once_do_it_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.KnowZephyrineAsync();
        await ClosedAsync(app, person.Id, "Ancienne");
        app.Clock.Advance(TimeSpan.FromDays(100));
        using var one = await app.SignInAsync("dpo");
        using var other = await app.SignInAsync("dpo");
        var address = await one.OpenCaseAsync(person.PublicId, "Erasure");

        await BothAsync($"{address}/donnees", ".held-item details button", ("Reason", "nuirait"));
        (await app.DatabaseAsync(db => db.Set<CaseWithheld>().CountAsync())).ShouldBe(1);
        await BothAsync(address, "Solliciter les cercles de nouveau");
        await BothAsync($"{address}/effacement", Erase, Because);
        (
            await app.DatabaseAsync(db => db.Set<TimelineEvent>().CountAsync(e => e.Verb == nameof(RequestErased)))
        ).ShouldBe(1);
        await BothAsync($"{address}/reponse", "Enregistrer la réponse", ("Outcome", "Granted"));
        (
            await app.DatabaseAsync(db =>
                db.Set<AdministrationEntry>().CountAsync(e => e.What.Contains("réponse donnée"))
            )
        ).ShouldBe(1);

        async Task BothAsync(string where, string button, params (string, object?)[] values)
        {
            var pages = (await one.GetPageAsync(where), await other.GetPageAsync(where));
            await Task.WhenAll(pages.Item1.SubmitAsync(button, values), pages.Item2.SubmitAsync(button, values));
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task The_officer_reads_what_officials_looked_for(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var officer = await app.SignInAsync("dpo");
        (await officer.GetPageAsync("/reglages/consultations")).Title.ShouldBe("Consultations des élus");
        (await officer.GetPageAsync("/protection/consultations"))
            .Has("a[href='/reglages/consultations']")
            .ShouldBeTrue();
        await officer.GetPageAsync("/reglages", HttpStatusCode.NotFound);
    }

    static HttpRequestMessage Sent(TownPage form, params (string Field, string Value)[] values) =>
        new(HttpMethod.Post, form.Path)
        {
            Content = new FormUrlEncodedContent(
                values
                    .Append(("Reason", "demande fondée"))
                    .Append((TownClient.Token, form.ValueOf(TownClient.Token)))
                    .Select(v => KeyValuePair.Create(v.Item1, v.Item2))
            ),
        };

    static async Task<string> ClosedAsync(TownApp app, long person, string subject)
    {
        var reference = await AskAsync(app, person, subject);
        await app.ActAsync(
            "pilote",
            reference,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "fait", by)
        );
        return reference;
    }

    static async Task<string> AskAsync(TownApp app, long person, string subject) =>
        (
            await app.RegisterRequestAsync(
                new NewRequest
                {
                    Channel = Channel.Phone,
                    TopicId = app.Town.Pothole,
                    RequesterId = person,
                    Subject = subject,
                    Text = $"{subject}, merci de passer.",
                }
            )
        ).Reference;
}
