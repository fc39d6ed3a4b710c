using Parvis.Scans.Programs;

namespace Parvis.Scans.Files;

/// <summary>Looks at a file that arrives before anything decodes it.</summary>
public static class ScanInspector
{
    // Readers find « %PDF- » anywhere in the first kilobyte (ISO 32000-1, annex H, implementation note 13).
    const int Looked = 1024;

    /// <summary>Says what a file is and how many pages it has.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="limits">What is refused; <see cref="ScanLimits.Default"/> when null.</param>
    /// <param name="programLimits">For the program that reads PDF.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>Never an exception for what the file holds.</returns>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="OperationCanceledException">The look was stopped.</exception>
    public static async Task<ScanInspection> InspectAsync(
        string path,
        ScanLimits? limits = null,
        ProgramLimits? programLimits = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var bounds = limits ?? ScanLimits.Default;
        await using var file = File.OpenRead(path);
        if (file.Length == 0)
            return ScanInspection.Refused(ScanRefusal.Empty);
        if (file.Length > bounds.Bytes)
            return ScanInspection.Refused(ScanRefusal.TooLarge);
        var beginning = new byte[(int)Math.Min(Looked, file.Length)];
        await file.ReadExactlyAsync(beginning, cancellationToken);
        if (KindOf(beginning) is not { } kind)
            return ScanInspection.Refused(ScanRefusal.NotAScan);
        return kind switch
        {
            ScanKind.Pdf => await PdfFacts.InspectAsync(path, bounds, programLimits, cancellationToken),
            ScanKind.Tiff => Checked(ScanKind.Tiff, TiffHeader.Pages(file, bounds.Pages), bounds),
            ScanKind.Jpeg => Checked(ScanKind.Jpeg, JpegHeader.Pages(file), bounds),
            ScanKind.Png => Checked(ScanKind.Png, PngHeader.Pages(beginning), bounds),
        };
    }

    static ScanKind? KindOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? ScanKind.Jpeg
        : bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? ScanKind.Png
        : bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) ? ScanKind.Tiff
        : bytes.IndexOf("%PDF-"u8) >= 0 ? ScanKind.Pdf
        : null;

    static ScanInspection Checked(ScanKind kind, IReadOnlyList<PixelSize>? pages, ScanLimits limits) =>
        pages switch
        {
            null or { Count: 0 } => ScanInspection.Refused(ScanRefusal.Damaged, kind),
            _ when pages.Count > limits.Pages => ScanInspection.Refused(ScanRefusal.TooManyPages, kind),
            _ when pages.Any(page => page.Pixels > limits.PagePixels) => ScanInspection.Refused(
                ScanRefusal.PageTooLarge,
                kind
            ),
            _ => new ScanInspection { Kind = kind, Pages = pages.Count },
        };
}

/// <summary>As a header claims it.</summary>
readonly record struct PixelSize(long Width, long Height)
{
    public long Pixels => Width * Height;

    /// <summary>Null when no picture has such a size.</summary>
    public static PixelSize? Of(long width, long height) =>
        width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue ? new PixelSize(width, height) : null;
}
