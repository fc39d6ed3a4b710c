namespace Parvis.Scans.Recognising;

/// <summary>
/// Tesseract reads lines that run up or down a page and gives their boxes as they lie: turning the boxes sets the page
/// upright without reading it again.
/// </summary>
static class LyingPage
{
    const double Most = 0.6;

    /// <returns>The page upright, and the degrees clockwise that set its image upright: 0, 90 or 270.</returns>
    public static (ScannedPage Page, int Turned) Upright(ScannedPage page)
    {
        var written = page.Lines.Where(line => line.Words.Count >= 3).ToList();
        var running = written.Where(line => line.Box.Height > 2 * line.Box.Width).ToList();
        if (running.Count == 0 || running.Count < Most * written.Count)
            return (page, 0);
        var down = running.Count(line => line.Words[^1].Box.Top > line.Words[0].Box.Top);
        var turned = down >= running.Count - down ? 270 : 90;
        return (Turn(page, turned), turned);
    }

    static ScannedPage Turn(ScannedPage page, int degrees) =>
        new(
            page.Number,
            page.Height,
            page.Width,
            [
                .. page.Blocks.Select(block => new ScannedBlock([
                    .. block.Lines.Select(line => new ScannedLine([
                        .. line.Words.Select(word => word with { Box = Turn(word.Box, page, degrees) }),
                    ])),
                ])),
            ]
        );

    static Box Turn(Box box, ScannedPage page, int degrees) =>
        degrees == 270
            ? new Box(box.Top, page.Width - box.Right, box.Height, box.Width)
            : new Box(page.Height - box.Bottom, box.Left, box.Height, box.Width);
}
