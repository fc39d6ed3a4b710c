using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Letters;
using Parvis.Features.Letters.Reading;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Letters;

/// <summary>From the folder of the scanner to requests, letter by letter.</summary>
public sealed class ScannedPostTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_dropped_letter_is_read_and_one_button_registers_it(DatabaseKind database)
    {
        LetterStand.NeedPrograms();
        await using var app = await TownApp.StartAsync(database);
        (await app.ReadScanAsync("lettre.pdf", MadePdf.OfTexts(LetterStand.Pothole))).State.ShouldBe(ScanState.Read);
        using var mailroom = await app.SignInAsync("accueil");

        var list = await mailroom.GetPageAsync("/courrier");
        list.Text.ShouldContain("Nid-de-poule rue des Lilas");
        var sheet = await list.FollowAsync("Nid-de-poule rue des Lilas");
        sheet.ValueOf("Input.WrittenOn").ShouldBe("2026-11-13");
        sheet.ValueOf("Input.Asks[0].Subject").ShouldBe("Nid-de-poule rue des Lilas");
        sheet
            .Find("input[name='Input.Asks[0].Known']:checked")
            .GetAttribute("value")
            .ShouldBe(app.Town.Pothole.ToString());
        var done = await sheet.SubmitAsync("Enregistrer, lettre suivante");

        var letter = (await app.LettersAsync()).ShouldHaveSingleItem();
        letter.State.ShouldBe(LetterState.Registered);
        letter.RegisterNumber.ShouldBe("A-2026-00001");
        var request = (await app.RequestsOfAsync(letter)).ShouldHaveSingleItem();
        done.Body.ShouldContain(request.Reference);
        request.Channel.ShouldBe(Channel.Post);
        request.TopicId.ShouldBe(app.Town.Pothole);
        request.DepartmentId.ShouldBe(app.Town.Roads);
        request.DueOn.ShouldNotBeNull();
        var sender = await app.DatabaseAsync(db => db.Set<Requester>().FirstAsync(r => r.Id == request.RequesterId));
        // Born Martin, she is known as Dupont, at this address.
        sender.PublicId.ShouldBe(app.Town.Marie);
        var page = await mailroom.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("Un pneu de ma voiture y a creve hier matin.");
        page.Text.ShouldContain("A-2026-00001");
        page.Text.ShouldContain("Lettre A-2026-00001.pdf");
        Directory.EnumerateFiles(LetterStand.Folder(app), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_writes_is_known_by_the_signature_when_the_heading_is_misread(DatabaseKind database)
    {
        LetterStand.NeedPrograms();
        await using var app = await TownApp.StartAsync(database);
        var misread = LetterStand.Pothole.Replace("Marie Martin\n12", "Marie Space\n12", StringComparison.Ordinal);
        await app.ReadScanAsync("lettre.pdf", MadePdf.OfTexts(misread.Replace("marie.martin@exemple.example\n", "")));
        using var mailroom = await app.SignInAsync("accueil");

        var sheet = await mailroom.GetPageAsync(LetterLinks.Sheet((await app.LettersAsync())[0].PublicId));

        sheet.Find("input[name='Input.Known']").GetAttribute("value").ShouldBe(app.Town.Marie);
    }

    /// <summary>Whose sheet says no street: the town stands on everybody's letter.</summary>
    [SkippableTheory, BothDatabases]
    public async Task A_homonym_of_the_same_town_is_not_chosen_beforehand(DatabaseKind database)
    {
        LetterStand.NeedPrograms();
        await using var app = await TownApp.StartAsync(database);
        var homonym = new RequesterOptions
        {
            FirstName = "Yann",
            BirthName = "Le Goff",
            Contacts = [new ContactOptions(ContactKind.Address, "35140 Saint-Aubin")],
        };
        await app.InScopeAsync(services =>
            services.GetRequiredService<RequesterService>().AddAsync(homonym, circleId: null, CancellationToken.None)
        );
        await app.ReadScanAsync("lettre.pdf", MadePdf.OfTexts(LetterStand.Tree));
        using var mailroom = await app.SignInAsync("accueil");

        var sheet = await mailroom.GetPageAsync(LetterLinks.Sheet((await app.LettersAsync())[0].PublicId));

        sheet.Text.ShouldContain("même nom, même code postal");
        sheet.Has("input[name='Input.Known']:checked").ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_it_says_is_found_and_its_file_is_the_scan_to_the_byte(DatabaseKind database)
    {
        LetterStand.NeedPrograms();
        await using var app = await TownApp.StartAsync(database);
        var bytes = MadePdf.OfTexts(LetterStand.Pothole);
        var scan = await app.ReadScanAsync("lettre.pdf", bytes);
        using var mailroom = await app.SignInAsync("accueil");
        var letter = (await app.LettersAsync())[0];
        await (await mailroom.GetPageAsync($"/courrier/lettres/{letter.PublicId}")).SubmitAsync(
            "Enregistrer, lettre suivante"
        );

        (await mailroom.GetPageAsync("/recherche?q=pneu+creve")).Text.ShouldContain("Nid-de-poule rue des Lilas");
        letter = (await app.LettersAsync())[0];
        letter.Hash.ShouldBe(scan.Fingerprint);
        letter.Hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        var entry = await mailroom.GetPageAsync($"/courrier/registre/{letter.PublicId}");
        entry.Text.ShouldContain(scan.Fingerprint);
    }

    [SkippableTheory, BothDatabases]
    public async Task One_scan_of_two_letters_is_cut_by_hand_and_each_is_read_anew(DatabaseKind database)
    {
        LetterStand.NeedPrograms();
        await using var app = await TownApp.StartAsync(database);
        var scan = await app.ReadScanAsync("pile.pdf", MadePdf.OfTexts(LetterStand.Pothole, LetterStand.Tree));
        (await app.LettersAsync()).ShouldHaveSingleItem().PageNumbers.ShouldBe([1, 2]);
        using var mailroom = await app.SignInAsync("accueil");
        var before = await mailroom.GetPageAsync($"/courrier/scans/{scan.PublicId}");

        await before.SubmitAsync("Découper ainsi", ("Begins", new[] { "1", "2" }));

        var letters = await app.LettersAsync();
        letters.Select(l => l.Pages).ShouldBe(["1", "2"]);
        letters
            .Select(l => LetterProposals.Load(l.Reading).Subject)
            .ShouldBe(["Nid-de-poule rue des Lilas", "Arbre dangereux"]);
        letters.ShouldAllBe(l => l.Hash != null && l.Hash != scan.Hash);
        // The page of before, sent again: those letters are no longer there.
        (await before.SubmitAsync("Découper ainsi", ("Begins", new[] { "1" })))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("découpée entre-temps");
        (await app.LettersAsync()).Count.ShouldBe(2);
    }

    [SkippableTheory, BothDatabases]
    public async Task Scanned_paper_is_recognised_and_cut_at_its_separators(DatabaseKind database)
    {
        LetterStand.NeedPrograms();
        await using var app = await TownApp.StartAsync(database);
        var tiff = await File.ReadAllBytesAsync(Repository.Corpus("letters", "morning.tif"));

        var scan = await app.ReadScanAsync("matin.tif", tiff);

        scan.State.ShouldBe(ScanState.Read, scan.Problem);
        (scan.PageCount, scan.PagesRead).ShouldBe((5, 5));
        var letters = await app.LettersAsync();
        letters.Select(l => l.Pages).ShouldBe(["2", "5"]);
        letters
            .Select(l => LetterProposals.Load(l.Reading).Sender!.Name)
            .ShouldBe(["Quentin Texier", "SARL El Khattabi et Fils"]);
        using var mailroom = await app.SignInAsync("accueil");
        var picture = await mailroom.SendOnceAsync(
            new HttpRequestMessage(HttpMethod.Get, $"/courrier/scans/{scan.PublicId}/pages/2")
        );
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
    }

    [SkippableTheory, BothDatabases]
    public async Task Read_half_it_goes_on_where_it_was(DatabaseKind database)
    {
        LetterStand.NeedPrograms();
        await using var app = await TownApp.StartAsync(database);
        var scan = await app.ReadScanAsync("pile.pdf", MadePdf.OfTexts(LetterStand.Pothole, LetterStand.Tree));
        // As a program that was killed after the first page left it.
        await app.DatabaseAsync(async db =>
        {
            await db.Set<IncomingLetter>().ExecuteDeleteAsync();
            await db.Set<ScanPage>().Where(p => p.Number == 2).ExecuteDeleteAsync();
            return await db.Set<ScanFile>()
                .Where(s => s.Id == scan.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(s => s.State, ScanState.Stored)
                        .SetProperty(s => s.PagesRead, 1)
                        .SetProperty(s => s.DueAt, app.Clock.UtcNow)
                );
        });

        await app.RunJobAsync<Parvis.Features.Letters.Jobs.ReadScansJob>();

        for (var turn = 0; turn < 200 && (await app.ScanAsync(scan.Id)).State == ScanState.Stored; turn++)
            await Task.Delay(100);
        (await app.ScanAsync(scan.Id)).PagesRead.ShouldBe(2);
        (await app.LettersAsync()).ShouldHaveSingleItem().PageNumbers.ShouldBe([1, 2]);
    }

    [SkippableTheory, BothDatabases]
    public async Task Files_chosen_on_the_page_are_read_too(DatabaseKind database)
    {
        LetterStand.NeedPrograms();
        await using var app = await TownApp.StartAsync(database);
        using var mailroom = await app.SignInAsync("accueil");

        var done = await (await mailroom.GetPageAsync("/courrier")).SubmitAsync(
            "Déposer",
            ("Scans", new TypedFile("C:\\scans\\lettre.pdf", MadePdf.OfTexts(LetterStand.Tree), "application/pdf"))
        );

        done.Body.ShouldContain("Le fichier est reçu");
        var scan = await app.DatabaseAsync(db => db.Set<ScanFile>().AsNoTracking().FirstAsync());
        scan.BroughtById.ShouldBe(app.Town.Agent("accueil"));
        for (var turn = 0; turn < 200 && (await app.ScanAsync(scan.Id)).State == ScanState.Stored; turn++)
        {
            await app.RunJobAsync<Parvis.Features.Letters.Jobs.ReadScansJob>();
            await Task.Delay(100);
        }

        (await mailroom.GetPageAsync("/courrier")).Text.ShouldContain("Arbre dangereux");
    }

    /// <summary>A clear sentence, nothing lost.</summary>
    [SkippableTheory]
    [BothDatabases("vide.pdf", "vide")]
    [BothDatabases("note.docx", "ni un PDF")]
    [BothDatabases("abime.pdf", "abîmé")]
    [BothDatabases("long.pdf", "plus de 200 pages")]
    [BothDatabases("blanc.pdf", "blanches")]
    public async Task What_cannot_be_read_is_said_and_kept(DatabaseKind database, string name, string why)
    {
        LetterStand.NeedPrograms();
        await using var app = await TownApp.StartAsync(database);
        var content = name switch
        {
            "vide.pdf" => [],
            "note.docx" => "PK\u0003\u0004"u8.ToArray(),
            "abime.pdf" => "%PDF-1.7\nrien"u8.ToArray(),
            "long.pdf" => MadePdf.OfTexts([.. Enumerable.Repeat("", 201)]),
            _ => MadePdf.OfTexts(""),
        };

        var scan = await app.ReadScanAsync(name, content);

        scan.State.ShouldBe(ScanState.Refused);
        using var mailroom = await app.SignInAsync("accueil");
        var page = await mailroom.GetPageAsync("/courrier");
        page.Text.ShouldContain(why);
        var kept = await mailroom.SendOnceAsync(
            new HttpRequestMessage(HttpMethod.Get, $"/courrier/scans/{scan.PublicId}/original")
        );
        (await kept.Content.ReadAsByteArrayAsync()).ShouldBe(content);
        kept.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await page.SubmitAsync($"Vu : {name}")).Has(".letter-refused").ShouldBeFalse();
    }
}
