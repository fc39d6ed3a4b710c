using System.Net;
using Parvis.AppTests.Reminders;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Knowledge;
using Parvis.Features.Reminders.Digests;
using Parvis.TestKit;

namespace Parvis.AppTests.Knowledge;

/// <summary>Sheets stay true: read again on time, read by all who must, and begun where questions come up.</summary>
public sealed class KeepingTests
{
    static readonly DateOnly Monday = new(2026, 11, 16);

    [SkippableTheory, BothDatabases]
    public async Task The_owner_then_the_head_then_the_pilot_are_told_when_it_is_to_be_read_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var chef = await app.SignInAsync("chef");
        var id = await chef.PublishedAsync("Un trou dans ma rue ?", app.Town.Pothole);
        await (await chef.GetPageAsync($"/fiches/{id}/presentation")).SubmitAsync(
            "Enregistrer",
            ("Input.OwnerId", app.Town.Agent("voirie")),
            ("Input.ReviewMonths", 3)
        );
        (await app.SheetAsync(id)).ReviewOn.ShouldBe(new DateOnly(2027, 2, 16));

        await MorningAsync(app, new DateOnly(2027, 2, 8));
        app.Digests("voirie").ShouldBeEmpty();
        await MorningAsync(app, new DateOnly(2027, 2, 9));
        var mail = app.Digests("voirie").ShouldHaveSingleItem();
        mail.ShouldContain("Subject: 1 fiche attend un geste de vous");
        mail.ShouldContain("Fiches à relire\r\n- Fiche, Un trou dans ma rue ?, à relire avant le mar. 16 févr.");
        mail.ShouldContain($"http://localhost:5080/fiches/{id}");
        app.Digests("chef").ShouldBeEmpty();
        await MorningAsync(app, new DateOnly(2027, 2, 23));
        app.Digests("chef").ShouldHaveSingleItem().ShouldContain("à relire depuis le mar. 16 févr.");
        app.Digests("pilote").ShouldBeEmpty();

