using System.Globalization;
using Parvis.Scans.Files;
using Parvis.Scans.Pages;
using Parvis.Scans.Programs;

namespace Parvis.Scans.Separators;

/// <summary>Writes the PDF of one letter out of a scan.</summary>
public static class LetterFiles
{
    static readonly ProgramLimits Usual = new();

    /// <summary>
    /// Pages of a PDF are copied by qpdf as they are: images are not encoded again, scripts and files of the whole are left
    /// behind. Those of an image become JPEG pages, since no browser shows a TIFF.
    /// </summary>
    /// <param name="scan">A file that was inspected and not refused.</param>
    /// <param name="kind">What was found then.</param>
    /// <param name="pages">Numbers from 1; one at least.</param>
    /// <param name="destination">Of the new file; nothing is left there when it fails.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>Whether it was written: false when a program is missing, fails or takes too long.</returns>
    /// <exception cref="ArgumentException">No page is asked for.</exception>
    /// <exception cref="IOException">The temporary folder or the new file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The copy was stopped.</exception>
    public static async Task<bool> ExtractAsync(
        string scan,
        ScanKind kind,
        IReadOnlyList<int> pages,
        string destination,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(scan);
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentException.ThrowIfNullOrEmpty(destination);
        if (pages.Count == 0)
            throw new ArgumentException("A letter has one page at least.", nameof(pages));
        var done = false;
        try
        {
            return done =
                kind == ScanKind.Pdf
                    ? await CopyAsync(scan, pages, destination, cancellationToken)
                    : await DrawAsync(scan, kind, pages, destination, cancellationToken);
        }
        finally
        {
            if (!done)
                File.Delete(destination);
        }
    }

    static async Task<bool> CopyAsync(
        string scan,
        IReadOnlyList<int> pages,
        string destination,
        CancellationToken cancellationToken
    )
    {
        var numbers = string.Join(',', pages.Select(page => page.ToString(CultureInfo.InvariantCulture)));
        var result = await ProgramRun.RunAsync(
            "qpdf",
            ["--warning-exit-0", "--empty", "--pages", scan, numbers, "--", destination],
            Usual,
            cancellationToken
        );
        return result.Succeeded;
    }

    static async Task<bool> DrawAsync(
        string scan,
        ScanKind kind,
        IReadOnlyList<int> pages,
        string destination,
        CancellationToken cancellationToken
    )
    {
        using var folder = new TemporaryFolder();
        var copies = new List<string>(pages.Count);
        foreach (var page in pages)
        {
            if (await PageImage.CopyAsync(scan, kind, page, folder, Usual, cancellationToken) is not { } copy)
                return false;
            copies.Add(copy);
        }
        return await PicturePdf.WriteAsync(copies, destination, cancellationToken);
    }
}
