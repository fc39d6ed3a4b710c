using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Acknowledgements;
using Parvis.Data;
using Parvis.Features.Replies.Letter.Word;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies.Paper;

/// <summary>A town's own letter: given on screen, its fields explained, and answers made on it.</summary>
public sealed class WordLetterTests
{
    const string Page = "/reglages/modeles/word";
    const string Envelope = "M. Yann Le Goff\n12 rue des Lilas\n35140 Saint-Aubin";

    [SkippableTheory, BothDatabases]
    public async Task The_example_makes_a_letter_of_an_answer(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var starter = await BytesAsync(admin, $"{Page}/exemple");
        var given = await GiveAsync(admin, "papier.docx", starter);
        given.Text.ShouldContain("La lettre Word est en usage.");
        given.Text.ShouldContain("papier.docx, version 1");
        using var anne = await app.SignInAsync("voirie");
        var request = await app.TakenRequestAsync();

        var letter = await WriteAsync(anne, request);
        var word = WordDocuments.Read(await BytesAsync(anne, letter.Find("a[href$='/word']").GetAttribute("href")!));

        word.ShouldContain("M. Yann Le Goff/12 rue des Lilas/35140 Saint-Aubin");
        word.ShouldContain($"Nos références : {request.Reference}");
        word.ShouldContain("Objet : Nid-de-poule rue des Lilas");
        word.ShouldContain("Monsieur,");
        word.ShouldContain("C'est réparé.");
        word.ShouldAllBe(line => !line.Contains("{{", StringComparison.Ordinal));
        var trial = await BytesAsync(admin, given.Find("a[href$='/essai']").GetAttribute("href")!);
        WordDocuments.Read(trial).ShouldContain("Madame,");
        (await BytesAsync(admin, given.Find("a[download][href$='/1']").GetAttribute("href")!)).ShouldBe(starter);
    }

    [SkippableTheory, BothDatabases]
    public async Task Fields_of_another_program_wait_until_somebody_says_what_they_mean(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        await GiveAsync(admin, "avant.docx", WordDocuments.Saying("Avant", "{{lettre.texte}}"));
        var waiting = await GiveAsync(
            admin,
            "ancien.docx",
            WordDocuments.Saying("{{OBJET}}", "{{TXT_LIBRE}}", "{{NOM_DU_CHEF}}")
        );
        waiting.Text.ShouldContain("La version 2 (ancien.docx) demande des champs que Parvis ne connaît pas.");
        waiting.Text.ShouldContain("D'ici là, la version 1 reste en usage.");
        waiting.ValueOf("Meanings[0].Meaning").ShouldBe("lettre.objet");
        using var anne = await app.SignInAsync("voirie");
        var letter = await WriteAsync(anne, await app.TakenRequestAsync());
        (await ReadAsync(anne, letter)).ShouldBe(["Avant", "Monsieur,", "C'est réparé."]);

        var open = await waiting.SubmitAsync("Enregistrer et employer");
        open.Text.ShouldContain("Dites ce que « TXT_LIBRE » veut dire.");
        var bodiless = await open.SubmitAsync(
            "Enregistrer et employer",
            ("Meanings[1].Meaning", "lettre.date"),
            ("Meanings[2].Meaning", FieldMeaning.Nothing)
        );
        bodiless.Text.ShouldContain("L'un de ces champs doit être lettre.texte");
        var said = await bodiless.SubmitAsync(
            "Enregistrer et employer",
            ("Meanings[1].Meaning", WordLetterField.Body),
            ("Meanings[2].Meaning", FieldMeaning.Nothing)
        );

        said.Text.ShouldContain("ancien.docx, version 2");
        (await ReadAsync(anne, letter)).ShouldBe(["Nid-de-poule rue des Lilas", "Monsieur,", "C'est réparé."]);
        // The same names mean the same in the next version.
        var next = await GiveAsync(admin, "suivant.docx", WordDocuments.Saying("{{TXT_LIBRE}}", "{{OBJET}}"));
        next.Text.ShouldContain("suivant.docx, version 3");
    }

