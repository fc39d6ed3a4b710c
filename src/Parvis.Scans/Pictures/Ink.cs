namespace Parvis.Scans.Pictures;

/// <summary>How much is written on a page, from a small grey picture of it.</summary>
static class Ink
{
    // Shadows of the glass and punched holes lie at the borders.
    const int BorderShare = 20;
    const int DarkerThanPaper = 40;

    // A signature alone is above it, dust and what shines through from the other side are below.
    const double Least = 0.0006;

    /// <param name="grey">One byte a pixel, row after row.</param>
    /// <param name="width">Of a row, in pixels.</param>
    public static bool IsBlank(ReadOnlySpan<byte> grey, int width)
    {
        var height = width == 0 ? 0 : grey.Length / width;
        var (side, top) = (width / BorderShare, height / BorderShare);
        var counts = new int[256];
        for (var y = top; y < height - top; y++)
        {
            foreach (var pixel in grey.Slice(y * width + side, width - 2 * side))
                counts[pixel]++;
        }
        var all = counts.Sum();
        var paper = Median(counts, all);
        return all > 0 && counts.Take(Math.Max(0, paper - DarkerThanPaper)).Sum() < Least * all;
    }

    static int Median(int[] counts, int all)
    {
        var seen = 0;
        for (var value = 0; value < counts.Length; value++)
        {
            seen += counts[value];
            if (seen * 2 >= all)
                return value;
        }
        return 0;
    }
}
