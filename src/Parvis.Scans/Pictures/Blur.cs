namespace Parvis.Scans.Pictures;

/// <summary>Whether letters have soft edges: out of focus, or copied too often.</summary>
static class Blur
{
    const double Darkest = 0.002;
    const double Ink = 0.25;
    const double Core = 0.3;

    // Printed letters of a sharp scan are dark on more than half of their surface, even in pale ink or grain; soft ones on a quarter to a half.
    const double LeastCore = 0.5;

    /// <param name="grey">One byte a pixel.</param>
    public static bool IsSoft(ReadOnlySpan<byte> grey) => CoreShare(grey) is < LeastCore;

    /// <summary>Of what is darker than paper, the share that is as dark as ink; null on a page without ink.</summary>
    internal static double? CoreShare(ReadOnlySpan<byte> grey)
    {
        var counts = new int[256];
        foreach (var pixel in grey)
            counts[pixel]++;
        var (paper, ink) = (Level(counts, grey.Length / 2), Level(counts, (int)(Darkest * grey.Length)));
        var contrast = paper - ink;
        if (contrast < 20)
            return null;
        var written = counts.Take((int)(paper - Ink * contrast)).Sum();
        var core = counts.Take((int)(ink + Core * contrast)).Sum();
        return written == 0 ? null : (double)core / written;
    }

    /// <summary>The grey below which so many pixels lie.</summary>
    static int Level(int[] counts, int pixels)
    {
        var seen = 0;
        for (var value = 0; value < counts.Length; value++)
        {
            seen += counts[value];
            if (seen > pixels)
                return value;
        }
        return 255;
    }
}
