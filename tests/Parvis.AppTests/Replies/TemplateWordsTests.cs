using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>Conditions, blocks, versions and easy words of templates, and the plain words of answers.</summary>
public sealed class TemplateWordsTests
{
    [SkippableTheory, BothDatabases]
    public async Task Conditions_and_blocks_reach_the_answer(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var chef = await app.SignInAsync("chef");
        await WriteAsync(
            chef,
            app,
            "{{bloc ouverture}}\n\n{{si demande.intervention}}\nNous venons le {{demande.intervention}}.\n{{sinon}}\nLa date n'est pas fixée.\n{{fin}}"
        );
        using var anne = await app.SignInAsync("voirie");

        var filled = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync("Suivi");

        var body = filled.Find("[name='Input.Body']").TextContent;
        body.ShouldContain($"Sa référence est {request.Reference}.");
        body.ShouldContain("La date n'est pas fixée.");
        body.ShouldNotContain("{{");
        body.ShouldNotContain("Nous venons");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_wrong_is_said_with_its_line_and_shown_in_the_preview(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var chef = await app.SignInAsync("chef");

        var refused = await WriteAsync(chef, app, "Bonjour,\n{{si usager.nom}}\nvous");
        refused.Find(".error-summary").TextContent.ShouldContain("Ligne 2 : {{si usager.nom}} n'est pas fermé");

        var preview = await refused.SubmitAsync("Voir l'aperçu");
        preview.Find("#apercu").TextContent.ShouldContain("Ligne 2");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_preview_shows_mail_letter_and_telephone(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var chef = await app.SignInAsync("chef");

        var preview = await (await chef.GetPageAsync("/reglages/modeles/nouveau")).SubmitAsync(
            "Voir l'aperçu",
            ("TryOn", request.Reference),
            ("Input.Subject", "Votre demande"),
            ("Input.Body", "C'est réparé."),
            ("Input.Spoken", "Le trou est rebouché, {{usager.nom}}."),
            ("Input.EasyBody", "Bonjour.\nLe trou est bouché.")
        );

        var shown = TownPage.Flat(preview.Find("#apercu").TextContent);
        shown.ShouldContain("Courriel");
        shown.ShouldContain("Lettre Monsieur Yann Le Goff");
        shown.ShouldContain("À lire au téléphone Le trou est rebouché, Yann Le Goff.");
        shown.ShouldContain("Facile à lire Bonjour. Le trou est bouché.");
    }

    [SkippableTheory, BothDatabases]
    public async Task Every_wording_is_kept_and_can_be_taken_up_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var chef = await app.SignInAsync("chef");
        await WriteAsync(chef, app, "Le premier texte.");
        var id = await app.DatabaseAsync(db => db.Set<ReplyTemplate>().Select(t => t.Id).SingleAsync());
        await (await chef.GetPageAsync($"/reglages/modeles/{id}")).SubmitAsync(
            "Enregistrer",
            ("Input.Body", "Le second texte.")
        );
        // Nothing new is said: no version.
        await (await chef.GetPageAsync($"/reglages/modeles/{id}")).SubmitAsync(
            "Enregistrer",
            ("Input.Name", "Autre nom")
        );

        var versions = await (await chef.GetPageAsync($"/reglages/modeles/{id}")).FollowAsync("Versions");
        versions.Text.ShouldContain("Version 2, celle d'aujourd'hui");
        versions.Text.ShouldContain("a changé : le texte");
        versions.Text.ShouldNotContain("Version 3");
        var restored = await versions.SubmitAsync("Reprendre la version 1");

        restored.Text.ShouldContain("Reprend la version 1.");
        (await app.DatabaseAsync(db => db.Set<ReplyTemplate>().SingleAsync())).Body.ShouldBe("Le premier texte.");
        using var other = await app.SignInAsync("chef-verts");
        await other.GetPageAsync($"/reglages/modeles/{id}/versions", System.Net.HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_words_before_versions_were_kept_are_not_lost(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var template = new ReplyTemplate();
        template.Edit(
            new ReplyTemplateOptions
            {
                Name = "Ancien",
                Subject = "Votre demande",
                Body = "L'ancien texte.",
            }
        );
        await app.DatabaseAsync(db =>
        {
            db.Add(template);
            return db.SaveChangesAsync();
        });
        using var pilote = await app.SignInAsync("pilote");

        await (await pilote.GetPageAsync($"/reglages/modeles/{template.Id}")).SubmitAsync(
            "Enregistrer",
            ("Input.Body", "Le nouveau texte.")
        );

        (
            await app.DatabaseAsync(db =>
                db.Set<ReplyTemplateVersion>().OrderBy(v => v.Number).Select(v => v.Body).ToListAsync()
            )
        ).ShouldBe(["L'ancien texte.", "Le nouveau texte."]);
    }

    [SkippableTheory, BothDatabases]
    public async Task Blocks_are_changed_by_who_changes_all_templates(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var chef = await app.SignInAsync("chef");
        (await chef.GetPageAsync("/reglages/modeles/blocs")).Text.ShouldContain(
            "l'administrateur ou le pilote les change"
        );
        using var pilote = await app.SignInAsync("pilote");
        var page = await pilote.GetPageAsync("/reglages/modeles/blocs");

        var refused = await page.SubmitAsync("Enregistrer", ("Input.Closing", "Merci {{usager.prenoms}}"));
        refused.Find(".error-summary").TextContent.ShouldContain("Ligne 1 : la variable {{usager.prenoms}}");
        await refused.SubmitAsync("Enregistrer", ("Input.Closing", "À bientôt,"));

        (await pilote.GetPageAsync("/reglages/modeles/blocs")).ValueOf("Input.Closing").ShouldBe("À bientôt,");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_blocks_said_is_kept_and_can_be_taken_up_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var pilote = await app.SignInAsync("pilote");
        const string page = "/reglages/modeles/blocs";
        var before = (await pilote.GetPageAsync(page)).ValueOf("Input.Closing");
        (await pilote.GetPageAsync($"{page}/versions")).Text.ShouldContain("Pas encore de version");
        var saved = await (await pilote.GetPageAsync(page)).SubmitAsync("Enregistrer", ("Input.Closing", "À bientôt,"));
        // Saving what is there already is no version.
        await saved.SubmitAsync("Enregistrer");

        var versions = await pilote.GetPageAsync($"{page}/versions");
        versions.Text.ShouldContain("Version 2, celle d'aujourd'hui");
        versions.Text.ShouldContain("En bref : a changé : « Fermeture ».");
        versions.Text.ShouldContain("par avant le suivi des versions");
        using var chef = await app.SignInAsync("chef");
        (await chef.GetPageAsync($"{page}/versions")).Text.ShouldNotContain("Reprendre la version");
        var again = await versions.SubmitAsync("Reprendre la version 1");

        again.Text.ShouldContain("Reprend la version 1.");
        (await pilote.GetPageAsync(page)).ValueOf("Input.Closing").ShouldBe(before);
        // Of two who press, the second is told that the blocks changed.
        var late = await versions.SubmitAsync("Reprendre la version 1");
        late.Text.ShouldContain("Un collègue vient d'enregistrer une autre version");
        (await app.DatabaseAsync(db => db.Set<ReplyBlocksVersion>().CountAsync())).ShouldBe(3);
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_asked_for_easy_letters_gets_easy_words(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var chef = await app.SignInAsync("chef");
        var form = await chef.GetPageAsync("/reglages/modeles/nouveau");
        await form.SubmitAsync(
            "Enregistrer",
            ("Input.Name", "Suivi"),
            ("Input.DepartmentId", app.Town.Roads),
            ("Input.Subject", "Votre demande"),
            ("Input.Body", "Le texte habituel."),
            ("Input.EasyBody", "Le texte facile."),
            ("Input.Spoken", "Ce que je lis.")
        );
        using var anne = await app.SignInAsync("voirie");
        (await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync("Suivi"))
            .ValueOf("Input.Body")
            .ShouldBe("Le texte habituel.");
        await app.DatabaseAsync(async db =>
        {
            db.Add(
                RequesterNeed.Record(
                    request.RequesterId!.Value,
                    NeedSuggestions.All.Single(n => n.Contains("FALC", StringComparison.Ordinal)),
                    "la personne, au guichet",
                    "Accueil",
                    app.Clock.UtcNow
                )
            );
            return await db.SaveChangesAsync();
        });

        var page = await anne.GetPageAsync(request.ReplyUrl());
        page.Text.ShouldContain("comme cette personne l'a demandé");
        var easy = await page.SubmitAsync("Suivi");
        easy.ValueOf("Input.Body").ShouldBe("Le texte facile.");
        // On the telephone the agent has what is read aloud.
        (await easy.SubmitAsync("Suivi", ("Input.Channel", "Phone")))
            .ValueOf("Input.Body")
            .ShouldBe("Ce que je lis.");
    }

    [SkippableTheory, BothDatabases]
    public async Task Plain_words_are_proposed_and_nothing_is_lost(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");

        var read = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Relire en langage clair",
            ("Input.Channel", "Post"),
            ("Input.Body", "Nonobstant votre lettre, votre demande est examinée par nos agents.")
        );

        read.Find("#langage-clair").TextContent.ShouldContain("« Nonobstant »");
        read.Find("#langage-clair").TextContent.ShouldContain("plutôt « Malgré »");
        read.Find("#langage-clair").TextContent.ShouldContain("dites plutôt qui fait quoi");
        read.ValueOf("Input.Body").ShouldBe("Nonobstant votre lettre, votre demande est examinée par nos agents.");
        (await read.SubmitAsync("Envoyer", ("Input.Channel", "Phone"))).Path.ShouldBe($"/demandes/{request.Reference}");
    }

    static async Task<TownPage> WriteAsync(TownClient head, TownApp app, string body) =>
        await (await head.GetPageAsync("/reglages/modeles/nouveau")).SubmitAsync(
            "Enregistrer",
            ("Input.Name", "Suivi"),
            ("Input.DepartmentId", app.Town.Roads),
            ("Input.TopicId", app.Town.Pothole),
            ("Input.Subject", "Votre demande {{demande.reference}}"),
            ("Input.Body", body)
        );
}
