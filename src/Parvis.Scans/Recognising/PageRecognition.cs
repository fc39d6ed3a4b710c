using Parvis.Scans.Pictures;
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
        var attempt = await AttemptAsync(image, number, 0, ["fra"], cancellationToken);
        if (recognition.IsInstalled && !attempt.IsGood)
            attempt = await TurnAsync(attempt, image, folder, cancellationToken);
        if (recognition.IsInstalled)
            attempt = await SharpenAsync(attempt, folder, cancellationToken);
        var language = LetterLanguage.Of(attempt.Page.Text);
        if (
            language is not (null or "fr")
            && LetterLanguage.RecogniserCode(language) is { } code
            && recognition.Languages.Contains(code)
        )
            attempt = attempt.Better(
                await AttemptAsync(attempt.Image, number, attempt.Turned, [code, "fra"], cancellationToken)
            );
        return attempt.Upright(language);
    }

    /// <summary>Of a page with soft edges, Tesseract leaves out whole lines.</summary>
    async Task<ReadAttempt> SharpenAsync(
        ReadAttempt attempt,
        TemporaryFolder folder,
        CancellationToken cancellationToken
    )
    {
        var picture = await GreyPicture.ReadAsync(attempt.Image, folder, limits, cancellationToken);
        if (picture is null || !Blur.IsSoft(picture.Grey))
            return attempt;
        var sharp = folder.In("sharp.png");
        string[] sharpening =
        [
            "sharpen",
            attempt.Image,
            sharp,
            "--sigma",
            "3",
            "--m2",
            "8",
            "--y2",
            "40",
            "--y3",
            "60",
        ];
        var result = await ProgramRun.RunAsync("vips", sharpening, limits, cancellationToken);
        return result.Succeeded
            ? attempt.Better(await AttemptAsync(sharp, attempt.Page.Number, attempt.Turned, ["fra"], cancellationToken))
            : attempt;
    }

    /// <summary>Tries the turns that are likely, one after the other, until a page is read well.</summary>
    async Task<ReadAttempt> TurnAsync(
        ReadAttempt lying,
        string image,
        TemporaryFolder folder,
        CancellationToken cancellationToken
    )
    {
        var best = lying;
        var tried = new HashSet<int> { 0 };
        var next = lying.NextTurn ?? await Orientation.FindAsync(image, limits, cancellationToken);
        while (Untried(next, tried, best) is { } degrees)
        {
            tried.Add(degrees);
            var turned = folder.In($"turned-{degrees}.png");
            if (!await Orientation.TurnAsync(image, degrees, turned, limits, cancellationToken))
                break;
            var attempt = await AttemptAsync(turned, lying.Page.Number, degrees, ["fra"], cancellationToken);
            best = best.Better(attempt);
            next = attempt.NextTurn;
        }
        return best;
    }

    /// <summary>An upright page that is merely hard to read is not turned four times.</summary>
    static int? Untried(int? likely, HashSet<int> tried, ReadAttempt best) =>
        best.IsGood ? null
        : likely is { } degrees && !tried.Contains(degrees) ? degrees
        : best.IsReadable ? null
        : new[] { 180, 90, 270 }.Where(turn => !tried.Contains(turn)).Select(turn => (int?)turn).FirstOrDefault();

    async Task<ReadAttempt> AttemptAsync(
        string image,
        int number,
        int turned,
        IReadOnlyList<string> languages,
        CancellationToken cancellationToken
    ) => new(image, turned, await recognition.ReadAsync(image, number, languages, cancellationToken));
}
