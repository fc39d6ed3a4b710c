using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Knowledge;
using Parvis.TestKit;

namespace Parvis.AppTests.Knowledge;

/// <summary>Proposed by anybody, written passage by passage, published by who answers for it.</summary>
public sealed class WritingTests
{
    [SkippableTheory, BothDatabases]
    public async Task An_agent_proposes_and_the_head_publishes(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var anne = await app.SignInAsync("voirie");
        using var chef = await app.SignInAsync("chef");
        using var reception = await app.SignInAsync("accueil");
        (await anne.BeginAsync("")).Errors.ShouldBe(["Donnez un titre à la fiche : la question, comme on la pose."]);
        var draft = await anne.BeginAsync("Un trou dans ma rue, que faire ?", app.Town.Pothole);
        draft = await anne.AddAsync(draft, "Paragraph", "Dites-nous où, et depuis quand.");
        var id = KnowledgeStand.IdOf(draft);

        draft.Text.ShouldContain("Hélène Dubreuil la relit, puis la publie.");
        draft.FindButtonOrNull("Publier").ShouldBeNull();
        await reception.GetPageAsync($"/fiches/{id}", HttpStatusCode.NotFound);
        await reception.GetPageAsync($"/fiches/{id}/ecrire", HttpStatusCode.NotFound);
        (await anne.ForgeAsync($"/fiches/{id}/ecrire?handler=Publish", ("Seen", "0"))).ShouldBe(
            HttpStatusCode.NotFound
        );
        var published = await (await chef.GetPageAsync($"/fiches/{id}/ecrire")).SubmitAsync("Publier");

        published.Path.ShouldBe($"/fiches/{id}");
        (await reception.GetPageAsync("/fiches?q=troux")).Text.ShouldContain("Un trou dans ma rue, que faire ?");
        (await reception.GetPageAsync($"/fiches/{id}")).Text.ShouldContain("Dites-nous où, et depuis quand.");
        // Once it is read, who proposed it does not change it alone.
        await anne.GetPageAsync($"/fiches/{id}/ecrire", HttpStatusCode.NotFound);
        (await anne.ForgeAsync($"/fiches/{id}?handler=Review")).ShouldBe(HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task Passages_are_added_moved_changed_and_taken_away_and_read_when_published(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var chef = await app.SignInAsync("chef");
        using var reception = await app.SignInAsync("accueil");
        var id = await chef.PublishedAsync("Un trou dans ma rue ?", app.Town.Pothole);
        var composed = await chef.GetPageAsync($"/fiches/{id}/ecrire");

        composed = await composed.SubmitAsync("Descendre : La copie est gratuite.");
        composed = await composed.SubmitAsync("Retirer : Une pièce d'identité");
        composed.Text.ShouldContain("publiez-le");
        (await chef.AddAsync(composed, "Link", "Le plan", ("Input.Address", "javascript:alert(1)"))).Errors.ShouldBe([
            "L'adresse du lien commence par https:// ou, pour une page de ce site, par /.",
        ]);
        var read = await reception.GetPageAsync($"/fiches/{id}");
        read.Text.ShouldContain(KnowledgeStand.Document);
        await (await chef.GetPageAsync($"/fiches/{id}/ecrire")).SubmitAsync("Publier");

        read = await reception.GetPageAsync($"/fiches/{id}");
        read.Text.ShouldNotContain(KnowledgeStand.Document);
        read.Text.ShouldContain("Venez au guichet. La copie est gratuite.");
        (await app.SheetAsync(id)).Published.ShouldBe(2);
        await (await chef.GetPageAsync($"/fiches/{id}/ecrire")).SubmitAsync("Retirer la fiche");
        await reception.GetPageAsync($"/fiches/{id}", HttpStatusCode.NotFound);
        (await reception.GetPageAsync("/fiches")).Text.ShouldNotContain("Un trou dans ma rue");
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_who_write_at_once_are_told_and_lose_nothing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var chef = await app.SignInAsync("chef");
        using var pilot = await app.SignInAsync("pilote");
        var id = await chef.PublishedAsync("Un trou dans ma rue ?", app.Town.Pothole);
        var passage = (await chef.GetPageAsync($"/fiches/{id}/ecrire"))
            .Find(".form-question-label")
            .GetAttribute("href")!;
        var (mine, theirs) = (await chef.GetPageAsync(passage), await pilot.GetPageAsync(passage));
        await theirs.SubmitAsync("Enregistrer", ("Input.Text", "La copie coûte un euro."));

        var refused = await mine.SubmitAsync("Enregistrer", ("Input.Text", "La copie est offerte."));

        refused.Text.ShouldContain("Un collègue vient d'enregistrer une autre version");
        refused.Text.ShouldContain("La copie coûte un euro.");
        refused.ValueOf("Input.Text").ShouldBe("La copie est offerte.");
        (await refused.SubmitAsync("Enregistrer")).Text.ShouldContain("La copie est offerte.");
        var about = await chef.GetPageAsync($"/fiches/{id}/presentation");
        await (await pilot.GetPageAsync($"/fiches/{id}/presentation")).SubmitAsync(
            "Enregistrer",
            ("Input.Synonyms", "nid-de-poule\ncrevasse")
        );
        var told = await about.SubmitAsync("Enregistrer", ("Input.Title", "Un trou devant chez moi ?"));
        told.Text.ShouldContain("crevasse");
        told.ValueOf("Input.Title").ShouldBe("Un trou devant chez moi ?");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_colleague_says_that_it_is_wrong_and_who_answers_for_it_settles_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var chef = await app.SignInAsync("chef");
        using var reception = await app.SignInAsync("accueil");
        var id = await chef.PublishedAsync("Un trou dans ma rue ?", app.Town.Pothole);
        var page = await reception.GetPageAsync($"/fiches/{id}");

        (await page.SubmitAsync("Signaler")).Errors.ShouldBe(["Dites ce qui est faux, ou ce qui manque."]);
        (await page.SubmitAsync("Signaler", ("Remark", "Le guichet a déménagé."))).Text.ShouldContain(
            "Hélène Dubreuil le saura"
        );

        (await reception.GetPageAsync($"/fiches/{id}")).Text.ShouldNotContain("Le guichet a déménagé.");
        (await chef.GetPageAsync("/fiches?filtre=a-relire")).Text.ShouldContain("Signalée fausse par un collègue");
        var mine = await chef.GetPageAsync($"/fiches/{id}");
        mine.Text.ShouldContain("Le guichet a déménagé. Aline Petit");
        await mine.SubmitAsync("C'est réglé : Le guichet a déménagé.");
        (await app.DatabaseAsync(db => db.Set<SheetRemark>().AnyAsync())).ShouldBeFalse();
    }
}
