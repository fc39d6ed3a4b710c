using System.Runtime.CompilerServices;
using Parvis.Scans.Pages;
using Parvis.Scans.Recognising;
using Parvis.TestKit;

namespace Parvis.ScansTests;

/// <summary>What these tests find on this machine.</summary>
static class Here
{
    /// <summary>A scan made for these tests: see docs/scans.md.</summary>
    public static string Letter(string name) => Path.Combine(Corpus(), name);

    /// <summary>The programs that read scans; the test is skipped where one is missing.</summary>
    public static void NeedPrograms() =>
        Requirements.Need(
            ScanReader.MissingPrograms.Count == 0,
            $"Not installed: {string.Join(", ", ScanReader.MissingPrograms)}."
        );

    /// <summary>Tesseract with French.</summary>
    public static async Task<Recognition> RecognitionAsync()
    {
        NeedPrograms();
        var recognition = await Recognition.FindAsync();
        Requirements.Need(recognition.Languages.Contains("fra"), "Tesseract with French is not installed.");
        return recognition;
    }

    static string Corpus([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../Corpus/letters"));
}
