using System.Diagnostics;
using Parvis.Scans.Files;
using Parvis.Scans.Pages;
using Parvis.TestKit;

namespace Parvis.ScansTests.Files;

/// <summary>Files that would fill the memory, take for ever or stop the morning's post: each one refused by its name.</summary>
public sealed class HostileFileTests : IDisposable
{
    const long TwoGigabytes = 2L * 1024 * 1024 * 1024;

    readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_empty_file_is_said_to_be_empty() => (await LookAsync([])).ShouldBe(ScanRefusal.Empty);

    [Fact]
    public async Task A_file_of_two_gigabytes_is_refused_before_it_is_read()
    {
        var path = folder.In("large.pdf");
        await using (var file = File.Create(path))
        {
            file.Write("%PDF-1.4\n"u8);
            file.SetLength(TwoGigabytes);
        }
        var before = GC.GetTotalAllocatedBytes(precise: true);
        (await ScanInspector.InspectAsync(path)).Refusal.ShouldBe(ScanRefusal.TooLarge);
        // Other tests run beside this one.
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(TwoGigabytes / 20);
    }

    [Theory]
    [InlineData("Bonjour, ceci est un texte.")]
    [InlineData("MZ\u0090\0")]
    [InlineData("GIF89a")]
    public async Task What_no_scanner_writes_is_no_scan(string beginning) =>
        (await LookAsync(System.Text.Encoding.Latin1.GetBytes(beginning))).ShouldBe(ScanRefusal.NotAScan);

    [Fact]
    public async Task A_png_that_claims_ten_thousand_million_pixels_is_not_decoded() =>
        (await LookAsync(MadeImages.Png(100_000, 100_000))).ShouldBe(ScanRefusal.PageTooLarge);

    [Fact]
    public async Task A_tiff_that_claims_as_much_is_not_decoded() =>
        (await LookAsync(MadeImages.Tiff(100_000, 100_000))).ShouldBe(ScanRefusal.PageTooLarge);

    [Fact]
    public async Task A_tiff_of_five_hundred_pages_is_refused_with_its_count() =>
        (await LookAsync(MadeImages.Tiff(100, 100, pages: 500))).ShouldBe(ScanRefusal.TooManyPages);

    [Fact]
    public async Task A_tiff_whose_pages_run_in_a_circle_is_damaged() =>
        (await LookAsync(MadeImages.Tiff(100, 100, pages: 3, circle: true))).ShouldBe(ScanRefusal.Damaged);

    [Theory]
    [InlineData(8)]
    [InlineData(20)]
    public async Task A_tiff_cut_in_its_header_is_damaged(int length) =>
        (await LookAsync(MadeImages.Tiff(100, 100)[..length])).ShouldBe(ScanRefusal.Damaged);

    [Theory]
    [InlineData(4)]
    [InlineData(24)]
    public async Task A_jpeg_cut_before_its_picture_is_damaged(int length) =>
        (await LookAsync((await File.ReadAllBytesAsync(Here.Letter("photograph.jpg")))[..length])).ShouldBe(
            ScanRefusal.Damaged
        );

    [Fact]
    public async Task A_jpeg_named_pdf_is_taken_for_a_jpeg()
    {
        File.Copy(Here.Letter("photograph.jpg"), folder.In("letter.pdf"));
        var found = await ScanInspector.InspectAsync(folder.In("letter.pdf"));
        (found.Kind, found.Pages, found.Refusal).ShouldBe((ScanKind.Jpeg, 1, null));
    }

    [SkippableFact]
    public async Task A_pdf_of_five_hundred_pages_is_refused()
    {
        Here.NeedPrograms();
        (await LookAsync(MadePdf.OfTexts([.. Enumerable.Repeat("Page", 500)]))).ShouldBe(ScanRefusal.TooManyPages);
    }

    [SkippableFact]
    public async Task A_pdf_that_asks_for_a_password_says_so()
    {
        Here.NeedPrograms();
        var (open, locked) = (folder.Write("open.pdf", MadePdf.OfTexts("Bonjour")), folder.In("locked.pdf"));
        using var qpdf = Process.Start("qpdf", ["--encrypt", "secret", "secret", "256", "--", open, locked]);
        await qpdf.WaitForExitAsync();
        (await ScanInspector.InspectAsync(locked)).Refusal.ShouldBe(ScanRefusal.PasswordProtected);
    }

    [SkippableTheory]
    [InlineData(60)]
    [InlineData(400)]
    public async Task A_pdf_cut_in_its_beginning_is_damaged(int length)
    {
        Here.NeedPrograms();
        (await LookAsync(MadePdf.OfTexts("Un", "Deux")[..length])).ShouldBe(ScanRefusal.Damaged);
    }

    [SkippableFact]
    public async Task A_pdf_with_a_script_is_read_and_said_to_have_one()
    {
        Here.NeedPrograms();
        var found = await ScanInspector.InspectAsync(folder.Write("script.pdf", MadePdf.WithScript()));
        (found.Refusal, found.Pages, found.HasActiveContent).ShouldBe((null, 1, true));
    }

    [SkippableFact]
    public async Task A_pdf_with_a_file_in_it_is_read_and_said_to_have_one()
    {
        Here.NeedPrograms();
        var (plain, filled) = (folder.Write("plain.pdf", MadePdf.OfTexts("Bonjour")), folder.In("filled.pdf"));
        using var qpdf = Process.Start("qpdf", [plain, "--add-attachment", plain, "--key=inside.pdf", "--", filled]);
        await qpdf.WaitForExitAsync();
        (await ScanInspector.InspectAsync(filled)).HasActiveContent.ShouldBeTrue();
        (await ScanInspector.InspectAsync(plain)).HasActiveContent.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_tiff_whose_picture_is_missing_gives_a_page_that_is_not_drawn()
    {
        Here.NeedPrograms();
        var path = folder.Write("hollow.tif", MadeImages.Tiff(1000, 1000));
        var found = await ScanInspector.InspectAsync(path);
        found.Refusal.ShouldBeNull();
        var reader = new ScanReader(await Parvis.Scans.Recognising.Recognition.FindAsync());
        var pages = new List<ReadPage>();
        await foreach (var page in reader.ReadAsync(path, found))
            pages.Add(page);
        pages.ShouldHaveSingleItem().IsDrawn.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task One_bad_file_among_a_hundred_and_fifty_leaves_the_others_as_they_are()
    {
        Here.NeedPrograms();
        var picture = await File.ReadAllBytesAsync(Here.Letter("photograph.jpg"));
        for (var i = 0; i < 150; i++)
            folder.Write($"{i:000}.jpg", i == 77 ? MadeImages.Png(90_000, 90_000) : picture);
        var found = new List<ScanInspection>();
        for (var i = 0; i < 150; i++)
            found.Add(await ScanInspector.InspectAsync(folder.In($"{i:000}.jpg")));
        found.Count(each => each.Refusal is null).ShouldBe(149);
        found[77].Refusal.ShouldBe(ScanRefusal.PageTooLarge);
        File.ReadAllBytes(folder.In("077.jpg")).ShouldBe(MadeImages.Png(90_000, 90_000));
    }

    async Task<ScanRefusal?> LookAsync(byte[] bytes)
    {
        var found = await ScanInspector.InspectAsync(folder.Write("scan.pdf", bytes));
        found.Pages.ShouldBe(0);
        return found.Refusal;
    }
}
