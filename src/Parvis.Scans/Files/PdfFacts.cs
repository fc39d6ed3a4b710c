using System.Globalization;
using System.Text.RegularExpressions;
using Parvis.Scans.Programs;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Files;

/// <summary>What poppler says of a PDF.</summary>
static class PdfFacts
{
    static readonly ProgramLimits Usual = new() { Time = TimeSpan.FromSeconds(20) };
    static readonly Regex PageCount = Patterns.Of(@"(^|\n)Pages: +(?<pages>\d{1,9})");
    static readonly Regex Script = Patterns.Of(@"(^|\n)JavaScript: +yes");
    static readonly Regex Attachments = Patterns.Of(@"^ *(?<files>\d+) embedded files?");

    public static async Task<ScanInspection> InspectAsync(
        string path,
        ScanLimits limits,
        ProgramLimits? programLimits,
        CancellationToken cancellationToken
    )
    {
        var bounds = programLimits ?? Usual;
        var info = await ProgramRun.RunAsync("pdfinfo", [path], bounds, cancellationToken);
        if (RefusalOf(info) is { } refusal)
            return ScanInspection.Refused(refusal, ScanKind.Pdf);
        var match = PageCount.Match(info.Output);
        var pages = match.Success ? int.Parse(match.Groups["pages"].Value, CultureInfo.InvariantCulture) : 0;
        if (pages == 0)
            return ScanInspection.Refused(ScanRefusal.Damaged, ScanKind.Pdf);
        if (pages > limits.Pages)
            return ScanInspection.Refused(ScanRefusal.TooManyPages, ScanKind.Pdf);
        var active =
            Script.IsMatch(info.Output)
            || await PdfActions.AreInAsync(path, cancellationToken)
            || await HoldsFilesAsync(path, bounds, cancellationToken);
        return new ScanInspection
        {
            Kind = ScanKind.Pdf,
            Pages = pages,
            HasActiveContent = active,
        };
    }

    static async Task<bool> HoldsFilesAsync(string path, ProgramLimits bounds, CancellationToken cancellationToken)
    {
        var list = await ProgramRun.RunAsync("pdfdetach", ["-list", path], bounds, cancellationToken);
        return Attachments.Match(list.Output) is { Success: true } found && found.Groups["files"].Value != "0";
    }

    static ScanRefusal? RefusalOf(ProgramResult info) =>
        info.Ending switch
        {
            ProgramEnding.NotInstalled => ScanRefusal.ProgramMissing,
            ProgramEnding.TooLong or ProgramEnding.TooMuch => ScanRefusal.TooSlow,
            ProgramEnding.Finished when info.ExitCode == 0 => null,
            ProgramEnding.Finished when info.Errors.Contains("password", StringComparison.OrdinalIgnoreCase) =>
                ScanRefusal.PasswordProtected,
            ProgramEnding.Finished => ScanRefusal.Damaged,
        };
}
