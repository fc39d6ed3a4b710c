using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Acknowledgements;
using Parvis.AppTests.Replies;
using Parvis.AppTests.Surveys;
using Parvis.Data;
using Parvis.Features.Forms.Tongues;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Portal;

/// <summary>For everybody: every page in the resident's language, the town's own words, receipts, easy to read.</summary>
public sealed class TonguesTests
{
    [SkippableTheory, BothDatabases]
    public async Task Pages_that_came_later_are_read_in_Arabic_and_nothing_is_missing(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        var folder = Directory.CreateDirectory(Path.Combine(app.DataFolder, "fiches-officielles")).FullName;
        File.Copy(Repository.Corpus("fiches", "F1001.xml"), Path.Combine(folder, "F1001.xml"));
        await app.ReadOfficialFichesAsync();
        using var admin = await app.SignInAsync("admin");
        await (await admin.GetPageAsync("/reglages/commune")).SubmitAsync(
            "Enregistrer",
            ("Input.RelayCall", "https://app.acce-o.fr/client/saint-aubin")
        );
        using var visitor = app.Visit();

        var directory = await visitor.GetPageAsync("/demander/annuaire?langue=ar");
        directory.Title.ShouldBe("دليل البلدية");
        directory.Text.ShouldContain("من يفعل ماذا");
        directory.Text.ShouldContain("الاتصال عبر");
        directory.Rows("th a span[lang=fr]").ShouldContain("Nid-de-poule");
        var fiche = await visitor.GetPageAsync("/demander/officiel/F1001");
        fiche.Text.ShouldContain("تكتب الدولة الفرنسية هذه الصفحات بالفرنسية");
        fiche.Find(".fiche").GetAttribute("lang").ShouldBe("fr");
        fiche.Find("h1 bdi").GetAttribute("lang").ShouldBe("fr");
        (await visitor.GetPageAsync("/demander/officiel?q=carte"))
            .Find(".fiche-found a")
            .GetAttribute("lang")
            .ShouldBe("fr");
        (await visitor.GetPageAsync("/demander/ameliorations")).Text.ShouldContain("لم يُنشر شيء هنا بعد");
        var panel = await visitor.GetPageAsync("/demander/panel");
        (
            await panel.SubmitAsync("main form .btn-primary", ("Input.Name", "Awa"), ("Input.Email", "awa@exemple.fr"))
        ).Errors.ShouldBe(["ضعوا علامة في الخانة لتقولوا إنكم موافقون."]);

        (await admin.GetPageAsync("/reglages/langues")).Text.ShouldNotContain("Ce qui manque");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_receipt_is_in_French_then_in_the_language_of_the_person(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = await app.AddPersonAsync(ReplyStand.Yann with { Language = "ar" }),
                Subject = "Nid-de-poule",
                Text = "Un trou.",
            }
        );
        await app.SendDueAsync();

        var body = await app.DatabaseAsync(db =>
            db.Set<Correspondence>()
                .Where(c => c.RequestId == request.Id && c.Kind == CorrespondenceKind.RegistrationReceipt)
                .Select(c => c.Body)
                .SingleAsync()
        );
        var (french, arabic) = (
            body.IndexOf("Nous avons bien reçu", StringComparison.Ordinal),
            body.IndexOf("استلمنا طلبكم", StringComparison.Ordinal)
        );
        french.ShouldBeGreaterThan(0);
        arabic.ShouldBeGreaterThan(french);
        body.ShouldContain("النص الفرنسي وحده له صفة رسمية");
        body.ShouldContain("Nous pensons vous répondre au plus tard le");
        var mail = app.Mails(request).ShouldHaveSingleItem();
        mail.ShouldContain("<p lang=\"ar\" dir=\"rtl\">");
        using var reception = await app.SignInAsync("accueil");
        var paper = await reception.GetPageAsync($"/demandes/{request.Reference}/recepisse");
        paper.Find("div[lang=ar]").GetAttribute("dir").ShouldBe("rtl");
        (await reception.GetPageAsync($"/recherche?q={request.Reference}")).Text.ShouldContain("parle arabe");

