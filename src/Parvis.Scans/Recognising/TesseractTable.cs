using System.Globalization;

namespace Parvis.Scans.Recognising;

/// <summary>
/// The table that Tesseract and <c>pdftotext -tsv</c> write: one row per page, block, paragraph, line and word, in
/// columns « level page block par line word left top width height conf text ».
/// </summary>
static class TesseractTable
{
    const int Columns = 12;
    const string WordLevel = "5";
    const string PageLevel = "1";

    /// <summary>The pages of a table; rows that are no numbers are left out.</summary>
    /// <param name="table">As written.</param>
    /// <param name="scale">What a unit of the table is in pixels.</param>
    public static IReadOnlyList<ScannedPage> Pages(string table, double scale = 1)
    {
        var pages = new List<PageRows>();
        foreach (var row in table.Split('\n').Select(line => line.TrimEnd('\r').Split('\t')))
        {
            if (row.Length < Columns || Box(row, scale) is not { } box)
                continue;
            if (row[0] == PageLevel)
                pages.Add(new PageRows(box.Width, box.Height));
            else if (row[0] == WordLevel && pages.Count > 0 && Word(row, box) is { } word)
                pages[^1].Add(string.Join('-', row[2..4]), row[4], word);
        }
        return [.. pages.Select((page, index) => page.Build(index + 1))];
    }

    static ScannedWord? Word(string[] row, Box box)
    {
        var text = row[11].Trim();
        return text.Length > 0 && Number(row[10]) is >= 0 and var confidence
            ? new ScannedWord(text, box, Math.Min(confidence, 100))
            : null;
    }

    static Box? Box(string[] row, double scale)
    {
        var sides = row[6..10].Select(Number).ToArray();
        return Array.TrueForAll(sides, side => side is >= -1e6 and <= 1e6)
            ? new Box(Pixels(0), Pixels(1), Pixels(2), Pixels(3))
            : null;
        int Pixels(int side) => (int)Math.Round(sides[side]!.Value * scale);
    }

    static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    sealed class PageRows(int width, int height)
    {
        readonly List<(string Block, List<(string Line, List<ScannedWord> Words)> Lines)> blocks = [];

        public void Add(string block, string line, ScannedWord word)
        {
            if (blocks.Count == 0 || blocks[^1].Block != block)
                blocks.Add((block, []));
            var lines = blocks[^1].Lines;
            if (lines.Count == 0 || lines[^1].Line != line)
                lines.Add((line, []));
            lines[^1].Words.Add(word);
        }

        public ScannedPage Build(int number) =>
            new(
                number,
                width,
                height,
                [
                    .. blocks.Select(block => new ScannedBlock([
                        .. block.Lines.Select(line => new ScannedLine(line.Words)),
                    ])),
                ]
            );
    }
}
