using System.Globalization;
using System.Text.RegularExpressions;
using Parvis.Scans.Programs;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Pages;

/// <summary>The one picture that a scanner puts on a page of a PDF.</summary>
/// <param name="Across">Its width in pixels, as the page is shown.</param>
/// <param name="Down">Its height.</param>
/// <param name="Width">Of the page, in points of 1/72 inch.</param>
/// <param name="Height">Of the page.</param>
sealed record PdfPicture(int Across, int Down, double Width, double Height)
{
    // Below, it is a logo; above, an A4 page of more than 600 dots per inch.
    const int ShortestSide = 800;
    const int MostPixels = 2 * PageImage.LongestSide;

    // A page is given in hundredths of a point: its picture never has quite the same shape.
    const double SameShape = 0.01;

    // Where a picture ends on the edge of a pixel, poppler adds one more and draws them all anew.
    const double JustUnder = 0.05;

    static readonly Regex Row = Patterns.Of(@"^ *\d+ +\d+ (?<kind>\w+) +(?<across>\d{1,6}) +(?<down>\d{1,6}) ");

    static readonly Regex Turn = Patterns.Of(@"^Page +\d+ rot: +(?<degrees>\d+)");

    static readonly Regex Page = Patterns.Of(
        @"^Page +\d+ MediaBox: +(?<left>-?[\d.]+) +(?<bottom>-?[\d.]+) +(?<right>-?[\d.]+) +(?<top>-?[\d.]+)"
    );

    /// <summary>Drawn at this many dots per inch, the page is the picture, point for point.</summary>
    public double AcrossDpi => (Across - JustUnder) * 72 / Width;

    /// <summary>From top to bottom.</summary>
    public double DownDpi => (Down - JustUnder) * 72 / Height;

    /// <summary>In pixels.</summary>
    public int LongestSide => Math.Max(Across, Down);

    PdfPicture Turned => new(Down, Across, Height, Width);

    /// <returns>Null when there is something else on the page, or when the picture does not have its shape.</returns>
    public static async Task<PdfPicture?> OnlyAsync(
        string pdf,
        string page,
        ProgramLimits limits,
        CancellationToken cancellationToken
    )
    {
        string[] listing = ["-list", "-f", page, "-l", page, pdf];
        var list = await ProgramRun.RunAsync("pdfimages", listing, limits, cancellationToken);
        if (!list.Succeeded || Matches(Row, list.Output) is not [var only] || only.Groups["kind"].Value != "image")
            return null;
        string[] asking = ["-box", "-f", page, "-l", page, pdf];
        var info = await ProgramRun.RunAsync("pdfinfo", asking, limits, cancellationToken);
        if (
            !info.Succeeded
            || Matches(Turn, info.Output) is not [var turn]
            || Matches(Page, info.Output) is not [var box]
        )
            return null;
        var lying = new PdfPicture(
            (int)Number(only, "across"),
            (int)Number(only, "down"),
            Number(box, "right") - Number(box, "left"),
            Number(box, "top") - Number(box, "bottom")
        );
        return !lying.FillsThePage ? null
            : Number(turn, "degrees") % 180 == 0 ? lying
            : lying.Turned;
    }

    bool FillsThePage =>
        LongestSide is >= ShortestSide and <= MostPixels && Math.Abs(Width / Height * Down / Across - 1) <= SameShape;

    static IReadOnlyList<Match> Matches(Regex pattern, string output) =>
        [.. output.Split('\n').Select(line => pattern.Match(line)).Where(match => match.Success)];

    static double Number(Match match, string name) =>
        double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
}