        // Nobody else's receipt changes.
        var other = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = await app.AddPersonAsync(),
                Subject = "Nid-de-poule",
                Text = "Un trou.",
            }
        );
        await app.SendDueAsync();
        app.MailsSaying(other, "Nous pensons vous répondre").ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_topic_and_its_form_are_translated_found_and_counted_until_the_French_changes(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        using var admin = await app.SignInAsync("admin");
        await app.SayOfPotholesAsync(code: null, "Photo du trou (facultatif)");
        var address = $"/reglages/sujets/{app.Town.Pothole}/langues/tr";
        var page = await admin.GetPageAsync(address);
        page.Rows("main .field-hint").ShouldContain("Photo du trou");
        page.Text.ShouldNotContain("Que se passe-t-il");
        var stale = await admin.GetPageAsync(address);

        var saved = await page.SubmitAsync(
            "Enregistrer",
            ("Rows[0].Words", "asfalt çukuru\nkrater"),
            ($"Rows[{RowOf(page, "Nid-de-poule")}].Words", "Yoldaki çukur"),
            ($"Rows[{RowOf(page, "Photo du trou")}].Words", "Çukurun fotoğrafı")
        );
        saved.Text.ShouldContain("3 traductions sont enregistrées en turc.");
        var refused = await stale.SubmitAsync(
            "Enregistrer",
            ($"Rows[{RowOf(stale, "Nid-de-poule")}].Words", "Başka bir şey")
        );
        refused.Errors.ShouldHaveSingleItem().ShouldContain("« Yoldaki çukur »");
        refused.Body.ShouldContain("Başka bir şey");

        using var visitor = app.Visit();
        var found = await visitor.GetPageAsync("/demander?q=krater&langue=tr");
        found.Rows(".ask-topics a").ShouldContain("Yoldaki çukur");
        var sheet = await visitor.GetPageAsync($"/demander/{app.Town.Pothole}");
        sheet.Title.ShouldBe("Yoldaki çukur");
        sheet.Has("h1 bdi[lang]").ShouldBeFalse();
        sheet.Text.ShouldContain("Çukurun fotoğrafı (isteğe bağlı)");
        (await visitor.GetPageAsync("/demander?q=krater&langue=en"))
            .Rows("section .ask-topics a")
            .ShouldNotContain("Yoldaki çukur");
        (await admin.GetPageAsync("/reglages/langues")).Text.ShouldContain("Sujets à traduire en turc");

        var edit = await admin.GetPageAsync($"/reglages/sujets/fiche/{app.Town.Pothole}");
        await edit.SubmitAsync("Enregistrer", ("Input.Name", "Trou dans la rue"));
        var changed = await visitor.GetPageAsync($"/demander/{app.Town.Pothole}?langue=tr");
        changed.Find("h1 bdi").GetAttribute("lang").ShouldBe("fr");
        (await visitor.GetPageAsync("/demander?q=asfalt&langue=tr"))
            .Rows(".ask-topics a")
            .ShouldContain("Trou dans la rue");
        (await app.DatabaseAsync(db => db.Set<TownTranslation>().CountAsync())).ShouldBe(3);
    }

    [SkippableTheory, BothDatabases]
    public async Task Easy_to_read_says_short_sentences_in_larger_letters_and_only_what_is_needed(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        using var visitor = app.Visit();
        var usual = await visitor.GetPageAsync("/demander");
        usual.Text.ShouldContain("Annuaire de la mairie, qui fait quoi");

        var easy = await usual.FollowAsync("Facile à lire");
        easy.Title.ShouldBe("Demander quelque chose à la mairie");
        easy.Text.ShouldNotContain("Annuaire de la mairie");
        easy.Document.DocumentElement.GetAttribute("data-text").ShouldBe("large");
        var sheet = await visitor.GetPageAsync($"/demander/{app.Town.Pothole}");
        sheet.Text.ShouldContain("jours de travail");
        (await sheet.SubmitAsync("Je commence")).Text.ShouldContain("Quel est le problème ?");
        (await visitor.GetPageAsync("/suivi")).Text.ShouldContain("Votre code secret");
        // Another language is not French: it is what it was.
        (await visitor.GetPageAsync("/suivi?langue=en")).Title.ShouldBe("Follow my request");
        var display = await visitor.GetPageAsync("/affichage?langue=fr");
        display.Find("#Sentences:checked, [name=Sentences]:checked").GetAttribute("value").ShouldBe("easy");
        await display.SubmitAsync("Appliquer", ("Sentences", "usual"));
        (await visitor.GetPageAsync("/suivi")).Text.ShouldNotContain("code secret");
        (await visitor.GetPageAsync("/demander/accessibilite")).Text.ShouldContain("Facile à lire");
    }

    /// <summary>Of the text that stands in the hint.</summary>
    static int RowOf(TownPage page, string french) =>
        page.Rows("main .field-hint").ToList().FindIndex(h => h == french) is var at and >= 0
            ? at
            : throw new InvalidOperationException($"« {french} » is not to be translated.");
}
