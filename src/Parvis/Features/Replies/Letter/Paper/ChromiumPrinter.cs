using Parvis.Scans.Programs;

namespace Parvis.Features.Replies.Letter.Paper;

/// <summary>A browser without a window; its PDFs are tagged.</summary>
public sealed partial class ChromiumPrinter(ILogger<ChromiumPrinter> log) : ILetterPrinter
{
    static readonly string[] Programs = ["chromium-headless-shell", "chromium", "google-chrome"];

    static readonly ProgramLimits Limits = new()
    {
        Time = TimeSpan.FromSeconds(60),
        Output = 1024 * 1024,
        Memory = ProgramLimits.AnyMemory,
    };

    public string Name => "Chromium";

    public bool IsInstalled => Installed is not null;

    static string? Installed => Array.Find(Programs, p => InstalledPrograms.PathOf(p) is not null);

    public async Task<byte[]?> PrintAsync(string page, CancellationToken cancellationToken)
    {
        if (Installed is not { } program)
            return null;
        using var folder = new TemporaryFolder();
        var (source, pdf) = (folder.In("lettre.html"), folder.In("lettre.pdf"));
        await File.WriteAllTextAsync(source, page, cancellationToken);
        string[] arguments =
        [
            "--headless",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-background-networking",
            // No name leads anywhere, should a page ask for one.
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--no-first-run",
            // Its sandbox refuses to start for root, as in a container.
            .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>(),
            $"--user-data-dir={folder.In("profil")}",
            "--no-pdf-header-footer",
            "--export-tagged-pdf",
            "--generate-pdf-document-outline",
            $"--print-to-pdf={pdf}",
            new Uri(source).AbsoluteUri,
        ];
        var run = await ProgramRun.RunAsync(program, arguments, Limits, cancellationToken);
        if (run.Succeeded && File.Exists(pdf))
            return await File.ReadAllBytesAsync(pdf, cancellationToken);
        LogFailed(run.Ending, run.ExitCode, run.Errors.Length > 2000 ? run.Errors[..2000] : run.Errors);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Chromium made no letter: {Ending}, {ExitCode}. {Errors}")]
    partial void LogFailed(ProgramEnding ending, int exitCode, string errors);
}
