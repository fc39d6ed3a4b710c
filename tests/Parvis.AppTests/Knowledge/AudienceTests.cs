using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Knowledge;
using Parvis.TestKit;

namespace Parvis.AppTests.Knowledge;

/// <summary>One source: residents and answers get what is for everybody, and never a word that is internal.</summary>
public sealed class AudienceTests
{
    [SkippableTheory, BothDatabases]
    public async Task Residents_find_and_read_what_is_for_them_and_nothing_internal(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var id = await admin.PublishedAsync("Comment avoir un acte de naissance ?", app.Town.BirthCertificate);
        var secret = await admin.PublishedAsync("Qui peut être aidé ?", app.Town.BirthCertificate, secret: null);
        using var visitor = app.Visit();
        await visitor.GetPageAsync($"/demander/fiches/{id}", HttpStatusCode.NotFound);
        await app.OpenToResidentsAsync();

        var found = await visitor.GetPageAsync("/demander?q=naisance");
        found.Text.ShouldContain("Réponses Comment avoir un acte de naissance ?");
        (await visitor.GetPageAsync($"/demander/{app.Town.BirthCertificate}")).Text.ShouldContain(
            "Comment avoir un acte de naissance ?"
        );
        foreach (var address in new[] { $"/demander/fiches/{id}", $"/demander/fiches/{id}/imprimer" })
        {
            var page = await visitor.GetPageAsync(address);
            page.Text.ShouldContain(KnowledgeStand.Known);
            page.Has(".sheet-documents input[type=checkbox]").ShouldBeTrue();
            page.Body.ShouldNotContain("parapheur");
            page.Has(".sheet-mark").ShouldBeFalse();
        }

        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync($"/fiches/{id}")).Text.ShouldContain($"{KnowledgeStand.Secret} interne");
        (await reception.GetPageAsync($"/fiches/{id}/imprimer")).Body.ShouldNotContain("parapheur");

