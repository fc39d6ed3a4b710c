using System.Globalization;
using System.Text.RegularExpressions;
using Parvis.Scans.Files;
using Parvis.Scans.Programs;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Pages;

/// <summary>Makes the picture of one page: for recognition, and small for the screen.</summary>
static class PageImage
{
    // The long side of A4 in 300 dots per inch. Pages of every size are brought to it: memory is bounded, and a photograph
    // of a letter gets letters as tall as a scan's.
    public const int LongestSide = 3508;

    static readonly Regex Size = Patterns.Of(@": (?<across>\d{1,6})x(?<down>\d{1,6}) ");

    /// <returns>The file; null when the page cannot be drawn.</returns>
    public static async Task<string?> DrawAsync(
        string scan,
        ScanKind kind,
        int number,
        TemporaryFolder folder,
        ProgramLimits limits,
        CancellationToken cancellationToken
    )
    {
        if (kind == ScanKind.Pdf)
            return await DrawPdfAsync(scan, number, folder, limits, cancellationToken);
        return await FitAsync(SourceOf(scan, kind, number, folder), folder, limits, cancellationToken);
    }

    /// <summary>A scan is drawn in the points of the scanner, then brought to our size like any other picture.</summary>
    static async Task<string?> DrawPdfAsync(
        string scan,
        int number,
        TemporaryFolder folder,
        ProgramLimits limits,
        CancellationToken cancellationToken
    )
    {
        var page = number.ToString(CultureInfo.InvariantCulture);
        var stem = folder.In("page");
        var picture = await PdfPicture.OnlyAsync(scan, page, limits, cancellationToken);
        string[] size = picture is null
            ? ["-scale-to", Invariant(LongestSide)]
            : ["-rx", Invariant(picture.AcrossDpi), "-ry", Invariant(picture.DownDpi)];
        string[] drawing = ["-gray", .. size, "-f", page, "-l", page, "-singlefile", scan, stem];
        await ProgramRun.RunAsync("pdftoppm", drawing, limits, cancellationToken);
        var drawn = Written(stem + ".pgm");
        return drawn is null || picture is null ? drawn : await FitAsync(drawn, folder, limits, cancellationToken);
    }

    /// <summary>
    /// A picture that is nearly of our size stays as it is: one point more or less would draw them all anew, and « 11 »
    /// becomes « 41 ».
    /// </summary>
    static async Task<string?> FitAsync(
        string source,
        TemporaryFolder folder,
        ProgramLimits limits,
        CancellationToken cancellationToken
    )
    {
        var image = folder.In("page.png");
        string[] drawn = await IsNearAsync(source, limits, cancellationToken)
            ? ["autorot", source, image]
            : ["thumbnail", source, image, Invariant(LongestSide), "--height", Invariant(LongestSide)];
        await ProgramRun.RunAsync("vips", drawn, limits, cancellationToken);
        return Written(image);
    }

    static async Task<bool> IsNearAsync(string source, ProgramLimits limits, CancellationToken cancellationToken)
    {
        var header = await ProgramRun.RunAsync("vipsheader", [source], limits, cancellationToken);
        if (!header.Succeeded || Size.Match(header.Output) is not { Success: true } size)
            return false;
        var side = Math.Max(Side(size, "across"), Side(size, "down"));
        return Math.Abs(side - LongestSide) <= LongestSide / 100;
    }

    static int Side(Match size, string name) => int.Parse(size.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    static string Invariant(double number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One page of an image as a JPEG, no larger than it is.</summary>
    /// <returns>The file; null when the page cannot be drawn.</returns>
    public static async Task<string?> CopyAsync(
        string scan,
        ScanKind kind,
        int number,
        TemporaryFolder folder,
        ProgramLimits limits,
        CancellationToken cancellationToken
    )
    {
        var side = LongestSide.ToString(CultureInfo.InvariantCulture);
        var copy = folder.In(string.Create(CultureInfo.InvariantCulture, $"copy-{number}.jpg"));
        var source = SourceOf(scan, kind, number, folder);
        string[] drawn = ["thumbnail", source, $"{copy}[Q=85,strip]", side, "--height", side, "--size", "down"];
        await ProgramRun.RunAsync("vips", drawn, limits, cancellationToken);
        return Written(copy);
    }

    /// <summary>What vips is asked to open: in a name, brackets would be its options, so ours has none.</summary>
    static string SourceOf(string scan, ScanKind kind, int number, TemporaryFolder folder)
    {
        var link = folder.In("scan");
        if (!File.Exists(link))
            File.CreateSymbolicLink(link, Path.GetFullPath(scan));
        return kind == ScanKind.Tiff ? string.Create(CultureInfo.InvariantCulture, $"{link}[page={number - 1}]") : link;
    }

    /// <summary>A small upright JPEG; empty when it cannot be made.</summary>
    public static async Task<byte[]> ShrinkAsync(
        string image,
        int turned,
        int width,
        TemporaryFolder folder,
        ProgramLimits limits,
        CancellationToken cancellationToken
    )
    {
        var side = width.ToString(CultureInfo.InvariantCulture);
        var (small, upright) = (folder.In("shrunk.png"), folder.In("shrunk.jpg"));
        string[] box = turned % 180 == 0 ? [side, "--height", "10000"] : ["10000", "--height", side];
        await ProgramRun.RunAsync("vips", ["thumbnail", image, small, .. box], limits, cancellationToken);
        string[] turning =
        [
            "rot",
            small,
            upright + "[Q=75,strip]",
            string.Create(CultureInfo.InvariantCulture, $"d{turned}"),
        ];
        await ProgramRun.RunAsync("vips", turning, limits, cancellationToken);
        return Written(upright) is { } file ? await File.ReadAllBytesAsync(file, cancellationToken) : [];
    }

    static string? Written(string file) => File.Exists(file) ? file : null;
}