        // Who left leaves it to the head.
        await app.DatabaseAsync(async db =>
        {
            (await db.FindAsync<KnowledgeSheet>(id))!.Review(new DateOnly(2026, 11, 25));
            return await db.SaveChangesAsync();
        });
        using var admin = await app.SignInAsync("admin");
        await (await admin.GetPageAsync($"/reglages/agents/fiche/{app.Town.Agent("voirie")}")).SubmitAsync(
            "Enregistrer",
            ("Input.Active", false)
        );
        (await admin.GetPageAsync($"/fiches/{id}")).Text.ShouldContain("tenue par Hélène Dubreuil");
        await MorningAsync(app, new DateOnly(2027, 2, 24));
        app.Digests("chef").Count.ShouldBe(2);
        using var head = await app.SignInAsync("chef");
        (await head.GetPageAsync("/fiches?filtre=a-relire")).Text.ShouldContain("Un trou dans ma rue ?");
        (
            await (await head.GetPageAsync($"/fiches/{id}")).SubmitAsync("Relue aujourd'hui, elle est juste")
        ).Text.ShouldContain("lundi 24 mai 2027");
    }

    [SkippableTheory, BothDatabases]
    public async Task Each_agent_says_that_they_read_the_charter_and_again_when_its_sense_changes(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        Guid id;
        using (var author = await app.SignInAsync("pilote"))
        {
            var charter = await author.BeginAsync("Charte de l'accueil", topic: null, SheetKind.Charter);
            charter = await author.AddAsync(charter, "Paragraph", "Nous rappelons dans la journée.");
            id = KnowledgeStand.IdOf(charter);
            await (await author.GetPageAsync($"/fiches/{id}/presentation")).SubmitAsync(
                "Enregistrer",
                ("Input.AsksReceipt", true)
            );
            await (await author.GetPageAsync($"/fiches/{id}/ecrire")).SubmitAsync("Publier");
        }

        await MorningAsync(app, Monday.AddDays(1));
        app.Digests("accueil").ShouldHaveSingleItem().ShouldContain("À lire\r\n- Fiche, Charte de l'accueil");
        // Sessions of the day before are over.
        using var pilot = await app.SignInAsync("pilote");
        using var reception = await app.SignInAsync("accueil");
        using var chef = await app.SignInAsync("chef");
        (await reception.GetPageAsync("/fiches?filtre=a-lire")).Text.ShouldContain("Charte de l'accueil");
        var read = await (await reception.GetPageAsync($"/fiches/{id}")).SubmitAsync("J'ai lu");
        read.FindButtonOrNull("J'ai lu").ShouldBeNull();
        read.Text.ShouldContain("Vous l'avez lue le mar. 17 nov.");
        await chef.GetPageAsync($"/fiches/{id}/lectures", HttpStatusCode.NotFound);
        var list = await (await pilot.GetPageAsync($"/fiches/{id}")).FollowAsync("Qui a lu, qui n'a pas lu");
        list.Text.ShouldContain("1 agent a lu, sur 13");
        list.Rows(".sheet-row")[^1].ShouldStartWith("Aline Petit");
        // A spelling mistake asks nobody again; another promise does.
        await ChangeAsync("Nous rappelons le jour même.", sense: false);
        (await reception.GetPageAsync($"/fiches/{id}")).FindButtonOrNull("J'ai lu").ShouldBeNull();
        await ChangeAsync("Nous rappelons dans l'heure.", sense: true);
        (await reception.GetPageAsync($"/fiches/{id}")).FindButtonOrNull("J'ai lu").ShouldNotBeNull();
        (await pilot.GetPageAsync($"/fiches/{id}/lectures")).Text.ShouldContain("a lu une version d'avant");
        await MorningAsync(app, Monday.AddDays(2));
        app.Digests("accueil").Count.ShouldBe(2);

        async Task ChangeAsync(string text, bool sense)
        {
            var composed = await pilot.GetPageAsync($"/fiches/{id}/ecrire");
            var passage = composed.Find(".form-question-label").GetAttribute("href")!;
            composed = await (await pilot.GetPageAsync(passage)).SubmitAsync("Enregistrer", ("Input.Text", text));
            await composed.SubmitAsync("Publier", ("ChangesSense", sense));
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task The_questions_that_come_up_without_a_sheet_become_drafts(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.RegisterConfidentialRequestAsync("Secours");
        await app.RegisterPotholeAsync("Trou");
        using var reception = await app.SignInAsync("accueil");
        for (var call = 0; call < 2; call++)
            await (await reception.GetPageAsync("/demandes/simple-appel")).SubmitAsync(
                $"[value='{app.Town.BirthCertificate}'][name='TopicId']"
            );
        using var chef = await app.SignInAsync("chef");
        using var social = await app.SignInAsync("social");

        var questions = await chef.GetPageAsync("/fiches/questions");
        questions.Rows(".sheet-row strong").ShouldBe(["Acte de naissance", "Nid-de-poule"]);
        (await social.GetPageAsync("/fiches/questions")).Text.ShouldNotContain("Aide d'urgence");
        var draft = await questions.SubmitAsync("Commencer une fiche : Acte de naissance");

        draft.Text.ShouldContain("elle est gratuite");
        draft.Text.ShouldContain("Pièce d'identité");
        (await chef.GetPageAsync("/fiches/questions")).Text.ShouldContain("Continuer le brouillon");
        (await social.ForgeAsync("/fiches/questions", ("TopicId", $"{app.Town.SocialAid}"))).ShouldBe(
            HttpStatusCode.NotFound
        );
        using var admin = await app.SignInAsync("admin");
        await admin.PublishedAsync("Un trou ?", app.Town.Pothole);
        (await chef.GetPageAsync("/fiches/questions")).Rows(".sheet-row strong").ShouldBe(["Acte de naissance"]);
    }

    static async Task MorningAsync(TownApp app, DateOnly day)
    {
        app.Clock.Advance(day.ToDateTime(new TimeOnly(7, 0)) - app.Clock.UtcNow);
        await app.RunJobAsync<DigestJob>();
        await app.SendDueAsync();
    }
}
