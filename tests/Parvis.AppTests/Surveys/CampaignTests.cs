using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Surveys.Campaigns;
using Parvis.TestKit;

namespace Parvis.AppTests.Surveys;

/// <summary>The town asks whoever wishes to answer, and nobody is known.</summary>
public sealed class CampaignTests
{
    [SkippableTheory, BothDatabases]
    public async Task Questions_are_composed_answered_by_anybody_and_stay_once_answered(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        using var pilot = await app.SignInAsync("pilote");
        var edit = await pilot.GetPageAsync("/pilotage/campagnes/fiche");
        (await edit.SubmitAsync("Enregistrer", ("Input.Title", "L'accueil"))).Errors.ShouldBe([
            "Dites jusqu'à quel jour.",
        ]);
        var sheet = await edit.SubmitAsync(
            "Enregistrer",
            ("Input.Title", "L'accueil"),
            ("Input.Until", new DateOnly(2026, 11, 30))
        );
        var choice = await sheet.SubmitAsync("Ajouter", ("nature", nameof(CampaignKind.Choice)));
        (
            await choice.SubmitAsync("Enregistrer", ("Input.Label", "Où ?"), ("Input.Choices", "Ici"))
        ).Errors.ShouldHaveSingleItem();
        await choice.SubmitAsync("Enregistrer", ("Input.Label", "Où ?"), ("Input.Choices", "Ici\nAilleurs"));
        await AddAsync(sheet, CampaignKind.YesNo, "Avez-vous attendu ?", required: true);
        sheet = await AddAsync(sheet, CampaignKind.Words, "Que changer ?", required: false);
        var campaign = await CampaignAsync(app);
        var keys = campaign.Form.Questions.Select(q => $"q-{q.Key}").ToList();
        (await pilot.GetPageAsync($"{sheet.Path}/affiche")).Find("img.poster-code").ShouldNotBeNull();

        using var visitor = app.Visit();
        var form = await visitor.GetPageAsync($"/avis/campagne/{campaign.Key.ToUpperInvariant()}");
        var refused = await form.SubmitAsync("Envoyer ma réponse", (keys[0], "Ici"), (keys[2], "Des bancs."));
        refused.Errors.ShouldBe(["Avez-vous attendu ? Choisissez oui ou non."]);
        refused.Body.ShouldContain("Des bancs.");
        for (var n = 0; n < 10; n++)
        {
            var fresh = await visitor.GetPageAsync($"/avis/campagne/{campaign.Key}?lieu={app.Town.TownHall:N}");
            var thanks = await fresh.SubmitAsync(
                "Envoyer ma réponse",
                (keys[0], "Ici"),
                (keys[1], n < 4 ? "oui" : "non"),
                (keys[2], "Des bancs.")
            );
            thanks.Title.ShouldBe("Merci de votre réponse");
            if (n == 0)
            {
                // Sent twice.
                await fresh.SubmitAsync("Envoyer ma réponse", (keys[0], "Ici"), (keys[1], "oui"));
                (await pilot.GetPageAsync(sheet.Path)).Text.ShouldContain("Oui trop peu de réponses");
            }
        }

        var results = await pilot.GetPageAsync(sheet.Path);
        results.Text.ShouldContain("Réponses 10");
        results.Text.ShouldContain("Oui 40 %");
        var late = await pilot.GetPageAsync($"{sheet.Path}/questions/{campaign.Form.Questions[1].Key}");
        (await late.SubmitAsync("Enregistrer", ("Input.Label", "Autre ?"))).Errors.ShouldHaveSingleItem();
        app.Clock.Advance(TimeSpan.FromDays(15));
        await visitor.GetPageAsync($"/avis/campagne/{campaign.Key}", HttpStatusCode.NotFound);
        using var reception = await app.SignInAsync("accueil");
        var paper = await reception.GetPageAsync($"{sheet.Path}/saisie");
        (await paper.SubmitAsync("Noter cette réponse", (keys[0], "Ailleurs"), (keys[1], "non"))).Text.ShouldContain(
            "La réponse est notée"
        );
        (await app.DatabaseAsync(db => db.Set<CampaignAnswer>().CountAsync(a => a.Way == CampaignWay.Paper))).ShouldBe(
            1
        );
        app.Clock.Advance(TimeSpan.FromDays(CampaignReply.DaysOfWords + 1));
        await app.RunJobAsync<ForgetWordsJob>();
        (await app.DatabaseAsync(db => db.Set<CampaignReply>().AnyAsync(r => r.Text != ""))).ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_tablet_asks_one_question_a_screen_thanks_and_starts_again(DatabaseKind database)
    {
        await using var app = await Surveyed.StartAsync(database);
        using var pilot = await app.SignInAsync("pilote");
        var sheet = await (await pilot.GetPageAsync("/pilotage/campagnes/fiche")).SubmitAsync(
            "Enregistrer",
            ("Input.Title", "L'accueil"),
            ("Input.Until", new DateOnly(2026, 11, 30))
        );
        await AddAsync(sheet, CampaignKind.Words, "Que changer ?", required: false);
        await AddAsync(sheet, CampaignKind.Scale, "Comment avez-vous été reçu ?", required: true);
        await AddAsync(sheet, CampaignKind.YesNo, "Avez-vous attendu ?", required: false);
        var campaign = await CampaignAsync(app);

        using var tablet = app.Visit();
        var first = await tablet.GetPageAsync($"/avis/borne/{campaign.Key}?lieu={app.Town.TownHall:N}");
        first.FindButtonOrNull("Passer").ShouldBeNull("it must be answered");
        var second = await first.SubmitAsync("😀 Très bien");
        second.Text.ShouldContain("Avez-vous attendu ?");
        second.Text.ShouldNotContain("Comment avez-vous été reçu ?");
        var last = await second.SubmitAsync("Passer");
        var thanks = await last.SubmitAsync("Envoyer", ($"q-{campaign.Form.Questions[0].Key}", "Des bancs."));
        thanks.Title.ShouldBe("Merci");
        thanks.Response.Headers.GetValues("Refresh").Single().ShouldStartWith("8; url=/avis/borne/");
        var replies = await app.DatabaseAsync(db => db.Set<CampaignReply>().AsNoTracking().ToListAsync());
        replies.Select(r => r.Choice + r.Text).ShouldBe(["Des bancs.", "5"], ignoreOrder: true);
        replies.ShouldAllBe(r => r.SiteId == app.Town.TownHall);
    }

    static async Task<TownPage> AddAsync(TownPage sheet, CampaignKind kind, string label, bool required)
    {
        var question = await sheet.SubmitAsync("Ajouter", ("nature", kind.ToString()));
        return await question.SubmitAsync("Enregistrer", ("Input.Label", label), ("Input.Required", required));
    }

    static Task<Campaign> CampaignAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<Campaign>().AsNoTracking().SingleAsync());
}
