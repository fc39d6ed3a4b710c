using Parvis.Scans.Programs;

namespace Parvis.Scans.Separators;

/// <summary>Looks for a separator's QR code on a page, whichever way it lies.</summary>
static class SeparatorFinder
{
    // Half of 300 dots per inch: four times quicker, and grain is averaged away.
    const string LongestSide = "1754";

    public static async Task<SeparatorSheet?> FindAsync(
        string image,
        TemporaryFolder folder,
        ProgramLimits limits,
        CancellationToken cancellationToken
    )
    {
        var small = folder.In("small.png");
        var shrunk = await ProgramRun.RunAsync(
            "vips",
            ["thumbnail", image, small, LongestSide, "--height", LongestSide, "--size", "down"],
            limits,
            cancellationToken
        );
        var found = await ProgramRun.RunAsync(
            "zbarimg",
            ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", shrunk.Succeeded ? small : image],
            limits,
            cancellationToken
        );
        return found.Output.Split('\n').Select(SeparatorSheet.Parse).FirstOrDefault(sheet => sheet is not null);
    }
}
