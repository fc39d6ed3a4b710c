using Parvis.Scans.Files;
using Parvis.Scans.Pages;
using Parvis.Scans.Pictures;
using Parvis.Scans.Programs;
using Parvis.Scans.Reading;
using Parvis.Scans.Recognising;
using Parvis.Scans.Separators;
using Parvis.ScansTests.Files;
using Parvis.TestKit;

namespace Parvis.ScansTests.Pages;

/// <summary>From a file to its pages, with the real programs.</summary>
public sealed class ScanReaderTests : IDisposable
{
    readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public async Task A_mornings_scan_gives_its_letters()
    {
        var pages = await ReadAsync(Here.Letter("morning.tif"));
        pages
            .Select(page => page.Separator)
            .ShouldBe([new SeparatorSheet("mail", "voirie"), null, null, new SeparatorSheet(), null]);
        pages.Select(page => page.IsBlank).ShouldBe([false, false, true, false, false]);
        pages[1].Read.Page.Text.ShouldContain("Nid-de-poule avenue Georges-Pompidou");
        pages[4].Read.Page.Text.ShouldContain("62 rue des Lilas");
        var letters = LetterCuts.AtSeparators([.. pages.Select(page => page.Cut)]);
        letters.Select(letter => letter.Pages.Single()).ShouldBe([2, 5]);
        letters[0].BlankPages.ShouldBe([3]);
        letters[0].Under!.Department.ShouldBe("voirie");
        pages.ShouldAllBe(page => page.Thumbnail.ToArray()[0] == 0xFF);
    }

    [SkippableFact]
    public async Task From_the_scan_to_who_wrote_when_and_about_what()
    {
        var page = (await ReadAsync(Here.Letter("photograph.jpg"))).ShouldHaveSingleItem();
        var context = new LetterContext
        {
            Today = new DateOnly(2026, 11, 27),
            AddresseeNames = ["Mairie de Vaubreuil-sur-Orle"],
            AddresseeStreets = ["1 place de l'Hôtel-de-Ville"],
        };
        var reading = LetterReader.Read([page.Read.Page], context);
        reading.Sender!.Value.Name.ShouldBe("André Maréchal");
        reading.Sender.Value.Postcode.ShouldBe("96250");
        reading.Date!.Value.ShouldBe(new DateOnly(2026, 11, 21));
        reading.Object!.Value.ShouldStartWith("Panneau tombé");
        reading.Language.ShouldBe("fr");
    }

    [SkippableFact]
    public async Task A_letter_in_another_language_says_which()
    {
        // Brackets in a name are options to the program that draws images.
        var scan = folder.In("carta [page=7].png");
        File.Copy(Here.Letter("portuguese.png"), scan);
        var page = (await ReadAsync(scan)).ShouldHaveSingleItem();
        page.Read.Language.ShouldBe("pt");
        page.Read.Page.Text.ShouldContain("passaporte da minha filha");
    }

    [SkippableFact]
    public async Task A_page_laid_upside_down_is_turned()
    {
        var page = (await ReadAsync(Here.Letter("upside-down.tif"))).ShouldHaveSingleItem();
        page.Read.Turned.ShouldBe(180);
        page.Read.Page.Text.ShouldContain("Éclairage du gymnase");
        var heading = page.Read.Page.Lines.First(line => line.Text.Contains("Objet", StringComparison.Ordinal));
        heading.Box.Top.ShouldBeLessThan(page.Read.Page.Height / 2);
    }

    [SkippableFact]
    public async Task A_pdf_is_read_by_its_pictures_when_it_has_no_text()
    {
        var jpeg = await File.ReadAllBytesAsync(Here.Letter("photograph.jpg"));
        var pages = await ReadAsync(folder.Write("scan.pdf", MadePdf.OfPictures(jpeg, null)));
        pages[0].Read.Page.Text.ShouldContain("Panneau tombé");
        pages[1].IsBlank.ShouldBeTrue();
    }

    /// <summary>Drawn in another size, a page of grain loses words: no point may be another's neighbour.</summary>
    [SkippableFact]
    public Task The_picture_of_a_pdf_is_drawn_point_for_point() => IsDrawnPointForPointAsync("1241", "1754");

    /// <summary>« Le 04/11/26 » was read « 04/41/26 » when 3507 points became 3508.</summary>
    [SkippableFact]
    public async Task A_scan_of_nearly_our_size_keeps_its_points()
    {
        Here.NeedPrograms();
        string[] grain = ["gaussnoise", folder.In("near.v"), "2481", "3507"];
        await ProgramRun.RunAsync("vips", grain, ProgramLimits.Default, default);
        string[] scanning = ["cast", folder.In("near.v"), folder.In("near.png"), "uchar"];
        await ProgramRun.RunAsync("vips", scanning, ProgramLimits.Default, default);
        using var here = new TemporaryFolder();
        using var there = new TemporaryFolder();

        var drawn = await DrawAsync(folder.In("near.png"), ScanKind.Png, here);
        var own = await GreyPicture.ReadAsync(folder.In("near.png"), there, ProgramLimits.Default, default);

        drawn.Grey.SequenceEqual(own!.Grey).ShouldBeTrue();
    }

