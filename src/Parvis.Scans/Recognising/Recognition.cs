using System.Text.RegularExpressions;
using Parvis.Scans.Programs;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Recognising;

/// <summary>The words of an image, by Tesseract when it is installed.</summary>
public sealed class Recognition
{
    const string Program = "tesseract";

    // Automatic segmentation without orientation: pages are upright when they come here.
    const string Segmentation = "3";

    static readonly Regex VersionNumber = Patterns.Of(@"tesseract v?(?<number>\d+(\.\d+)*)");
    static readonly Regex LanguageCode = Patterns.Of(@"^[a-z]{3}(_[a-z]+)?$");

    readonly ProgramLimits limits;

    Recognition(string? version, IReadOnlyList<string> languages, ProgramLimits limits)
    {
        Version = version;
        Languages = languages;
        this.limits = limits;
    }

    /// <summary>Whether Tesseract is here with one language at least; without it every page has no words.</summary>
    public bool IsInstalled => Version is not null && Languages.Count > 0;

    /// <summary>« 5.3.0 »; null when Tesseract is not installed.</summary>
    public string? Version { get; }

    /// <summary>Its own three-letter codes (ISO 639-2/T, « fra », « eng »), as installed.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Asks Tesseract for its version and languages.</summary>
    /// <param name="limits">For each page; <see cref="ProgramLimits.Default"/> when null.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="OperationCanceledException">The asking was stopped.</exception>
    public static async Task<Recognition> FindAsync(
        ProgramLimits? limits = null,
        CancellationToken cancellationToken = default
    )
    {
        var bounds = limits ?? ProgramLimits.Default;
        var version = await ProgramRun.RunAsync(Program, ["--version"], bounds, cancellationToken);
        var listed = await ProgramRun.RunAsync(Program, ["--list-langs"], bounds, cancellationToken);
        if (!version.Succeeded)
            return new Recognition(null, [], bounds);
        // Older ones write the version and the list among their complaints.
        var number = VersionNumber.Match(version.Output + version.Errors);
        var languages = (listed.Output + "\n" + listed.Errors)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => LanguageCode.IsMatch(line) && line is not ("osd" or "equ"))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return new Recognition(number.Success ? number.Groups["number"].Value : "", languages, bounds);
    }

    /// <summary>Reads an upright image.</summary>
    /// <param name="image">A file: PNG, JPEG, TIFF or PNM, at 300 dots per inch for best results.</param>
    /// <param name="number">Of the page, from 1.</param>
    /// <param name="languages">In order of likelihood; those not installed are left out, « fra » then « eng » when null.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>A page without words, and said to be incomplete, when Tesseract is missing, fails or takes too long.</returns>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public async Task<ScannedPage> ReadAsync(
        string image,
        int number = 1,
        IReadOnlyList<string>? languages = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(image);
        if (!IsInstalled)
            return Unread(number);
        var spoken = (languages ?? ["fra", "eng"]).Where(Languages.Contains).DefaultIfEmpty(Languages[0]);
        var result = await ProgramRun.RunAsync(
            Program,
            [image, "stdout", "--psm", Segmentation, "-l", string.Join('+', spoken), "tsv"],
            limits,
            cancellationToken
        );
        return result.Succeeded && TesseractTable.Pages(result.Output) is [var page, ..]
            ? page with
            {
                Number = number,
            }
            : Unread(number);
    }

    static ScannedPage Unread(int number) => new(number, 0, 0, []) { IsComplete = false };
}
