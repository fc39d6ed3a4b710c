using Parvis.Scans.Programs;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Recognising;

/// <summary>What was read of a page, and how it had to be turned for that.</summary>
/// <param name="Page">Upright.</param>
/// <param name="Turned">Degrees clockwise from the image to the page: 0, 90, 180 or 270.</param>
/// <param name="Language">ISO 639-1, of what is written; null when unknown.</param>
public sealed record RecognisedPage(ScannedPage Page, int Turned, string? Language);

/// <summary>Reads pages that may lie on their side or be written in another language.</summary>
/// <remarks>
/// The page is first read as it lies, in French: nine in ten need no more. Only where that gives little is it turned, and
/// only a text of another language is read again in it.
/// </remarks>
public sealed class PageRecognition(Recognition recognition, ProgramLimits? limits = null)
{
    // Between an upright page with grain (above 75) and an upside-down one (below 50).
    const double Sure = 68;
    const int FewWords = 8;

    readonly ProgramLimits limits = limits ?? ProgramLimits.Default;

    /// <summary>Reads an image whichever way it lies.</summary>
    /// <param name="image">A file: PNG, JPEG, TIFF or PNM, about 300 dots per inch.</param>
    /// <param name="number">Of the page, from 1.</param>
    /// <param name="cancellationToken">Ends the programs.</param>
    /// <returns>A page without words when there are none, or when Tesseract is missing.</returns>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    /// <exception cref="IOException">The temporary folder cannot be made or removed.</exception>
    public async Task<RecognisedPage> ReadAsync(
        string image,
        int number = 1,
        CancellationToken cancellationToken = default
    )
    {
        using var folder = new TemporaryFolder();
        var read = await ReadAsLyingAsync(image, number, ["fra"], cancellationToken);
        if (recognition.IsInstalled && IsPoor(read.Page))
            (read, image) = await ReadTurnedAsync(read, image, folder, cancellationToken);
        var language = LetterLanguage.Of(read.Page.Text);
        if (
            language is not (null or "fr")
            && LetterLanguage.RecogniserCode(language) is { } code
            && recognition.Languages.Contains(code)
        )
        {
            var again = await ReadAsLyingAsync(image, number, [code, "fra"], cancellationToken);
            if (again.Page.Words.Any())
                read = read with { Page = again.Page };
        }
        return read with { Language = language };
    }

    async Task<RecognisedPage> ReadAsLyingAsync(
        string image,
        int number,
        IReadOnlyList<string> languages,
        CancellationToken cancellationToken
    )
    {
        var (page, turned) = LyingPage.Upright(
            await recognition.ReadAsync(image, number, languages, cancellationToken)
        );
        return new RecognisedPage(page, turned, null);
    }

    async Task<(RecognisedPage Read, string Image)> ReadTurnedAsync(
        RecognisedPage lying,
        string image,
        TemporaryFolder folder,
        CancellationToken cancellationToken
    )
    {
        if (await Orientation.FindAsync(image, limits, cancellationToken) is not (> 0 and var degrees))
            return (lying, image);
        var turned = folder.In("turned.png");
        if (!await Orientation.TurnAsync(image, degrees, turned, limits, cancellationToken))
            return (lying, image);
        var page = await recognition.ReadAsync(turned, lying.Page.Number, ["fra"], cancellationToken);
        return Weight(page) > Weight(lying.Page)
            ? (lying with { Page = page, Turned = degrees }, turned)
            : (lying, image);
    }

    static bool IsPoor(ScannedPage page) => page.Confidence < Sure || page.Words.Count() < FewWords;

    /// <summary>Letters read, by how surely: noise gives many signs nobody is sure of.</summary>
    static double Weight(ScannedPage page) =>
        page.Words.Sum(word => word.Text.Count(char.IsLetterOrDigit) * Math.Max(0, word.Confidence - 40));
}
