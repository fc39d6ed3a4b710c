using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Replies;
using Parvis.Features.Replies.Together;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Topics;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies;

/// <summary>Several requests ticked in a list are answered with one text, each by its own way.</summary>
[OnEachDatabase]
public sealed class TogetherTests
{
    [SkippableTheory, BothDatabases]
    public async Task Each_gets_its_own_answer_by_mail_or_by_letter(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var three = await app.ThreeAsync();
        using var anne = await app.SignInAsync("voirie");

        var page = await anne.ChooseMineAsync();
        page.Text.ShouldContain("1 par courriel");
        page.Text.ShouldContain("1 par lettre");
        page.Text.ShouldContain("Ni courriel ni adresse postale.");
        var sent = await page.SendAsync();
        await app.DoneAsync();

        sent.Title.ShouldBe("Réponse groupée envoyée");
        var mail = (await app.OutgoingAsync(three[0])).ShouldHaveSingleItem();
        mail.Channel.ShouldBe(Channel.Email);
        mail.Body.ShouldStartWith("Bonjour Anne-Lise Courriel,");
        mail.Author.ShouldBe("Anne Morel");
        var letter = (await app.OutgoingAsync(three[1])).ShouldHaveSingleItem();
        letter.State.ShouldBe(CorrespondenceState.ToPrint);
        letter.Body.ShouldStartWith("Bonjour Anne-Lise Papier,");
        (await app.OutgoingAsync(three[2])).ShouldBeEmpty();
        var after = await anne.GetPageAsync(sent.Path);
        after.Text.ShouldContain("C'est fait");
        after.Text.ShouldContain("Ni courriel ni adresse postale.");
        (await anne.GetPageAsync("/courriers-a-imprimer")).Text.ShouldContain(three[1].Reference);
        app.Clock.Advance(ReplyStand.UndoTime);
        await app.SendDueAsync();
        app.Mails(three[0]).ShouldHaveSingleItem();
        (await app.ReadAsync(three[0])).Status.ShouldBe(RequestStatus.Answered);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_preview_fills_the_text_for_one_after_the_other_and_keeps_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ThreeAsync();
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.ChooseMineAsync();

        page = await page.SubmitAsync("Suivante", ("Input.Body", TogetherStand.Words), ("Input.Subject", "Vacances"));

        page.ValueOf("Input.Body").ShouldContain("{{usager.nom}}");
        page.ValueOf("Input.Subject").ShouldBe("Vacances");
        page.Find("#sortie").TextContent.ShouldContain("Bonjour Anne-Lise Papier,");
        var part = await anne.PostFragmentAsync(
            page,
            $"{page.Path}?handler=Preview",
            ("Input.Version", page.ValueOf("Input.Version")),
            ("Input.Body", "Madame {{usager.nom}}, le centre ferme."),
            ("voir", page.Find("#sortie button").GetAttribute("value")!)
        );
        part.Body.ShouldContain("Madame Anne-Lise Courriel, le centre ferme.");
        (await anne.GetPageAsync(page.Path)).ValueOf("Input.Body").ShouldContain("le centre ferme");
    }

