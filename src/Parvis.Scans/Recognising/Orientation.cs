using System.Globalization;
using System.Text.RegularExpressions;
using Parvis.Scans.Programs;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Recognising;

/// <summary>Which way up a page was laid on the glass.</summary>
static class Orientation
{
    static readonly Regex Turn = Patterns.Of(@"(^|\n)Rotate: (?<degrees>0|90|180|270)\s");

    /// <returns>Degrees clockwise that set it upright: 0, 90, 180 or 270; null when Tesseract cannot tell.</returns>
    public static async Task<int?> FindAsync(string image, ProgramLimits limits, CancellationToken cancellationToken)
    {
        // Its default of 70 dots per inch, for images that do not say, finds nothing.
        var result = await ProgramRun.RunAsync(
            "tesseract",
            [image, "stdout", "--psm", "0", "--dpi", "300"],
            limits,
            cancellationToken
        );
        var match = Turn.Match(result.Output);
        return match.Success ? int.Parse(match.Groups["degrees"].Value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Writes the image turned clockwise; false when it could not be.</summary>
    public static async Task<bool> TurnAsync(
        string image,
        int degrees,
        string turned,
        ProgramLimits limits,
        CancellationToken cancellationToken
    )
    {
        var angle = string.Create(CultureInfo.InvariantCulture, $"d{degrees}");
        var result = await ProgramRun.RunAsync("vips", ["rot", image, turned, angle], limits, cancellationToken);
        return result.Succeeded;
    }
}
