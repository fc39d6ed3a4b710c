using System.Globalization;
using Parvis.Scans.Programs;
using Parvis.Scans.Recognising;

namespace Parvis.Scans.Pages;

/// <summary>The words that a PDF itself gives: of a scanner that recognises, or of a letter that was never paper.</summary>
static class TextLayer
{
    // Fewer are a stamp of the scanner, not the text of the page.
    const int FewestWords = 20;

    /// <returns>Null when the page has none worth reading.</returns>
    public static async Task<ScannedPage?> ReadAsync(
        string pdf,
        int number,
        ProgramLimits limits,
        CancellationToken cancellationToken
    )
    {
        var page = number.ToString(CultureInfo.InvariantCulture);
        var result = await ProgramRun.RunAsync(
            "pdftotext",
            ["-f", page, "-l", page, "-tsv", pdf, "-"],
            limits,
            cancellationToken
        );
        if (!result.Succeeded || TesseractTable.Pages(result.Output) is not [var points, ..])
            return null;
        // Points of the page, brought to the pixels of its picture.
        var scale = (double)PageImage.LongestSide / Math.Max(1, Math.Max(points.Width, points.Height));
        var read = TesseractTable.Pages(result.Output, scale)[0];
        return read.Words.Take(FewestWords).Count() == FewestWords ? read with { Number = number } : null;
    }
}