    [SkippableTheory, BothDatabases]
    public async Task A_department_writes_on_its_own_then_on_the_towns_and_a_version_can_be_taken_up_again(
        DatabaseKind database
    )
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        using var chef = await app.SignInAsync("chef");
        using var anne = await app.SignInAsync("voirie");
        await GiveAsync(admin, "mairie.docx", WordDocuments.Saying("Mairie", "{{lettre.texte}}"));
        var own = await GiveAsync(
            chef,
            "voirie.docx",
            WordDocuments.Saying("Voirie", "{{lettre.texte}}"),
            app.Town.Roads
        );
        own.Text.ShouldNotContain("mairie.docx");
        var letter = await WriteAsync(anne, await app.TakenRequestAsync());
        (await ReadAsync(anne, letter))[0].ShouldBe("Voirie");

        await own.SubmitAsync("Ne plus l'employer");
        (await ReadAsync(anne, letter))[0].ShouldBe("Mairie");
        var again = await (await chef.GetPageAsync(Page)).SubmitAsync("Reprendre la version 1");
        again.Text.ShouldContain("voirie.docx, version 2");
        (await ReadAsync(anne, letter))[0].ShouldBe("Voirie");

        var foreign = await app.DatabaseAsync(db =>
            db.Set<WordLetter>().Where(w => w.DepartmentId == null).Select(w => w.Id).SingleAsync()
        );
        await chef.GetPageAsync($"{Page}/{foreign}", HttpStatusCode.NotFound);
        await letter.SubmitAsync("Imprimé et remis au courrier");
        await anne.GetPageAsync($"{letter.Path}/word", HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task Printed_from_Word_that_document_is_what_was_sent(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        await GiveAsync(admin, "mairie.docx", WordDocuments.Saying("Mairie", "{{lettre.texte}}"));
        using var anne = await app.SignInAsync("voirie");
        var request = await app.TakenRequestAsync();
        var letter = await WriteAsync(anne, request);
        var printed = await BytesAsync(anne, $"{letter.Path}/word");

        await GiveAsync(admin, "nouvelle.docx", WordDocuments.Saying("Nouvelle", "{{lettre.texte}}"));
        var changed = await letter.SubmitAsync("Imprimé depuis Word et remis au courrier");
        changed.Find(".print-tools").TextContent.ShouldContain("La lettre Word a changé");
        await (await admin.GetPageAsync(Page)).SubmitAsync("Reprendre la version 1");
        await letter.SubmitAsync("Imprimé depuis Word et remis au courrier");

        var page = await anne.GetPageAsync(request.PageUrl());
        page.Text.ShouldContain("Lettre telle qu'envoyée");
        page.Text.ShouldContain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(printed)));
        (await BytesAsync(anne, $"{letter.Path}/pdf")).ShouldBe(printed);
        (await letter.SubmitAsync("Imprimé depuis Word et remis au courrier"))
            .Find(".print-tools")
            .TextContent.ShouldContain("déjà notée comme remise au courrier");
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_who_give_one_at_once_do_not_count_the_same(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        using var pilot = await app.SignInAsync("pilote");

        var given = await Task.WhenAll(
            GiveAsync(admin, "une.docx", WordDocuments.Saying("Une", "{{lettre.texte}}")),
            GiveAsync(pilot, "autre.docx", WordDocuments.Saying("Autre", "{{lettre.texte}}"))
        );

        given.ShouldAllBe(page =>
            page.Text.Contains("La lettre Word est en usage.", StringComparison.Ordinal)
            || page.Text.Contains("Un collègue vient de donner une autre version", StringComparison.Ordinal)
        );
        var numbers = await app.DatabaseAsync(db => db.Set<WordLetter>().Select(w => w.Number).ToListAsync());
        numbers.ShouldBeUnique();
        numbers.ShouldContain(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_version_that_waits_can_be_dropped_and_the_one_before_serves(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        await GiveAsync(admin, "avant.docx", WordDocuments.Saying("{{lettre.texte}}"));
        var waiting = await GiveAsync(admin, "ancien.docx", WordDocuments.Saying("{{TXT}}"));

        var dropped = await waiting.SubmitAsync("Abandonner cette version");

        dropped.Text.ShouldContain("avant.docx, version 1");
        dropped.Text.ShouldNotContain("demande des champs");
        dropped.Text.ShouldContain("Reprendre la version 2");
    }

    /// <summary>An envelope is opened by others than who it names: the department would tell what it is about.</summary>
    [SkippableTheory, BothDatabases]
    public async Task A_notice_about_a_confidential_request_is_on_the_towns_paper(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        await GiveAsync(admin, "mairie.docx", WordDocuments.Saying("Mairie", "{{lettre.texte}}"));
        await GiveAsync(admin, "voirie.docx", WordDocuments.Saying("Voirie", "{{lettre.texte}}"), app.Town.Roads);
        using var anne = await app.SignInAsync("voirie");
        var request = await app.TakenRequestAsync();
        var letter = await WriteAsync(anne, request);
        (await ReadAsync(anne, letter))[0].ShouldBe("Voirie");
        await app.DatabaseAsync(db =>
            db.Set<Correspondence>()
                .Where(c => c.RequestId == request.Id && c.Channel == Channel.Post)
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.Kind, CorrespondenceKind.Acknowledgement))
        );
        (await ReadAsync(anne, letter))[0].ShouldBe("Voirie");
        await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .Where(r => r.Id == request.Id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(r => r.CircleId, app.Town.SocialCircle)
                        .SetProperty(r => r.DepartmentId, app.Town.Roads)
                )
        );
        using var member = await app.SignInAsync("social");

