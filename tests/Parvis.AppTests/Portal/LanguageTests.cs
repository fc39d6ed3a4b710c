using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Portal;

/// <summary>Residents' pages in the language of whoever reads them; the record stays in French.</summary>
public sealed class LanguageTests
{
    const string Next = ".btn-primary";

    [SkippableTheory, BothDatabases]
    public async Task A_whole_request_in_Arabic_leaves_a_record_in_French_and_keeps_the_language(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        var catalogue = await visitor.GetPageAsync("/demander?langue=ar");
        TongueOf(catalogue).ShouldBe(("ar", "rtl"));
        catalogue.Title.ShouldBe("تقديم طلب");
        // What the town wrote stays as it is, and says so.
        catalogue.Rows(".ask-topics span[lang=fr]").ShouldContain("Bruit de voisinage");
        catalogue.Find("nav a[lang=fr]").GetAttribute("href").ShouldBe("/demander?langue=fr");

        // From here on the cookie alone says it.
        var sheet = await visitor.GetPageAsync($"/demander/{app.Town.Pothole}");
        sheet.Text.ShouldContain("5 أيام عمل");
        sheet.Find("h1 bdi").GetAttribute("lang").ShouldBe("fr");
        var questions = await sheet.SubmitAsync(Next);
        questions.Text.ShouldContain("ماذا يحدث؟");
        var refused = await questions.SubmitAsync(Next, ("a-lieu", "12 rue des Lilas"), ("a-demande", ""));
        refused.Errors.ShouldBe(["ماذا يحدث؟ اكتبوا جوابكم."]);
        var who = await refused.SubmitAsync(Next, ("a-demande", "حفرة كبيرة"));
        (await who.SubmitAsync(Next, ("Input.LastName", ""))).Errors.ShouldBe(["اكتبوا اسمكم."]);
        (
            await who.SubmitAsync(Next, ("Input.LastName", new string('a', 101)), ("Input.Phone", "02 40 11 22 33"))
        ).Errors.ShouldBe(["الاسم العائلي لا يتجاوز 100 حرف."]);
        var check = await who.SubmitAsync(
            Next,
            ("Input.FirstName", "Leila"),
            ("Input.LastName", "Haddad"),
            ("Input.Email", "leila@exemple.fr")
        );
        (await check.SubmitAsync(Next)).Errors.ShouldBe(["أعيدوا قراءة طلبكم ثم أرسلوه."]);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var receipt = await check.SubmitAsync(Next);

        receipt.Title.ShouldBe("سُجّل طلبكم");
        receipt.Text.ShouldContain("نوفمبر 2026");
        var request = await app.DatabaseAsync(db => db.Set<CitizenRequest>().AsNoTracking().SingleAsync());
        var (words, language) = await app.DatabaseAsync(async db =>
            (
                await db.Set<Correspondence>()
                    .Where(c => c.Direction == Direction.Incoming)
                    .Select(c => c.Body)
                    .SingleAsync(),
                await db.Set<Requester>().Where(r => r.Id == request.RequesterId).Select(r => r.Language).SingleAsync()
            )
        );
        words.ShouldContain("Que se passe-t-il ?\nحفرة كبيرة");
        words.ShouldContain("Langue choisie sur le site : arabe");
        language.ShouldBe("ar");

        using var anne = await app.SignInAsync("voirie");
        await anne.GetPageAsync("/demander?langue=ar");
        var record = await anne.GetPageAsync($"/demandes/{request.Reference}?langue=ar");
        TongueOf(record).ShouldBe(("fr", null));
        record.Text.ShouldContain("parle arabe");
        var follow = await visitor.GetPageAsync(receipt.Find("main a.btn-primary").GetAttribute("href")!);
        follow.Title.ShouldContain(request.Reference);
        (await follow.SubmitAsync("main section .btn-primary", ("Words", ""))).Errors.ShouldBe([
            "اكتبوا رسالتكم أو أضيفوا ملفًا.",
        ]);
        // No page on the way asked for a word that nobody translated.
        using var admin = await app.SignInAsync("admin");
        var state = await admin.GetPageAsync("/reglages/langues");
        state.Text.ShouldContain("arabe");
        state.Text.ShouldNotContain("Ce qui manque");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_first_language_of_the_browser_counts_until_one_is_chosen(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();

        TongueOf(await AskAsync("/demander", "uk-UA,uk;q=0.9,fr;q=0.8")).ShouldBe(("uk", "ltr"));
        TongueOf(await AskAsync("/demander", "nl,en;q=0.8")).ShouldBe(("fr", "ltr"));
        TongueOf(await AskAsync("/demander?langue=xx", "nl")).ShouldBe(("fr", "ltr"));
        var gone = await AskAsync("/demander/en-cours/nulle-part/1", "tr", HttpStatusCode.NotFound);
        (gone.Title, TongueOf(gone).Language).ShouldBe(("Bu sayfa burada değil", "tr"));
        gone.Response.Headers.Vary.ShouldContain("Accept-Language");
        TongueOf(await AskAsync("/demander?langue=pt", "tr")).Language.ShouldBe("pt");
        TongueOf(await AskAsync("/suivi", "tr")).Language.ShouldBe("pt");
        TongueOf(await AskAsync("/connexion", "tr")).Language.ShouldBe("fr");

        Task<TownPage> AskAsync(string address, string wanted, HttpStatusCode expected = HttpStatusCode.OK)
        {
            var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            ask.Headers.Add("Accept-Language", wanted);
            return visitor.SendAsync(ask, expected);
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task Text_contrast_and_colours_are_chosen_without_a_script(DatabaseKind database)
    {
        await using var app = await OpenAsync(database);
        using var visitor = app.Visit();
        var page = await visitor.GetPageAsync("/affichage?langue=en");
        page.Find("#Text:checked").GetAttribute("value").ShouldBe("usual");

        var back = await page.SubmitAsync("Apply", ("Text", "large"), ("Contrast", "strong"), ("Theme", "dark"));

        back.Path.ShouldBe("/demander");
        var html = back.Document.DocumentElement;
        (html.GetAttribute("data-text"), html.GetAttribute("data-contrast"), html.GetAttribute("data-theme")).ShouldBe(
            ("large", "strong", "dark")
        );
    }

    static (string? Language, string? Direction) TongueOf(TownPage page) =>
        (page.Document.DocumentElement.GetAttribute("lang"), page.Document.DocumentElement.GetAttribute("dir"));

    static async Task<TownApp> OpenAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        return app;
    }
}
