using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Postal;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Postal.Jobs;
using Parvis.Features.Replies.Letter;
using Parvis.Features.Requests;
using Parvis.Scans.Files;
using Parvis.TestKit;

namespace Parvis.AppTests.Postal;

/// <summary>Letters printed together: one PDF, one list, one trip to the post.</summary>
public sealed class LetterBatchTests
{
    [SkippableTheory, BothDatabases]
    public async Task Letters_that_wait_become_one_pdf_in_the_order_of_the_list(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        app.NeedPrograms();
        var first = await app.WriteLetterAsync("Le premier trou est bouché.");
        var second = await app.WriteLetterAsync("Le second trou est bouché.");
        await EncloseAsync(app, second, "plan.pdf", "application/pdf", MadePdf.OfTexts("PLAN DE LA RUE"));
        await EncloseAsync(app, second, "photo.jpg", "image/jpeg", [0xFF, 0xD8]);
        using var accueil = await app.SignInAsync("accueil");

        var page = await app.BatchAllAsync(accueil);

        page.Text.ShouldContain("Prêt à imprimer");
        page.Text.ShouldContain("À joindre à la main : photo.jpg");
        var text = await ReadAsync(app);
        // One sheet of paper for each letter: the first has an empty back, the second its plan.
        text.Count(c => c == '\f').ShouldBe(4);
        var order = new[] { "Le premier trou", "Le second trou", "PLAN DE LA RUE" }
            .Select(words => text.IndexOf(words, StringComparison.Ordinal))
            .ToList();
        order.ShouldBeInOrder();
        order[0].ShouldBeGreaterThan(0);
        var list = await accueil.GetPageAsync($"{page.Path}/bordereau");
        list.Text.ShouldContain(first.Reference);
        list.Text.ShouldContain("jusqu'à 20 g");
        (await accueil.GetPageAsync($"{page.Path}/enveloppes")).Text.ShouldContain("4 rue des Lilas");
        // The proof of each letter stays its own.
        (await app.DatabaseAsync(db => db.Set<PrintedLetter>().CountAsync())).ShouldBe(2);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_batch_given_to_the_post_posts_each_letter_once_and_numbers_them(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var requests = new[]
        {
            await app.WriteLetterAsync(),
            await app.WriteLetterAsync(),
            await app.WriteLetterAsync(),
        };
        using var accueil = await app.SignInAsync("accueil");
        var page = await app.BatchAllAsync(accueil);
        page.Text.ShouldContain("Aucun programme ne fait de PDF");

        var posted = await page.SubmitAsync("Lot imprimé et remis au courrier");

        posted.Text.ShouldContain("3 lettres sont notées comme remises au courrier.");
        posted.Text.ShouldContain("Remis au courrier.");
        var again = await page.SubmitAsync("Lot imprimé et remis au courrier");
        again.Text.ShouldContain("Ce lot est déjà noté comme remis au courrier.");
        (await app.LinesAsync())
            .Select(l => l.RegisterNumber)
            .ShouldBe(["D-2026-00001", "D-2026-00002", "D-2026-00003"]);
        foreach (var request in requests)
        {
            (await app.VerbsAsync(request)).Count(v => v == nameof(ReplySent)).ShouldBe(1);
            (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Answered);
        }

        (await app.LastBatchAsync()).State.ShouldBe(BatchState.Posted);
        var register = await accueil.GetPageAsync($"{PostalStand.Register}?q=D-2026-00002");
        register.Text.ShouldContain(requests[1].Reference);
        register.Text.ShouldNotContain(requests[0].Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_taken_back_meanwhile_stays_and_the_others_leave(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var kept = await app.WriteLetterAsync();
        var cancelled = await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var batch = await app.BatchAllAsync(accueil);
        using var anne = await app.SignInAsync("voirie");
        await (await anne.GetPageAsync($"/demandes/{cancelled.Reference}")).SubmitAsync("Annuler l'envoi");

        (await accueil.GetPageAsync(batch.Path)).Text.ShouldContain("Envoi annulé : ôtez-la de la pile");
        await batch.SubmitAsync("Lot imprimé et remis au courrier");

        (await app.ReadAsync(kept)).Status.ShouldBe(RequestStatus.Answered);
        (await app.OutgoingAsync(cancelled)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Withdrawn);
        (await app.LinesAsync()).Count(l => l.IsPosted).ShouldBe(1);
        (await app.LastBatchAsync()).State.ShouldBe(BatchState.Posted);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_day_of_the_post_is_the_day_the_answer_left(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var request = await app.WriteLetterAsync();
        app.Clock.Advance(TimeSpan.FromDays(3));
        using var accueil = await app.SignInAsync("accueil");
        var batch = await app.BatchAllAsync(accueil);

        var future = await batch.SubmitAsync("Lot imprimé et remis au courrier", ("On", new DateOnly(2026, 11, 25)));
        future.Text.ShouldContain("ne peut pas être partie après aujourd'hui");
        await batch.SubmitAsync("Lot imprimé et remis au courrier", ("On", new DateOnly(2026, 11, 17)));

        (await app.LinesAsync()).ShouldHaveSingleItem().PostedOn.ShouldBe(new DateOnly(2026, 11, 17));
        DateOnly
            .FromDateTime((await app.OutgoingAsync(request)).ShouldHaveSingleItem().SentAt!.Value)
            .ShouldBe(new DateOnly(2026, 11, 17));
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_colleagues_never_print_a_letter_twice(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        using var anne = await app.SignInAsync("voirie");
        var (one, other) = (
            await accueil.GetPageAsync(PostalStand.ToPrint),
            await anne.GetPageAsync(PostalStand.ToPrint)
        );
        var box = one.Find("input[name=Ticked]").GetAttribute("value")!;

        var batch = await one.SubmitAsync("Faire un lot des lettres cochées", ("Ticked", box));
        // A double click leads to the same batch.
        (await one.SubmitAsync("Faire un lot des lettres cochées", ("Ticked", box))).Path.ShouldBe(batch.Path);
        var late = await other.SubmitAsync("Faire un lot des lettres cochées", ("Ticked", box));

        late.Text.ShouldContain("un collègue s'en occupe déjà");
        (await app.DatabaseAsync(db => db.Set<LetterBatch>().CountAsync())).ShouldBe(1);
        (await accueil.GetPageAsync(PostalStand.ToPrint)).Text.ShouldContain("dans le lot L-2026-00001");

        await (await app.MadeAsync(accueil, batch.Path)).SubmitAsync("Défaire le lot");

        var undone = await accueil.GetPageAsync(batch.Path);
        undone.Text.ShouldContain("Ce lot est défait : n'imprimez plus son PDF.");
        undone.Has("a[download]").ShouldBeFalse();
        (await accueil.GetPageAsync(PostalStand.ToPrint))
            .Document.QuerySelectorAll("input[name=Ticked]")
            .Length.ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_whose_request_becomes_confidential_leaves_the_pile(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var ordinary = await app.WriteLetterAsync();
        var becomes = await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var batch = await app.BatchAllAsync(accueil);

        await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .Where(r => r.Id == becomes.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.TopicId, app.Town.Tree))
        );
        using var admin = await app.SignInAsync("admin");
        var topic = await admin.GetPageAsync($"/reglages/sujets/fiche/{app.Town.Tree}");
        await topic.SubmitAsync("Enregistrer", ("Input.CircleId", app.Town.SocialCircle.ToString()));

        var page = await app.MadeAsync(accueil, batch.Path);
        page.Text.ShouldContain(ordinary.Reference);
        page.Text.ShouldNotContain(becomes.Reference);
        (await accueil.GetPageAsync(PostalStand.ToPrint)).Text.ShouldNotContain(becomes.Reference);
        using var social = await app.SignInAsync("social");
        (await social.GetPageAsync(PostalStand.ToPrint)).Text.ShouldContain(becomes.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task Confidential_letters_are_printed_apart_and_hide_their_batch(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var ordinary = await app.WriteLetterAsync();
        var becomes = await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var batch = await app.BatchAllAsync(accueil);

        await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .Where(r => r.Id == becomes.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.CircleId, app.Town.SocialCircle))
        );

        await accueil.GetPageAsync(batch.Path, System.Net.HttpStatusCode.NotFound);
        (await accueil.GetPageAsync("/courrier/depart/lots")).Text.ShouldNotContain("L-2026-00001");
        using var social = await app.SignInAsync("social");
        (await social.GetPageAsync(batch.Path)).Text.ShouldContain(ordinary.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_number_of_the_post_belongs_to_one_letter_and_what_was_typed_stays(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        await app.WriteLetterAsync();
        await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var batch = await app.BatchAllAsync(accueil);
        var lines = await app.LinesAsync();
        (string, object?)[] Carry(string one, string other) =>
            [
                ($"c-{lines[0].PublicId}", nameof(PostalCategory.RegisteredWithReceipt)),
                ($"n-{lines[0].PublicId}", one),
                ($"c-{lines[1].PublicId}", nameof(PostalCategory.Registered)),
                ($"n-{lines[1].PublicId}", other),
            ];

        var twice = await batch.SubmitAsync("Enregistrer les affranchissements", Carry("1A 001", "1A 001"));
        twice.Text.ShouldContain("Le numéro 1A 001 est déjà celui d'une autre lettre.");
        twice.Find($"#n-1").GetAttribute("value").ShouldBe("1A 001");
        var wrong = await batch.SubmitAsync("Enregistrer les affranchissements", Carry("1A_001", "1A 002"));
        wrong.Text.ShouldContain("Lettre 1 : Un numéro de suivi ou de recommandé n'a que des lettres et des chiffres.");

        await batch.SubmitAsync("Enregistrer les affranchissements", Carry("1A 001", "1A 002"));

        var slips = await accueil.GetPageAsync($"{batch.Path}/recommandes");
        slips.Text.ShouldContain("1A 001");
        slips.Text.ShouldContain("1A 002");
        (await app.LinesAsync()).Select(l => l.RegisteredNumber).ShouldBe(["1A 001", "1A 002"]);
    }

    /// <summary>A scanner of registered numbers presses Enter: the first button of the form is what it does.</summary>
    [SkippableTheory, BothDatabases]
    public async Task What_is_typed_beside_the_letters_is_kept_whatever_is_pressed(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        await app.WriteLetterAsync();
        await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var batch = await app.BatchAllAsync(accueil);
        batch.Find("#lignes button").TextContent.ShouldBe("Enregistrer les affranchissements");
        var lines = await app.LinesAsync();
        (string, object?)[] Carry(OutgoingLetter line, string number) =>
            [($"c-{line.PublicId}", nameof(PostalCategory.RegisteredWithReceipt)), ($"n-{line.PublicId}", number)];

        await batch.SubmitAsync("Enregistrer les affranchissements", Carry(lines[0], "1A 001"));
        var stale = await batch.SubmitAsync("Enregistrer les affranchissements", Carry(lines[0], "1A 009"));
        stale.Text.ShouldContain("Lettre 1 : son affranchissement a changé depuis que cette page est ouverte");
        var done = await (await accueil.GetPageAsync(batch.Path)).SubmitAsync(
            "Lot imprimé et remis au courrier",
            Carry(lines[1], "")
        );
        done.Text.ShouldContain("Une lettre recommandée est partie sans son numéro");

        var posted = await app.LinesAsync();
        posted.ShouldAllBe(l => l.IsPosted && l.Category == PostalCategory.RegisteredWithReceipt);
        posted.Select(l => l.RegisteredNumber).ShouldBe(["1A 001", ""]);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_taken_out_waits_by_itself_and_the_pile_is_made_anew(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        app.NeedPrograms();
        await app.WriteLetterAsync("Le premier trou est bouché.");
        await app.WriteLetterAsync("Le second trou est bouché.");
        using var accueil = await app.SignInAsync("accueil");
        var batch = await app.BatchAllAsync(accueil);
        var (first, before) = ((await app.LinesAsync())[0].PublicId, (await app.LastBatchAsync()).Hash);

        await batch.SubmitAsync($"[name=letter][value='{first}']");
        await app.MadeAsync(accueil, batch.Path);

        (await app.LastBatchAsync()).Hash.ShouldNotBe(before);
        var text = await ReadAsync(app);
        text.ShouldContain("Le second trou");
        text.ShouldNotContain("Le premier trou");
        (await accueil.GetPageAsync(PostalStand.ToPrint))
            .Document.QuerySelectorAll("input[name=Ticked]")
            .Length.ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_posted_by_itself_leaves_the_pile_of_its_batch(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var alone = await app.WriteLetterAsync();
        await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var batch = await app.BatchAllAsync(accueil);
        await app.PostAloneAsync(accueil, alone);

        (await accueil.GetPageAsync(batch.Path)).Text.ShouldContain("Déjà remise au courrier : ôtez-la de la pile");
        (await accueil.GetPageAsync($"{batch.Path}/bordereau")).Text.ShouldNotContain(alone.Reference);
        await batch.SubmitAsync("Lot imprimé et remis au courrier");

        (await app.VerbsAsync(alone)).Count(v => v == nameof(ReplySent)).ShouldBe(1);
        (await app.LinesAsync()).Select(l => l.RegisterNumber).ShouldBe(["D-2026-00001", "D-2026-00002"]);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_pdf_of_a_batch_goes_after_sixty_days(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        app.NeedPrograms();
        await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var batch = await app.BatchAllAsync(accueil);
        await batch.SubmitAsync("Lot imprimé et remis au courrier");

        app.Clock.Advance(TimeSpan.FromDays(61));
        await app.RunJobAsync<EraseBatchesJob>();

        (await app.LastBatchAsync()).Hash.ShouldBeNull();
        (await app.DatabaseAsync(db => db.Set<PrintedLetter>().CountAsync())).ShouldBe(1);
    }

    static async Task<string> ReadAsync(TownApp app)
    {
        var batch = await app.LastBatchAsync();
        await using var content = await app
            .Services.GetRequiredService<IBlobStore>()
            .OpenAsync(batch.Hash.ShouldNotBeNull(), CancellationToken.None);
        var path = Path.Combine(Path.GetTempPath(), $"parvis-batch-{Guid.NewGuid():n}.pdf");
        try
        {
            await using (var copy = File.Create(path))
                await content.ShouldNotBeNull().CopyToAsync(copy);
            (await PdfPile.PagesAsync(path)).ShouldNotBeNull();
            return (
                await Scans.Programs.ProgramRun.RunAsync(
                    "pdftotext",
                    ["-layout", path, "-"],
                    new Scans.Programs.ProgramLimits(),
                    CancellationToken.None
                )
            ).Output;
        }
        finally
        {
            File.Delete(path);
        }
    }

    static Task EncloseAsync(TownApp app, CitizenRequest request, string name, string type, byte[] content) =>
        app.InScopeAsync(async services =>
        {
            var blob = await services
                .GetRequiredService<IBlobStore>()
                .SaveAsync(new MemoryStream(content), CancellationToken.None);
            var db = services.GetRequiredService<ParvisDbContext>();
            var letter = await db.Set<Correspondence>()
                .Where(c => c.RequestId == request.Id && c.State == CorrespondenceState.ToPrint)
                .FirstAsync();
            db.Add(
                new RequestFile
                {
                    PublicId = RandomId.New(),
                    RequestId = request.Id,
                    CorrespondenceId = letter.Id,
                    Name = name,
                    ContentType = type,
                    Size = blob.Size,
                    Hash = blob.Hash,
                    At = app.Clock.UtcNow,
                }
            );
            return await db.SaveChangesAsync();
        });
}
