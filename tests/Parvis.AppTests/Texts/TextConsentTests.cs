using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.TestKit;

namespace Parvis.AppTests.Texts;

/// <summary>An agreement says when, how and who noted it; it ends when the person says so.</summary>
public sealed class TextConsentTests
{
    [SkippableTheory, BothDatabases]
    public async Task It_is_noted_with_how_it_was_given_and_ends_on_demand(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var id = await app.MobileOnlyAsync(agrees: false);
        var publicId = await app.DatabaseAsync(db =>
            db.Set<Requester>().Where(r => r.Id == id).Select(r => r.PublicId).SingleAsync()
        );
        using var reception = await app.SignInAsync("accueil");

        var page = await reception.GetPageAsync($"/usagers/{publicId}/textos");
        var refused = await page.SubmitAsync(".card form button");
        refused.Text.ShouldContain("Dites comment la personne a donné son accord.");
        var agreed = await refused.SubmitAsync(".card form button", ("How", "au téléphone, ce matin"));

        agreed.Text.ShouldContain("Accepte les textos depuis le lundi 16 novembre 2026 : au téléphone, ce matin");
        (await PointAsync(app, id)).TakesTexts.ShouldBeTrue();
        var stopped = await agreed.SubmitAsync(".card form button");
        stopped.Text.ShouldContain("Ne veut plus de textos depuis le lundi 16 novembre 2026");
        (await PointAsync(app, id)).TakesTexts.ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task It_is_noted_while_the_request_is_registered(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var landline = await form.SubmitAsync(
            "[data-register]",
            ("Text", "Un trou."),
            ("Who.LastName", "Le Bihan"),
            ("Who.Phone", "02 99 44 55 66"),
            ("Who.AgreesToTexts", "true")
        );
        landline.Errors.ShouldHaveSingleItem().ShouldContain("qu'à un mobile français");
        await landline.SubmitAsync("[data-register]", ("Who.Phone", TextStand.Said));

        var point = await app.DatabaseAsync(db =>
            db.Set<ContactPoint>().SingleAsync(c => c.Kind == ContactKind.Phone && c.TextsAgreedAt != null)
        );
        point.TakesTexts.ShouldBeTrue();
        point.TextsAgreedHow.ShouldBe("dit en enregistrant la demande");
    }

    [SkippableTheory, BothDatabases]
    public async Task It_stays_with_the_number_when_its_label_changes_and_goes_with_another(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var id = await app.MobileOnlyAsync();

        await EditAsync(app, id, new ContactOptions(ContactKind.Phone, "06.12.34.56.78", "travail"));
        (await PointAsync(app, id)).TakesTexts.ShouldBeTrue();
        await EditAsync(app, id, new ContactOptions(ContactKind.Phone, "06 99 99 99 99"));

        (await PointAsync(app, id)).TakesTexts.ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_telephone_that_answers_stop_gets_no_more(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var id = await app.MobileOnlyAsync();
        using var admin = await app.SignInAsync("admin");
        var made = await (await admin.GetPageAsync("/reglages/textos")).SubmitAsync("Créer une adresse");
        var address = new Uri(made.Find(".settings-secret").TextContent.Trim()).AbsolutePath;
        using var provider = app.Visit();

        (await CallAsync(provider, HttpMethod.Get, "/textos/stop/autre?from=%2B33612345678&text=STOP")).ShouldBe(
            HttpStatusCode.NotFound
        );
        (await CallAsync(provider, HttpMethod.Get, $"{address}?from=%2B33612345678&text=Merci")).ShouldBe(
            HttpStatusCode.NoContent
        );
        (await PointAsync(app, id)).TakesTexts.ShouldBeTrue();
        (await CallAsync(provider, HttpMethod.Post, $"{address}?from=33612345678&text=Stop%20svp")).ShouldBe(
            HttpStatusCode.NoContent
        );

        var point = await PointAsync(app, id);
        point.TakesTexts.ShouldBeFalse();
        point.TextsStoppedBy.ShouldContain("STOP");
        (await admin.GetPageAsync("/reglages/textos")).Body.ShouldNotContain(address);
    }

    static async Task<HttpStatusCode> CallAsync(TownClient provider, HttpMethod method, string address)
    {
        using var call = new HttpRequestMessage(method, address);
        using var answer = await provider.SendOnceAsync(call);
        return answer.StatusCode;
    }

    static Task<int> EditAsync(TownApp app, long id, ContactOptions contact) =>
        app.DatabaseAsync(async db =>
        {
            var person = await db.Set<Requester>().Include(r => r.ContactPoints).SingleAsync(r => r.Id == id);
            person.SetContacts([contact]);
            return await db.SaveChangesAsync();
        });

    static Task<ContactPoint> PointAsync(TownApp app, long id) =>
        app.DatabaseAsync(db => db.Set<ContactPoint>().AsNoTracking().SingleAsync(c => c.RequesterId == id));
}
