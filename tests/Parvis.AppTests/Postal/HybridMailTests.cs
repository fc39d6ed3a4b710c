using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Acknowledgements;
using Parvis.AppTests.Referrals;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Postal.Jobs;
using Parvis.Features.Postal.Providers;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Postal;

/// <summary>A printer that takes batches out of a folder, and says there what became of them.</summary>
public sealed class HybridMailTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("parvis-hybrid-").FullName;

    [SkippableTheory, BothDatabases]
    public async Task A_batch_is_handed_over_whole_and_its_news_come_back(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        var requests = new[]
        {
            await app.WriteLetterAsync(),
            await app.WriteLetterAsync(),
            await app.WriteLetterAsync(),
        };
        using var accueil = await app.SignInAsync("accueil");
        var page = await app.BatchAllAsync(accueil);

        await page.SubmitAsync("Remettre à Imprimerie municipale");
        await HandedAsync(app);

        var batch = Path.Combine(folder, "L-2026-00001");
        Directory.GetDirectories(folder, ".*").ShouldBeEmpty();
        var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(batch, "lot.json"))).RootElement;
        manifest.GetProperty("format").GetInt32().ShouldBe(1);
        var letters = manifest.GetProperty("letters").EnumerateArray().ToList();
        letters.Count.ShouldBe(3);
        letters[0].GetProperty("recipient")[1].GetString().ShouldBe("4 rue des Lilas");
        foreach (var file in letters.SelectMany(l => l.GetProperty("files").EnumerateArray()))
        {
            var content = await File.ReadAllBytesAsync(Path.Combine(batch, file.GetProperty("name").GetString()!));
            Convert.ToHexStringLower(SHA256.HashData(content)).ShouldBe(file.GetProperty("sha256").GetString());
        }

        (await File.ReadAllLinesAsync(Path.Combine(batch, "lot.csv"))).Length.ShouldBe(4);
        (await accueil.GetPageAsync(page.Path)).Text.ShouldContain("Chez le prestataire");
        var ids = letters.ConvertAll(l => l.GetProperty("id").GetString()!);

        var rejected = await TellAsync(
            app,
            $"""
            id;event;date;registered_number;reason
            {ids[0]};posted;2026-11-16;;
            {ids[1]};posted;2026-11-16;1A 555;
            {ids[1]};posted;2026-11-16;1A 555;
            {ids[2]};posted;16/11/2026;;
            inconnu;posted;2026-11-16;;
            {ids[0]};returned;2026-11-16;;unknown
            {ids[1]};eaten;2026-11-16;;
            """
        );

        rejected
            .Select(r => r.Why)
            .ShouldBe([
                "« 16/11/2026 » n'est pas une date : écrivez AAAA-MM-JJ.",
                "Aucune lettre remise n'a cet identifiant.",
                "« eaten » n'est pas un événement : posted, delivered, returned.",
            ]);
        (await app.OutgoingAsync(requests[0])).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Bounced);
        (await app.VerbsAsync(requests[1])).Count(v => v == nameof(ReplySent)).ShouldBe(1);
        (await app.OutgoingAsync(requests[2])).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.ToPrint);
        (await app.LastBatchAsync()).State.ShouldBe(BatchState.HandedOver);

        (await TellAsync(app, $"{ids[2]};posted;2026-11-16")).ShouldBeEmpty();

        (await app.LastBatchAsync()).State.ShouldBe(BatchState.Posted);
        (await app.LinesAsync())
            .Select(l => l.RegisterNumber)
            .Order()
            .ShouldBe(["D-2026-00001", "D-2026-00002", "D-2026-00003"]);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_the_printer_has_is_not_taken_back_until_its_batch_is_undone(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        var request = await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var page = await app.BatchAllAsync(accueil);
        await page.SubmitAsync("Remettre à Imprimerie municipale");
        await HandedAsync(app);
        using var anne = await app.SignInAsync("voirie");
        var shown = await anne.GetPageAsync($"/demandes/{request.Reference}");

        var refused = await shown.SubmitAsync("Annuler l'envoi");

        refused.Text.ShouldContain("Cette lettre est déjà chez Imprimerie municipale, dans le lot L-2026-00001.");
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.ToPrint);
        await (await accueil.GetPageAsync(page.Path)).SubmitAsync("Rien n'a été imprimé : défaire le lot");
        await (await anne.GetPageAsync($"/demandes/{request.Reference}")).SubmitAsync("Annuler l'envoi");
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Withdrawn);
    }

    /// <summary>What the town no longer has in its hands leaves, and the register says so.</summary>
    [SkippableTheory, BothDatabases]
    public async Task A_letter_the_printer_has_leaves_though_the_partner_declined_since(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request, toPartner: Channel.Post, toResident: Channel.Post);
        using var accueil = await app.SignInAsync("accueil");
        await (await app.BatchAllAsync(accueil)).SubmitAsync("Remettre à Imprimerie municipale");
        await HandedAsync(app);
        using var anne = await app.SignInAsync("voirie");

        await (await anne.GetPageAsync($"{request.PageUrl()}/retour-organisme")).SubmitAsync(
            "Noter",
            ("Declined", "true"),
            ("Words", "Dit au téléphone : cette rue est communale.")
        );

        (await app.OutgoingAsync(request)).ShouldAllBe(m => m.State == CorrespondenceState.ToPrint);
        var manifest = JsonDocument
            .Parse(await File.ReadAllTextAsync(Path.Combine(folder, "L-2026-00001", "lot.json")))
            .RootElement;
        var ids = manifest.GetProperty("letters").EnumerateArray().Select(l => l.GetProperty("id").GetString()!);
        (await TellAsync(app, string.Join('\n', ids.Select(id => $"{id};posted;2026-11-16")))).ShouldBeEmpty();
        (await app.LinesAsync()).ShouldAllBe(l => l.IsPosted);
    }

    /// <summary>Between the moment the files are shown and the moment that is noted, the machine may stop.</summary>
    [SkippableTheory, BothDatabases]
    public async Task A_stop_after_the_files_are_shown_does_not_print_them_twice(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        await (await app.BatchAllAsync(accueil)).SubmitAsync("Remettre à Imprimerie municipale");
        await HandedAsync(app);
        // The printer took it away, and the town's note of it was lost.
        Directory.Delete(Path.Combine(folder, "L-2026-00001"), recursive: true);
        await app.DatabaseAsync(async db =>
        {
            var batch = await db.Set<LetterBatch>().OrderBy(b => b.Id).FirstAsync();
            db.Entry(batch).Property(b => b.State).CurrentValue = BatchState.Sealed;
            batch.DueAt = app.Clock.UtcNow;
            return await db.SaveChangesAsync();
        });

        await HandedAsync(app);

        Directory.Exists(Path.Combine(folder, "L-2026-00001")).ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task News_are_taken_from_the_folder_and_what_is_wrong_is_put_beside(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        var news = Directory.CreateDirectory(Path.Combine(folder, "retours")).FullName;
        await File.WriteAllTextAsync(Path.Combine(news, "novembre.csv"), "inconnu;posted;2026-11-16\n");

        var rejects = Path.Combine(news, "rejets");
        for (var turn = 0; turn < 200 && !(Directory.Exists(rejects) && Directory.GetFiles(rejects).Length > 0); turn++)
        {
            await app.RunJobAsync<TakeHybridNewsJob>();
            await Task.Delay(50);
        }

        (await File.ReadAllTextAsync(Directory.GetFiles(rejects, "*.novembre.csv")[0])).ShouldContain(
            "inconnu;posted;2026-11-16;Aucune lettre remise n'a cet identifiant."
        );
        File.Exists(Path.Combine(news, "novembre.csv")).ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_folder_that_takes_nothing_gives_the_batch_back(DatabaseKind database)
    {
        await using var app = await StartAsync(database);
        await app.WriteLetterAsync();
        using var accueil = await app.SignInAsync("accueil");
        var page = await app.BatchAllAsync(accueil);
        // The disk of the printer is gone: a file stands where its folder was.
        Directory.Delete(folder, recursive: true);
        await File.WriteAllTextAsync(folder, "");

        await page.SubmitAsync("Remettre à Imprimerie municipale");
        for (var turn = 0; turn < 100 && (await app.LastBatchAsync()).State != BatchState.Ready; turn++)
        {
            await app.RunJobAsync<MakeBatchesJob>();
            app.Clock.Advance(TimeSpan.FromMinutes(4));
        }

        using var later = await app.SignInAsync("accueil");
        (await later.GetPageAsync(page.Path)).Text.ShouldContain("Le lot n'a pas pu être remis");
        File.Delete(folder);
        Directory.CreateDirectory(folder);
        await (await later.GetPageAsync(page.Path)).SubmitAsync("Remettre à Imprimerie municipale");
        await HandedAsync(app);
        Directory.Exists(Path.Combine(folder, "L-2026-00001")).ShouldBeTrue();
    }

    async Task<TownApp> StartAsync(DatabaseKind database)
    {
        var app = await TownApp.StartAsync(
            database,
            new TownAppOptions
            {
                Settings = new Dictionary<string, string?>
                {
                    [FolderHybridMail.FolderKey] = folder,
                    [FolderHybridMail.NameKey] = "Imprimerie municipale",
                },
            }
        );
        app.NeedPrograms();
        return app;
    }

    static async Task HandedAsync(TownApp app)
    {
        for (var turn = 0; turn < 200; turn++)
        {
            await app.RunJobAsync<MakeBatchesJob>();
            if ((await app.LastBatchAsync()).State == BatchState.HandedOver)
                return;
            await Task.Delay(50);
        }

        throw new TimeoutException("The batch was not handed over.");
    }

    static Task<IReadOnlyList<RejectedNews>> TellAsync(TownApp app, string text) =>
        app.InScopeAsync(services =>
            services.GetRequiredService<HybridNews>().TakeAsync(text, "Imprimerie municipale", CancellationToken.None)
        );

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
