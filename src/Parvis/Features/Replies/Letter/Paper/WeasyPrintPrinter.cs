using Parvis.Scans.Programs;

namespace Parvis.Features.Replies.Letter.Paper;

/// <summary>Makes PDFs that say what is a heading and what is a paragraph (PDF/UA).</summary>
public sealed partial class WeasyPrintPrinter(ILogger<WeasyPrintPrinter> log) : ILetterPrinter
{
    const string Program = "weasyprint";

    static readonly ProgramLimits Limits = new() { Time = TimeSpan.FromSeconds(60), Output = 1024 * 1024 };

    public string Name => "WeasyPrint";

    public bool IsInstalled => InstalledPrograms.PathOf(Program) is not null;

    public async Task<byte[]?> PrintAsync(string page, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var (source, pdf) = (folder.In("lettre.html"), folder.In("lettre.pdf"));
        await File.WriteAllTextAsync(source, page, cancellationToken);
        var run = await ProgramRun.RunAsync(
            Program,
            // The base is a place that does not exist: a relative address leads nowhere.
            ["--quiet", "--encoding", "utf-8", "--base-url", "about:blank", "--pdf-variant", "pdf/ua-1", source, pdf],
            Limits,
            cancellationToken
        );
        if (run.Succeeded && File.Exists(pdf))
            return await File.ReadAllBytesAsync(pdf, cancellationToken);
        LogFailed(run.Ending, run.ExitCode, run.Errors.Length > 2000 ? run.Errors[..2000] : run.Errors);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeasyPrint made no letter: {Ending}, {ExitCode}. {Errors}")]
    partial void LogFailed(ProgramEnding ending, int exitCode, string errors);
}