    /// <summary>Chosen in the list, then pressed: what the page keeps by itself may arrive before the button, or after it.</summary>
    [SkippableTheory, BothDatabases]
    public async Task What_the_page_keeps_never_crosses_a_button(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ThreeAsync();
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.ChooseMineAsync();
        var keep = $"{page.Path}?handler=Preview";
        var shown = page.ValueOf("Input.Version");

        await anne.PostFragmentAsync(page, keep, ("Input.Version", shown), ("Input.Body", "Bonj"));
        var pressed = await page.SubmitAsync("Enregistrer pour plus tard", ("Input.Body", "Bonjour à tous."));
        pressed.ValueOf("Input.Body").ShouldBe("Bonjour à tous.");
        await anne.PostFragmentAsync(page, keep, ("Input.Version", shown), ("Input.Body", "Bonjour"));

        (await anne.GetPageAsync(page.Path)).ValueOf("Input.Body").ShouldBe("Bonjour à tous.");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_not_for_a_group_is_aside_with_the_reason(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var drafted = await app.TakenRequestAsync(TogetherStand.Person("Brouillon"));
        var closed = await app.TakenRequestAsync(TogetherStand.Person("Close"));
        var plain = await app.TakenRequestAsync(TogetherStand.Person("Simple"));
        using var karim = await app.SignInAsync("voirie2");
        await (await karim.GetPageAsync(drafted.ReplyUrl())).SubmitAsync(
            "Enregistrer le brouillon",
            ("Input.Body", "Je m'en occupe.")
        );
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.ChooseMineAsync();
        await app.ActAsync("voirie", closed, RequestAction.Close, (r, by) => r.Close(ClosureReason.WorkDone, null, by));

        page = await anne.GetPageAsync(page.Path);
        page.Text.ShouldContain("Karim Benali a commencé une réponse.");
        page.Text.ShouldContain("Elle est close.");
        await page.SendAsync();
        await app.DoneAsync();

        (await app.OutgoingAsync(plain)).Count.ShouldBe(1);
        (await app.OutgoingAsync(drafted)).ShouldBeEmpty();
        (await app.OutgoingAsync(closed)).ShouldBeEmpty();
        (await karim.GetPageAsync(drafted.ReplyUrl())).ValueOf("Input.Body").ShouldBe("Je m'en occupe.");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_approved_is_proposed(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddCircuitAsync(ApprovalStand.Head);
        var request = await app.TakenRequestAsync(TogetherStand.Person("Validée"));
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.ChooseMineAsync();

        page.Text.ShouldContain("1 à faire valider avant de partir");
        await page.SendAsync();
        await app.DoneAsync();

        (await app.OutgoingAsync(request)).ShouldBeEmpty();
        using var head = await app.SignInAsync("chef");
        (await head.GetPageAsync("/a-valider")).Text.ShouldContain(request.Reference);
        (await anne.GetPageAsync(page.Path)).Text.ShouldContain("1 à la validation");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_request_is_in_no_group(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.RegisterConfidentialRequestAsync();
        await app.ActAsync("social", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        using var social = await app.SignInAsync("social");

        var refused = await social.ChooseMineAsync();

        refused.Text.ShouldContain("Les demandes confidentielles se traitent une par une");
        (await app.DatabaseAsync(db => db.Set<GroupReply>().CountAsync())).ShouldBe(0);
        (await (await social.GetPageAsync("/demandes/miennes")).SubmitAsync("Répondre à plusieurs")).Text.ShouldContain(
            "Cochez au moins une demande"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_variable_that_stays_empty_puts_that_request_aside(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var full = await app.TakenRequestAsync(TogetherStand.Person("Pleine"));
        var empty = await app.TakenRequestAsync(TogetherStand.Person("Vide"));
        await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .Where(r => r.Id == full.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Place, "rue des Lilas"))
        );
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.ChooseMineAsync();

        // The button said two: what changes with the text is said before anything leaves.
        page = await page.SendAsync("Nous passerons {{demande.lieu}}.");
        page.Text.ShouldContain("une personne recevrait cette réponse");
        page.Text.ShouldContain("{{demande.lieu}} reste vide pour cette demande.");
        page.ValueOf("Input.Body").ShouldBe("Nous passerons {{demande.lieu}}.");
        await page.SubmitAsync("Envoyer à 1 personne");
        await app.DoneAsync();

        (await app.OutgoingAsync(full)).ShouldHaveSingleItem().Body.ShouldBe("Nous passerons rue des Lilas.");
        (await app.OutgoingAsync(empty)).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task Sent_twice_by_a_double_click_each_gets_one(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var three = await app.ThreeAsync();
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.ChooseMineAsync();

        await Task.WhenAll(page.SendAsync(), page.SendAsync());
        await app.DoneAsync();

        (await app.OutgoingAsync(three[0])).Count.ShouldBe(1);
        (await app.OutgoingAsync(three[1])).Count.ShouldBe(1);
        (await app.VerbsAsync(three[0])).Count(v => v == nameof(ReplyQueued)).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_words_of_somebody_else_are_never_sent_unseen(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var three = await app.ThreeAsync();
        using var anne = await app.SignInAsync("voirie");
        using var pilot = await app.SignInAsync("pilote");
        using var karim = await app.SignInAsync("voirie2");
        var page = await anne.ChooseMineAsync();
        await karim.GetPageAsync(page.Path, HttpStatusCode.NotFound);
        (await karim.GetPageAsync("/reponses-groupees")).Text.ShouldContain("Aucune réponse groupée");
        await (await pilot.GetPageAsync(page.Path)).SubmitAsync(
            "Enregistrer pour plus tard",
            ("Input.Body", "Le centre est fermé.")
        );

        var refused = await page.SendAsync("Le centre est ouvert.");

        refused.Text.ShouldContain("a modifié ce texte pendant que vous écriviez");
        refused.Text.ShouldContain("Le centre est fermé.");
        refused.ValueOf("Input.Body").ShouldBe("Le centre est ouvert.");
        (await app.OutgoingAsync(three[0])).ShouldBeEmpty();
        await refused.SendAsync("Le centre est ouvert.");
        await app.DoneAsync();
        (await app.OutgoingAsync(three[0])).ShouldHaveSingleItem().Body.ShouldBe("Le centre est ouvert.");
    }

    [SkippableTheory, BothDatabases]
    public async Task All_of_the_list_is_more_than_its_page(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var yann = await app.AddPersonAsync();
        for (var number = 0; number < 52; number++)
        {
            var request = await app.RegisterPotholeAsync($"Trou {number}", yann);
            await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        }

        using var anne = await app.SignInAsync("voirie");
        var queue = await anne.GetPageAsync("/demandes/miennes");
        queue.Ticks().Length.ShouldBe(50);

        var page = await queue.SubmitAsync("Répondre à toutes les demandes de cette liste");

        page.Text.ShouldContain("52 par courriel");
        page.Has("[value='Envoyer']").ShouldBeFalse();
        page.FindButtonOrNull("Envoyer à 52 personnes").ShouldNotBeNull();
        page = await page.SubmitAsync("[name=retirer]");
        page.FindButtonOrNull("Envoyer à 51 personnes").ShouldNotBeNull();
        (await page.SubmitAsync("Abandonner cette réponse groupée")).Text.ShouldContain("est abandonnée");
        (await app.DatabaseAsync(db => db.Set<GroupReplyRequest>().CountAsync())).ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_template_keeps_its_variables_until_each_is_filled(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var three = await app.ThreeAsync();
        var id = await app.DatabaseAsync(async db =>
        {
            var template = new Features.Replies.Templates.ReplyTemplate();
            template.Edit(
                new()
                {
                    Name = "Centre ouvert",
                    Subject = "Votre demande {{demande.reference}}",
                    Body = "Bonjour,\n\n{{si demande.lieu}}Au {{demande.lieu}}.{{sinon}}Au centre.{{fin}}",
                }
            );
            db.Add(template);
            await db.SaveChangesAsync();
            return template.Id;
        });
        using var anne = await app.SignInAsync("voirie");
        var page = await anne.ChooseMineAsync();

        page = await page.SubmitAsync("Utiliser ce modèle", ("choix", id));
        page.ValueOf("Input.Body").ShouldContain("{{si demande.lieu}}");
        await page.SubmitAsync(".together-send .btn-primary");
        await app.DoneAsync();

        var mail = (await app.OutgoingAsync(three[0])).ShouldHaveSingleItem();
        mail.Body.ShouldContain("Au centre.");
        mail.Subject.ShouldBe($"Votre demande {three[0].Reference}");
    }

    [SkippableTheory, BothDatabases]
    public async Task Nothing_leaves_with_braces_that_make_no_sense(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ThreeAsync();
        using var anne = await app.SignInAsync("voirie");

        var refused = await (await anne.ChooseMineAsync()).SendAsync("Bonjour {{usager.nim}}");

        refused.Errors.ShouldContain(e => e.Contains("{{usager.nim}}", StringComparison.Ordinal));
        (await app.GroupAsync()).SentAt.ShouldBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task Groups_that_are_over_are_erased(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var three = await app.ThreeAsync();
        using var anne = await app.SignInAsync("voirie");
        await (await anne.ChooseMineAsync()).SendAsync();
        await app.DoneAsync();
        app.Clock.Advance(TimeSpan.FromDays(61));

        await app.RunJobAsync<EraseGroupRepliesJob>();

        (await app.DatabaseAsync(db => db.Set<GroupReply>().CountAsync())).ShouldBe(0);
        (await app.OutgoingAsync(three[0])).Count.ShouldBe(1);
    }
}
