using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Parvis.Scans.Programs;
using Parvis.TestKit;

namespace Parvis.AppTests.Replies.Paper;

/// <summary>A PDF as a reader of paper and a screen reader find it: words where they stand, in millimetres, and tags.</summary>
sealed partial class PrintedSheet
{
    const double MillimetresPerPoint = 25.4 / 72;

    PrintedSheet(string info, string structure, string text, IReadOnlyList<PrintedWord> words)
    {
        Info = info;
        Structure = structure;
        Text = text;
        Words = words;
    }

    /// <summary>What <c>pdfinfo</c> says.</summary>
    public string Info { get; }

    /// <summary>The tags, as <c>pdfinfo -struct-text</c> lists them.</summary>
    public string Structure { get; }

    /// <summary>In reading order, lines joined.</summary>
    public string Text { get; }

    public IReadOnlyList<PrintedWord> Words { get; }

    public int Pages => Words.Max(w => w.Page);

    public static async Task<PrintedSheet> ReadAsync(byte[] pdf)
    {
        Requirements.Need(InstalledPrograms.PathOf("pdftotext") is not null, "poppler-utils is not installed.");
        using var folder = new TemporaryFolder();
        var file = folder.In("lettre.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        var boxes = XDocument.Parse(Entities().Replace(await RunAsync("pdftotext", "-bbox-layout", file, "-"), ""));
        var words = boxes
            .Descendants()
            .Where(e => e.Name.LocalName == "page")
            .SelectMany((page, number) => WordsOf(page, number + 1))
            .ToList();
        var text = await RunAsync("pdftotext", file, "-");
        return new PrintedSheet(
            await RunAsync("pdfinfo", file),
            await RunAsync("pdfinfo", "-struct-text", file),
            Spaces().Replace(text, " "),
            words
        );
    }

    static IEnumerable<PrintedWord> WordsOf(XElement page, int number) =>
        page.Descendants()
            .Where(e => e.Name.LocalName == "word")
            .Select(e => new PrintedWord(number, e.Value, At(e, "xMin"), At(e, "yMin"), At(e, "xMax"), At(e, "yMax")));

    static double At(XElement word, string side) =>
        double.Parse(word.Attribute(side)!.Value, CultureInfo.InvariantCulture) * MillimetresPerPoint;

    static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var run = await Scans.Programs.ProgramRun.RunAsync(
            program,
            arguments,
            ProgramLimits.Default,
            CancellationToken.None
        );
        run.Succeeded.ShouldBeTrue($"{program}: {run.Errors}");
        return run.Output;
    }

    // The document type that names the character entities of HTML, which XML does not know.
    [GeneratedRegex("<!DOCTYPE[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Entities();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}

/// <summary>In millimetres from the top left corner of its page.</summary>
sealed record PrintedWord(int Page, string Text, double Left, double Top, double Right, double Bottom);
