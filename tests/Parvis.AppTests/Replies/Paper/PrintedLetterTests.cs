using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Acknowledgements;
using Parvis.Data;
using Parvis.Features.Replies.Letter;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies.Paper;

/// <summary>Letters as PDF, made by the programs of this machine, read as the post and a screen reader read them.</summary>
public sealed class PrintedLetterTests
{
    const string LongName =
        "Madame Marie-Hélène de La Rochefoucauld-Montbazon\nChez Monsieur Jean-Baptiste Le Corre\nBâtiment C, escalier 2, appartement 412\nRésidence des Trois Fontaines\n128 boulevard du Maréchal de Lattre de Tassigny\n35140 Saint-Aubin-du-Cormier";

    public static TheoryData<DatabaseKind, string> Printers()
    {
        var all = new TheoryData<DatabaseKind, string>();
        foreach (var database in new[] { DatabaseKind.Sqlite, DatabaseKind.PostgreSql })
        foreach (var printer in new[] { "WeasyPrint", "Chromium" })
            all.Add(database, printer);
        return all;
    }

    [SkippableTheory, MemberData(nameof(Printers))]
    public async Task The_address_stands_in_the_window_and_nothing_leaves_the_margins(
        DatabaseKind database,
        string printer
    )
    {
        var body =
            "Madame,\n\n"
            + string.Join(
                "\n\n",
                Enumerable
                    .Range(1, 40)
                    .Select(n =>
                        $"Paragraphe {n}. Nous avons bien étudié votre demande et nous vous répondons point par point, afin que chaque personne concernée sache ce que la mairie fera, quand elle le fera, et qui la renseigne."
                    )
            )
            + "\n\nVoyez https://exemple.fr/"
            + new string('a', 200);
        var sheet = await PrintAsync(database, printer, LongName, body);

        var address = sheet.Words.Where(w => w is { Page: 1, Left: > 99, Top: > 54.5 } && w.Bottom < 82).ToList();
        string.Join(' ', address.Select(w => w.Text)).ShouldBe(LongName.Replace('\n', ' '));
        address.Min(w => w.Left).ShouldBeGreaterThanOrEqualTo(100);
        address.Max(w => w.Right).ShouldBeLessThanOrEqualTo(190);
        address.Min(w => w.Top).ShouldBeGreaterThanOrEqualTo(54.5);
        address.Max(w => w.Bottom).ShouldBeLessThanOrEqualTo(79.5);
        // Nothing else shows through the window, wherever the sheet slides.
        sheet
            .Words.Where(w => w is { Page: 1, Bottom: > 44, Right: > 90 } && w.Top < 90)
            .Except(address)
            .ShouldBeEmpty();
        sheet.Words.Where(w => w.Left < 19.5 || w.Right > 190.5 || w.Top < 9 || w.Bottom > 288).ShouldBeEmpty();
        sheet.Pages.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var page in Enumerable.Range(1, sheet.Pages))
            sheet.Words.ShouldContain(w => w.Page == page && w.Text == $"{page}/{sheet.Pages}" && w.Top > 275);
        Enumerable
            .Range(1, 40)
            .Select(n => sheet.Text.IndexOf($"Paragraphe {n}.", StringComparison.Ordinal))
            .ShouldBeInOrder();
        sheet
            .Text.IndexOf("Objet :", StringComparison.Ordinal)
            .ShouldBeLessThan(sheet.Text.IndexOf("Paragraphe 1.", StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Printers))]
    public async Task It_says_its_title_and_what_is_a_heading(DatabaseKind database, string printer)
    {
        var sheet = await PrintAsync(
            database,
            printer,
            "M. Yann Le Goff\n12 rue des Lilas\n35140 Saint-Aubin",
            "C'est réparé."
        );

        sheet.Info.ShouldContain("Tagged:          yes");
        sheet.Info.ShouldContain("Title:           Nid-de-poule");
        sheet.Info.ShouldContain("A4");
        sheet.Structure.ShouldContain("H1");
        sheet.Structure.ShouldContain("C'est réparé.");
        sheet.Pages.ShouldBe(1);
        // The date and the signature stand under the address.
        sheet.Words.Single(w => w.Text == "lundi").Left.ShouldBeGreaterThan(103);
        sheet.Words.Last(w => w.Text == "Anne").Left.ShouldBe(103, tolerance: 1);
    }

    /// <summary>A resident's words, or a template's, are words: nothing is fetched and nothing of the machine is shown.</summary>
    [SkippableTheory, MemberData(nameof(Printers))]
    public async Task Hostile_words_stay_words(DatabaseKind database, string printer)
    {
        var secret = Path.Combine(Path.GetTempPath(), $"parvis-secret-{Guid.NewGuid():n}.txt");
        await File.WriteAllTextAsync(secret, "NE-DOIT-PAS-PARAITRE");
        try
        {
            using var called = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
            called.Start();
            var port = ((System.Net.IPEndPoint)called.LocalEndpoint).Port;
            var hostile =
                $"<img src=\"http://127.0.0.1:{port}/a.png\"><style>@import url(http://127.0.0.1:{port}/b.css);</style>"
                + $"<link rel=attachment href=\"file://{secret}\"><iframe src=\"file://{secret}\"></iframe>"
                + "<script>document.body.remove()</script> </p></article> FIN";

            var sheet = await PrintAsync(
                database,
                printer,
                $"<img src=http://127.0.0.1:{port}/c>\n12 rue des Lilas\n35140 Saint-Aubin",
                hostile
            );

            called.Pending().ShouldBeFalse();
            sheet.Text.ShouldNotContain("NE-DOIT-PAS-PARAITRE");
            sheet.Text.ShouldContain("<img src=");
            sheet
                .Text.Replace(" ", "", StringComparison.Ordinal)
                .ShouldContain("<script>document.body.remove()</script>");
            sheet.Text.ShouldContain("FIN");
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_posted_is_kept_and_never_made_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        NeedsPrinter(app, "WeasyPrint");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var letter = await WriteAsync(
            anne,
            request,
            "M. Yann Le Goff\n12 rue des Lilas\n35140 Saint-Aubin",
            "C'est réparé."
        );

        var made = await letter.SubmitAsync("Préparer le PDF");
        var first = await ReadPrintedAsync(app);
        Tools(made).ShouldContain(first.Hash);
        Tools(made).ShouldContain("WeasyPrint");
        await made.SubmitAsync("Imprimé et remis au courrier");

        (await ReadPrintedAsync(app)).Hash.ShouldBe(first.Hash);
        var page = await anne.GetPageAsync(request.PageUrl());
        page.Text.ShouldContain("Lettre telle qu'envoyée");
        page.Text.ShouldContain(first.Hash);
        var pdf = await DownloadAsync(anne, page);
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf)).ShouldBe(first.Hash);
        var refused = await made.SubmitAsync("Refaire le PDF");
        Tools(refused).ShouldContain("son PDF ne change plus");
        (await ReadPrintedAsync(app)).Hash.ShouldBe(first.Hash);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_letter_posted_without_a_pdf_gets_one_first(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        NeedsPrinter(app, "WeasyPrint");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var letter = await WriteAsync(
            anne,
            request,
            "M. Yann Le Goff\n12 rue des Lilas\n35140 Saint-Aubin",
            "C'est réparé."
        );

        await letter.SubmitAsync("Imprimé et remis au courrier");

        (await ReadPrintedAsync(app)).Size.ShouldBeGreaterThan(1000);
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Done);
    }

    [SkippableTheory, BothDatabases]
    public async Task Without_a_program_the_browser_prints(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(
            database,
            new TownAppOptions { Settings = new Dictionary<string, string?> { [LetterPress.PrinterKey] = "-" } }
        );
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var letter = await WriteAsync(
            anne,
            request,
            "M. Yann Le Goff\n12 rue des Lilas\n35140 Saint-Aubin",
            "C'est réparé."
        );

        Tools(letter).ShouldContain("imprimez depuis votre navigateur");
        Tools(letter).ShouldNotContain("Préparer le PDF");
        await letter.SubmitAsync("Imprimé et remis au courrier");

        (await app.DatabaseAsync(db => db.Set<PrintedLetter>().CountAsync())).ShouldBe(0);
        (await app.OutgoingAsync(request)).ShouldHaveSingleItem().State.ShouldBe(CorrespondenceState.Done);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_letter_is_its_circles_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        NeedsPrinter(app, "WeasyPrint");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var letter = await WriteAsync(
            anne,
            request,
            "M. Yann Le Goff\n12 rue des Lilas\n35140 Saint-Aubin",
            "C'est réparé."
        );
        var made = await letter.SubmitAsync("Préparer le PDF");
        var address = made.Find("a[href$='/pdf']").GetAttribute("href")!;
        await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .Where(r => r.Id == request.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.CircleId, app.Town.SocialCircle))
        );

        await anne.GetPageAsync(address, System.Net.HttpStatusCode.NotFound);
    }

    static async Task<PrintedSheet> PrintAsync(DatabaseKind database, string printer, string envelope, string body)
    {
        await using var app = await TownApp.StartAsync(
            database,
            new TownAppOptions { Settings = new Dictionary<string, string?> { [LetterPress.PrinterKey] = printer } }
        );
        NeedsPrinter(app, printer);
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var letter = await WriteAsync(anne, request, envelope, body);
        var made = await letter.SubmitAsync("Préparer le PDF");
        return await PrintedSheet.ReadAsync(await DownloadAsync(anne, made));
    }

    static async Task<TownPage> WriteAsync(TownClient agent, CitizenRequest request, string envelope, string body)
    {
        var queued = await (await agent.GetPageAsync(request.ReplyUrl())).SubmitAsync(
            "Envoyer",
            ("Input.Channel", "Post"),
            ("Input.Envelope", envelope),
            ("Input.Subject", "Nid-de-poule rue des Lilas"),
            ("Input.Body", body)
        );
        return await queued.FollowAsync("Imprimer la lettre");
    }

    static async Task<byte[]> DownloadAsync(TownClient agent, TownPage page)
    {
        using var answer = await agent.SendOnceAsync(
            new HttpRequestMessage(
                HttpMethod.Get,
                new Uri(page.Find("a[href$='/pdf']").GetAttribute("href")!, UriKind.Relative)
            )
        );
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    static string Tools(TownPage page) => page.Find(".print-tools").TextContent;

    static Task<PrintedLetter> ReadPrintedAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<PrintedLetter>().AsNoTracking().SingleAsync());

    static void NeedsPrinter(TownApp app, string name) =>
        Requirements.Need(
            app.Services.GetServices<ILetterPrinter>().Single(p => p.Name == name).IsInstalled,
            $"{name} is not installed."
        );
}
