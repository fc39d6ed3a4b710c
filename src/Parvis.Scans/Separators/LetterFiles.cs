using System.Globalization;
using Parvis.Scans.Programs;

namespace Parvis.Scans.Separators;

/// <summary>Writes the PDF of one letter out of a scan, its pages as they are.</summary>
public static class LetterFiles
{
    static readonly ProgramLimits Usual = new();

    /// <summary>Copies pages with qpdf; images are not encoded again, scripts and files of the whole are left behind.</summary>
    /// <param name="scan">A PDF.</param>
    /// <param name="pages">Numbers from 1.</param>
    /// <param name="destination">Of the new file; nothing is left there when it fails.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>Whether it was written: false when qpdf is missing, fails or takes too long.</returns>
    /// <exception cref="OperationCanceledException">The copy was stopped.</exception>
    public static async Task<bool> ExtractAsync(
        string scan,
        IReadOnlyList<int> pages,
        string destination,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(scan);
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentException.ThrowIfNullOrEmpty(destination);
        var numbers = string.Join(',', pages.Select(page => page.ToString(CultureInfo.InvariantCulture)));
        var done = false;
        try
        {
            var result = await ProgramRun.RunAsync(
                "qpdf",
                ["--warning-exit-0", "--empty", "--pages", scan, numbers, "--", destination],
                Usual,
                cancellationToken
            );
            return done = result.Succeeded;
        }
        finally
        {
            if (!done)
                File.Delete(destination);
        }
    }
}
