using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Templates;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>Templates: written by who may, previewed with real values, one click to use.</summary>
public sealed class TemplatePageTests
{
    const string Body =
        "Bonjour {{usager.nom}},\n\nVotre demande {{demande.reference}} est suivie par {{service.nom}}.";

    [SkippableTheory, BothDatabases]
    public async Task A_template_fills_the_answer_in_one_click(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var chef = await app.SignInAsync("chef");
        await WriteAsync(chef, app, "Prise en charge", Body);
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.GetPageAsync(request.ReplyUrl());

        var filled = await page.SubmitAsync("Prise en charge");

        filled
            .Find("[name='Input.Body']")
            .TextContent.Trim()
            .ReplaceLineEndings("\n")
            .ShouldBe($"Bonjour Yann Le Goff,\n\nVotre demande {request.Reference} est suivie par Voirie.");
        var sent = await filled.SubmitAsync("Envoyer");
        sent.Text.ShouldContain("Annuler l'envoi");
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_templates_of_one_department_and_topic_have_two_names(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var chef = await app.SignInAsync("chef");
        await WriteAsync(chef, app, "Prise en charge", Body);

        var second = await WriteAsync(chef, app, " prise en CHARGE ", "Un autre texte.");

        second.Text.ShouldContain("Un autre modèle porte déjà ce nom");
        second.Find("[name='Input.Body']").TextContent.Trim().ShouldBe("Un autre texte.");
        (await app.DatabaseAsync(db => db.Set<ReplyTemplate>().CountAsync())).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_usual_answer_is_there_when_the_page_opens(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var chef = await app.SignInAsync("chef");
        await WriteAsync(chef, app, "Prise en charge", Body, usual: true);
        using var anne = await app.SignInAsync("voirie");

        var page = await anne.GetPageAsync(request.ReplyUrl());

        page.Find("[name='Input.Body']").TextContent.ShouldContain($"Votre demande {request.Reference} est suivie");
        page.Find("[name='Input.Subject']").GetAttribute("value").ShouldBe($"Votre demande {request.Reference}");
    }

    [SkippableTheory, BothDatabases]
    public async Task Words_somebody_typed_stay_above_a_template(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var chef = await app.SignInAsync("chef");
        await WriteAsync(chef, app, "Prise en charge", Body);
        await WriteAsync(chef, app, "Autre réponse", "Un autre texte.");
        using var anne = await app.SignInAsync("voirie");

        var page = await (await anne.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Prise en charge",
            ("Input.Body", "Mes mots à moi.")
        );
        page.Find("[name='Input.Body']").TextContent.ShouldContain("Mes mots à moi.\n\nBonjour Yann Le Goff");

        // A template left as it was gives way to another.
        var first = await page.SubmitAsync("Autre réponse", ("Input.Body", ""));
        var second = await first.SubmitAsync("Prise en charge");
        second.Find("[name='Input.Body']").TextContent.ShouldNotContain("Un autre texte.");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_preview_uses_a_real_request_and_names_what_has_no_value(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        using var chef = await app.SignInAsync("chef");

        var preview = await (await chef.GetPageAsync("/reglages/modeles/nouveau")).SubmitAsync(
            "Voir l'aperçu",
            ("TryOn", request.Reference),
            ("Input.Subject", "Votre demande"),
            ("Input.Body", "Bonjour {{usager.nom}}, rendez-vous {{demande.intervention}}.")
        );

        preview.Text.ShouldContain("Bonjour Yann Le Goff");
        preview.Text.ShouldContain("Sans valeur ici : {{demande.intervention}}");
        preview.Text.ShouldContain("Anne Morel");
        (await app.DatabaseAsync(db => db.Set<ReplyTemplate>().CountAsync())).ShouldBe(0);

        await preview.SubmitAsync("Enregistrer", ("Input.Name", "Rendez-vous"), ("Input.DepartmentId", app.Town.Roads));
        (await app.DatabaseAsync(db => db.Set<ReplyTemplate>().SingleAsync())).Name.ShouldBe("Rendez-vous");
    }

    [SkippableTheory, BothDatabases]
    public async Task An_unknown_variable_is_refused_with_its_name(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var chef = await app.SignInAsync("chef");

        var refused = await WriteAsync(chef, app, "Modèle faux", "Bonjour {{usager.prenoms}},");

        refused.Path.ShouldBe("/reglages/modeles/nouveau");
        refused.Find(".error-summary").TextContent.ShouldContain("{{usager.prenoms}}");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_redirection_names_the_competent_body(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var partner = new PartnerAuthority();
        partner.Edit(new PartnerAuthorityOptions { Name = "Rennes Métropole", Phone = "02 99 86 60 60" });
        await app.DatabaseAsync(async db =>
        {
            db.Add(partner);
            return await db.SaveChangesAsync();
        });
        var request = await app.TakenRequestAsync();
        using var pilote = await app.SignInAsync("pilote");
        await (await pilote.GetPageAsync("/reglages/modeles/nouveau")).SubmitAsync(
            "Enregistrer",
            ("Input.Name", "Voirie métropolitaine"),
            ("Input.PartnerId", partner.Id),
            ("Input.Subject", "Votre demande {{demande.reference}}"),
            ("Input.Body", "Cette rue relève de {{partenaire.nom}}, {{partenaire.telephone}}.")
        );

        var filled = await (await pilote.GetPageAsync(request.ReplyUrl())).SubmitAsync("Voirie métropolitaine");

        filled
            .Find("[name='Input.Body']")
            .TextContent.ShouldContain("Cette rue relève de Rennes Métropole, 02 99 86 60 60.");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_head_writes_for_the_departments_they_head_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var chef = await app.SignInAsync("chef");
        await WriteAsync(chef, app, "Prise en charge", Body);
        var id = await app.DatabaseAsync(db => db.Set<ReplyTemplate>().Select(t => t.Id).SingleAsync());
        using var other = await app.SignInAsync("chef-verts");
        using var anne = await app.SignInAsync("voirie");

        await other.GetPageAsync($"/reglages/modeles/{id}", System.Net.HttpStatusCode.NotFound);
        (await other.GetPageAsync("/reglages/modeles")).Text.ShouldNotContain("Prise en charge");
        using var answer = await anne.SendOnceAsync(
            new HttpRequestMessage(HttpMethod.Get, new Uri("/reglages/modeles", UriKind.Relative))
        );
        answer.StatusCode.ShouldNotBe(System.Net.HttpStatusCode.OK);
    }

    static async Task<TownPage> WriteAsync(
        TownClient head,
        TownApp app,
        string name,
        string body,
        bool usual = false
    ) =>
        await (await head.GetPageAsync("/reglages/modeles/nouveau")).SubmitAsync(
            "Enregistrer",
            ("Input.Name", name),
            ("Input.DepartmentId", app.Town.Roads),
            ("Input.TopicId", app.Town.Pothole),
            ("Input.IsDefault", usual),
            ("Input.Subject", "Votre demande {{demande.reference}}"),
            ("Input.Body", body)
        );
}