        // A topic that becomes a circle's takes its sheets away with it.
        using (var social = await app.SignInAsync("admin"))
            await (await social.GetPageAsync($"/reglages/sujets/fiche/{app.Town.BirthCertificate}")).SubmitAsync(
                "Enregistrer",
                ("Input.CircleId", app.Town.SocialCircle)
            );
        await visitor.GetPageAsync($"/demander/fiches/{secret}", HttpStatusCode.NotFound);
        (await visitor.GetPageAsync("/demander?q=naissance")).Text.ShouldNotContain("Comment avoir");
        await reception.GetPageAsync($"/fiches/{id}", HttpStatusCode.NotFound);
        (await reception.GetPageAsync("/fiches")).Text.ShouldNotContain("acte de naissance");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_guide_is_for_agents_whatever_its_passages_say(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        using var admin = await app.SignInAsync("admin");
        var guide = await admin.BeginAsync("Bien accueillir", app.Town.Pothole, SheetKind.Guide);
        guide = await admin.AddAsync(guide, "Paragraph", "Souriez.");
        var id = KnowledgeStand.IdOf(await guide.SubmitAsync("Publier"));
        using var visitor = app.Visit();

        await visitor.GetPageAsync($"/demander/fiches/{id}", HttpStatusCode.NotFound);
        (await visitor.GetPageAsync("/demander?q=bien+accueillir")).Text.ShouldNotContain("Bien accueillir");
        using var elected = await app.SignInAsync("elue");
        await elected.GetPageAsync($"/fiches/{id}", HttpStatusCode.NotFound);
        using var officer = await app.SignInAsync("dpo");
        (await officer.GetPageAsync($"/fiches/{id}")).Text.ShouldContain("Souriez.");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_sheet_goes_into_an_answer_below_what_was_typed_without_its_internal_words(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var chef = await app.SignInAsync("chef");
        var id = await chef.PublishedAsync("Un trou dans ma rue ?", app.Town.Pothole);
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.GetPageAsync(request.ReplyUrl());

        var filled = await page.SubmitAsync("Insérer une fiche", ("Input.Body", "Mes mots à moi."), ("fiche", id));

        filled
            .ValueOf("Input.Body")
            .ReplaceLineEndings("\n")
            .ShouldBe(
                $"Mes mots à moi.\n\n{KnowledgeStand.Known}\n\n1. Venez au guichet.\n\nÀ fournir :\n- {KnowledgeStand.Document}"
            );
        (await filled.SubmitAsync("Insérer une fiche", ("Input.Body", "Sans fiche.")))
            .ValueOf("Input.Body")
            .ShouldBe("Sans fiche.");
    }

    [SkippableTheory, BothDatabases]
    public async Task Reception_has_the_first_level_on_the_telephone(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var chef = await app.SignInAsync("chef");
        var composed = await chef.BeginAsync("Un trou dans ma rue ?", app.Town.Pothole);
        composed = await chef.AddAsync(composed, "Paragraph", "Nous passons dans la semaine.");
        composed = await chef.AddAsync(composed, "Paragraph", "Le marché à bons de commande.", ("Input.Level", 2));
        await composed.SubmitAsync("Publier");
        using var reception = await app.SignInAsync("accueil");

        var help = await reception.PostFragmentAsync(
            await reception.GetPageAsync("/demandes/nouvelle"),
            "/demandes/nouvelle/aide",
            ("TopicId", $"{app.Town.Pothole}")
        );

        help.Text.ShouldContain("Nous passons dans la semaine.");
        help.Text.ShouldNotContain("bons de commande");
    }

    [SkippableTheory, BothDatabases]
    public async Task Residents_read_their_language_while_it_follows_the_french(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        using var admin = await app.SignInAsync("admin");
        var id = await admin.PublishedAsync("Comment avoir un acte de naissance ?", app.Town.BirthCertificate);
        await WriteAsync("ar", "شهادة الميلاد", "النسخة مجانية.");
        await WriteAsync("facile", "Un acte de naissance", "L'acte est gratuit.");
        await (await admin.GetPageAsync($"/fiches/{id}/ecrire")).SubmitAsync("Publier");
        using var visitor = app.Visit();

        var arabic = await (await visitor.GetPageAsync($"/demander/fiches/{id}")).FollowAsync("العربية");
        arabic.Text.ShouldContain("النسخة مجانية.");
        arabic.Title.ShouldBe("شهادة الميلاد");
        (arabic.Find("h1 bdi").GetAttribute("lang"), arabic.Find("h1").GetAttribute("dir")).ShouldBe(("ar", "rtl"));
        (await arabic.FollowAsync("Facile à lire")).Text.ShouldContain("L'acte est gratuit.");

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var composed = await admin.GetPageAsync($"/fiches/{id}/ecrire");
        composed = await admin.AddAsync(composed, "Paragraph", "Comptez trois jours.");
        composed.Text.ShouldContain("En arabe à reprendre : le texte français a changé");
        await composed.SubmitAsync("Publier");
        var french = await visitor.GetPageAsync($"/demander/fiches/{id}?version=ar");
        french.Text.ShouldContain("تغيّر النص الفرنسي");
        french.Text.ShouldContain("Comptez trois jours.");
        french.Text.ShouldNotContain("النسخة مجانية.");

        async Task WriteAsync(string language, string title, string text) =>
            await (await admin.GetPageAsync($"/fiches/{id}/versions/{language}")).SubmitAsync(
                "Enregistrer",
                ("Title", title),
                ("Text", text)
            );
    }

    [SkippableTheory, BothDatabases]
    public async Task Residents_say_whether_it_was_of_use_and_the_owner_reads_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.OpenToResidentsAsync();
        using var admin = await app.SignInAsync("admin");
        var id = await admin.PublishedAsync("Comment avoir un acte de naissance ?", app.Town.BirthCertificate);
        using var visitor = app.Visit();
        var page = await visitor.GetPageAsync($"/demander/fiches/{id}");

        (await page.SubmitAsync("Oui, elle m'a été utile")).Text.ShouldContain("Merci de votre avis.");
        await page.SubmitAsync("Non", ("mot", "Et pour un mineur ?"));
        await page.SubmitAsync("Non", ("Site", "une machine"), ("mot", "Achetez"));

        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync($"/fiches/{id}")).Text.ShouldNotContain("Et pour un mineur ?");
        var heard = await admin.GetPageAsync($"/fiches/{id}");
        heard.Text.ShouldContain("1 oui, 1 non");
        heard.Text.ShouldContain("Et pour un mineur ? pas utile");
        await heard.SubmitAsync("Retirer ce mot : Et pour un mineur ?");
        (await admin.GetPageAsync($"/fiches/{id}")).Text.ShouldContain("1 oui, 1 non");
        app.Clock.Advance(TimeSpan.FromDays(366));
        await app.RunJobAsync<ForgetSheetOpinionsJob>();
        (await app.DatabaseAsync(db => db.Set<SheetOpinion>().AnyAsync())).ShouldBeFalse();
    }
}
