using System.Runtime.CompilerServices;
using Parvis.Scans.Files;
using Parvis.Scans.Pictures;
using Parvis.Scans.Programs;
using Parvis.Scans.Recognising;
using Parvis.Scans.Separators;

namespace Parvis.Scans.Pages;

/// <summary>One page of a scan.</summary>
/// <param name="Read">Its words, upright; none on a separator, a blank page, or without Tesseract.</param>
/// <param name="Separator">What its code says; null on a page of a letter.</param>
/// <param name="IsBlank">Nothing is written on it.</param>
/// <param name="IsDrawn">False when the page is damaged: it stays in the original.</param>
/// <param name="Thumbnail">A small upright JPEG; empty when the page is damaged.</param>
/// <param name="Picture">An upright JPEG large enough to be read on a screen; empty when the page is damaged.</param>
public sealed record ReadPage(
    RecognisedPage Read,
    SeparatorSheet? Separator,
    bool IsBlank,
    bool IsDrawn,
    ReadOnlyMemory<byte> Thumbnail,
    ReadOnlyMemory<byte> Picture
)
{
    /// <summary>As <see cref="LetterCuts"/> takes it.</summary>
    public CutPage Cut => new(Read.Page.Number, Separator, IsBlank);
}

/// <summary>Reads the pages of a scan, one after the other: memory does not grow with their number.</summary>
/// <param name="recognition">Without Tesseract pages have no words, unless the PDF gives them.</param>
/// <param name="limits">For each program and page; <see cref="ProgramLimits.Default"/> when null.</param>
public sealed class ScanReader(Recognition recognition, ProgramLimits? limits = null)
{
    /// <summary>Of a thumbnail, in pixels.</summary>
    public const int ThumbnailWidth = 200;

    /// <summary>Of a picture, in pixels.</summary>
    public const int PictureWidth = 1000;

    readonly ProgramLimits limits = limits ?? ProgramLimits.Default;
    readonly PageRecognition pages = new(recognition, limits);

    /// <summary>The programs without which nothing is read, whether or not they are here; Tesseract is asked apart.</summary>
    public static IReadOnlyList<string> Programs { get; } =
    ["pdfinfo", "pdfimages", "pdftoppm", "pdftotext", "vips", "vipsheader", "zbarimg", "qpdf"];

    /// <summary>Those of <see cref="Programs"/> that are not on this machine.</summary>
    public static IReadOnlyList<string> MissingPrograms =>
        [.. Programs.Where(program => InstalledPrograms.PathOf(program) is null)];

    /// <summary>Reads the pages.</summary>
    /// <param name="scan">A file that was inspected and not refused.</param>
    /// <param name="inspection">What was found then.</param>
    /// <param name="first">From 1: a reading that was stopped goes on where it was.</param>
    /// <param name="cancellationToken">Ends the programs.</param>
    /// <exception cref="ArgumentException">The file was refused, or the first page is none.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    /// <exception cref="IOException">A temporary folder cannot be made or removed.</exception>
    public async IAsyncEnumerable<ReadPage> ReadAsync(
        string scan,
        ScanInspection inspection,
        int first = 1,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(scan);
        ArgumentNullException.ThrowIfNull(inspection);
        if (inspection is not { Refusal: null, Kind: { } kind })
            throw new ArgumentException("The file was refused.", nameof(inspection));
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        for (var number = first; number <= inspection.Pages; number++)
            yield return await ReadAsync(scan, kind, number, cancellationToken);
    }

    async Task<ReadPage> ReadAsync(string scan, ScanKind kind, int number, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var nothing = new RecognisedPage(new ScannedPage(number, 0, 0, []), 0, null);
        if (await PageImage.DrawAsync(scan, kind, number, folder, limits, cancellationToken) is not { } image)
            return new ReadPage(nothing, null, IsBlank: false, IsDrawn: false, default, default);
        var separator = await SeparatorFinder.FindAsync(image, folder, limits, cancellationToken);
        var blank = separator is null && await IsBlankAsync(image, folder, cancellationToken);
        var read =
            separator is not null || blank ? nothing : await WordsAsync(scan, kind, number, image, cancellationToken);
        return new ReadPage(
            read,
            separator,
            blank,
            IsDrawn: true,
            await ShrinkAsync(ThumbnailWidth),
            await ShrinkAsync(PictureWidth)
        );

        Task<byte[]> ShrinkAsync(int width) =>
            PageImage.ShrinkAsync(image, read.Turned, width, folder, limits, cancellationToken);
    }

    async Task<RecognisedPage> WordsAsync(
        string scan,
        ScanKind kind,
        int number,
        string image,
        CancellationToken cancellationToken
    )
    {
        var given = kind == ScanKind.Pdf ? await TextLayer.ReadAsync(scan, number, limits, cancellationToken) : null;
        return given is null
            ? await pages.ReadAsync(image, number, cancellationToken)
            : new RecognisedPage(given, 0, Texts.LetterLanguage.Of(given.Text));
    }

    async Task<bool> IsBlankAsync(string image, TemporaryFolder folder, CancellationToken cancellationToken)
    {
        var small = folder.In("ink.png");
        await ProgramRun.RunAsync("vips", ["thumbnail", image, small, "600"], limits, cancellationToken);
        var picture = await GreyPicture.ReadAsync(small, folder, limits, cancellationToken);
        return picture is not null && Ink.IsBlank(picture.Grey, picture.Width);
    }
}