        (await ReadAsync(member, letter))[0].ShouldBe("Mairie");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_cannot_serve_is_refused_with_a_sentence(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");

        (await GiveAsync(admin, "lettre.docx", WordDocuments.Saying("Bonjour"))).Text.ShouldContain(
            "Ce document ne demande pas le texte de la réponse"
        );
        (await GiveAsync(admin, "lettre.doc", WordDocuments.Saying("{{lettre.texte}}"))).Text.ShouldContain(
            "« lettre.doc » n'est pas un document Word au format .docx."
        );
        (await GiveAsync(admin, "lettre.docx", "%PDF-1.7"u8.ToArray())).Text.ShouldContain(
            "Ce fichier n'est pas un document Word lisible"
        );
        (await app.DatabaseAsync(db => db.Set<WordLetter>().CountAsync())).ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_batch_says_that_it_does_not_print_on_the_paper_of_a_department(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        await GiveAsync(admin, "voirie.docx", WordDocuments.Saying("{{lettre.texte}}"), app.Town.Roads);
        using var anne = await app.SignInAsync("voirie");
        await WriteAsync(anne, await app.TakenRequestAsync());

        var waiting = await anne.GetPageAsync("/courriers-a-imprimer");

        waiting.Text.ShouldContain("Un lot s'imprime sur le papier de Parvis.");
        var large = await GiveAsync(admin, "grande.docx", new byte[31_000_000]);
        large.Text.ShouldContain("Ce fichier n'est pas un document Word lisible");
    }

    static async Task<TownPage> GiveAsync(TownClient who, string name, byte[] bytes, Guid? department = null) =>
        await (await who.GetPageAsync(Page)).SubmitAsync(
            "Garder cette lettre",
            ("DepartmentId", department?.ToString() ?? ""),
            ("Uploads", new TypedFile(name, bytes))
        );

    static async Task<TownPage> WriteAsync(TownClient agent, CitizenRequest request)
    {
        var queued = await (await agent.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", "Post"),
            ("Input.Envelope", Envelope),
            ("Input.Subject", "Nid-de-poule rue des Lilas"),
            ("Input.Body", "Monsieur,\n\nC'est réparé.")
        );
        return await queued.FollowAsync("Imprimer la lettre");
    }

    static async Task<IReadOnlyList<string>> ReadAsync(TownClient agent, TownPage letter) =>
        WordDocuments.Read(await BytesAsync(agent, $"{letter.Path}/word"));

    static async Task<byte[]> BytesAsync(TownClient who, string address)
    {
        using var answer = await who.SendOnceAsync(
            new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative))
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