    async Task IsDrawnPointForPointAsync(string across, string down)
    {
        Here.NeedPrograms();
        string[] grain = ["gaussnoise", folder.In("grain.v"), across, down];
        await ProgramRun.RunAsync("vips", grain, ProgramLimits.Default, default);
        string[] scanning = ["cast", folder.In("grain.v"), folder.In("grain.jpg[Q=75]"), "uchar"];
        await ProgramRun.RunAsync("vips", scanning, ProgramLimits.Default, default);
        var pdf = folder.Write("grain.pdf", MadePdf.OfPictures(await File.ReadAllBytesAsync(folder.In("grain.jpg"))));
        using var own = new TemporaryFolder();
        using var page = new TemporaryFolder();

        var picture = await DrawAsync(folder.In("grain.jpg"), ScanKind.Jpeg, own);
        var drawn = await DrawAsync(pdf, ScanKind.Pdf, page);

        drawn.Width.ShouldBe(picture.Width);
        drawn.Grey.SequenceEqual(picture.Grey).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task A_pdf_that_has_its_text_is_not_recognised_again()
    {
        const string Letter =
            "Monsieur Paul Riou\n7 rue des Lilas\n96250 Vaubreuil-sur-Orle\nMonsieur le Maire,\nJe vous signale que le lampadaire devant chez moi ne marche plus depuis trois semaines.\nCordialement,";
        var page = (await ReadAsync(folder.Write("text.pdf", MadePdf.OfTexts(Letter)))).ShouldHaveSingleItem();
        page.Read.Page.Words.ShouldAllBe(word => word.Confidence == 100);
        page.Read.Page.Text.ShouldContain("7 rue des Lilas");
        page.Read.Language.ShouldBe("fr");
        page.Read.Page.Height.ShouldBeInRange(3500, 3510);
    }

    [Fact]
    public async Task Without_tesseract_a_page_has_no_words_and_nothing_is_thrown()
    {
        // A program that may not take any time is as good as missing.
        var recognition = await Recognition.FindAsync(new() { Time = TimeSpan.Zero });
        (recognition.IsInstalled, recognition.Version).ShouldBe((false, null));
        (await recognition.ReadAsync(Here.Letter("photograph.jpg"), number: 3)).ShouldSatisfyAllConditions(
            page => page.Number.ShouldBe(3),
            page => page.Words.ShouldBeEmpty(),
            page => page.IsComplete.ShouldBeFalse()
        );
    }

    [SkippableFact]
    public async Task A_letter_is_cut_out_of_a_pdf_with_its_pages_as_they_are()
    {
        Here.NeedPrograms();
        var scan = folder.Write("scan.pdf", MadePdf.OfTexts("Un", "Deux", "Trois", "Quatre"));
        (await LetterFiles.ExtractAsync(scan, ScanKind.Pdf, [2, 4], folder.In("letter.pdf"))).ShouldBeTrue();
        (await ScanInspector.InspectAsync(folder.In("letter.pdf"))).Pages.ShouldBe(2);
        (await LetterFiles.ExtractAsync(scan, ScanKind.Pdf, [9], folder.In("none.pdf"))).ShouldBeFalse();
        File.Exists(folder.In("none.pdf")).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_letter_is_cut_out_of_an_image_as_pages_that_a_browser_shows()
    {
        Here.NeedPrograms();
        var scan = Here.Letter("morning.tif");

        (await LetterFiles.ExtractAsync(scan, ScanKind.Tiff, [2, 5], folder.In("letter.pdf"))).ShouldBeTrue();

        (await ScanInspector.InspectAsync(folder.In("letter.pdf"))).ShouldSatisfyAllConditions(
            found => found.Refusal.ShouldBeNull(),
            found => found.Pages.ShouldBe(2)
        );
        var pages = await ReadAsync(folder.In("letter.pdf"));
        pages[0].Read.Page.Text.ShouldContain("Nid-de-poule avenue Georges-Pompidou");
        pages[1].Read.Page.Text.ShouldContain("Demande de domiciliation");
        (await LetterFiles.ExtractAsync(scan, ScanKind.Tiff, [9], folder.In("none.pdf"))).ShouldBeFalse();
        File.Exists(folder.In("none.pdf")).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_reading_that_was_stopped_goes_on_with_the_next_page()
    {
        var scan = folder.Write("scan.pdf", MadePdf.OfTexts("", "", ""));
        var recognition = await Here.RecognitionAsync();
        var numbers = new List<int>();
        var found = await ScanInspector.InspectAsync(scan);
        await foreach (var page in new ScanReader(recognition).ReadAsync(scan, found, first: 2))
            numbers.Add(page.Read.Page.Number);
        numbers.ShouldBe([2, 3]);
    }

    static async Task<GreyPicture> DrawAsync(string scan, ScanKind kind, TemporaryFolder folder)
    {
        var image = await PageImage.DrawAsync(scan, kind, 1, folder, ProgramLimits.Default, default);
        return (await GreyPicture.ReadAsync(image.ShouldNotBeNull(), folder, ProgramLimits.Default, default))!;
    }

    static async Task<IReadOnlyList<ReadPage>> ReadAsync(string scan)
    {
        var recognition = await Here.RecognitionAsync();
        var pages = new List<ReadPage>();
        await foreach (var page in new ScanReader(recognition).ReadAsync(scan, await ScanInspector.InspectAsync(scan)))
            pages.Add(page);
        return pages;
    }
}
