namespace Parvis.Features.Replies.Letter.Paper;

/// <summary>
/// The lines that show through the window of an envelope. The window is 24 millimetres high wherever the sheet slides
/// (decision 0034): six lines of usual size, eight of the smallest that the post reads.
/// </summary>
public sealed record Envelope(string Recipient)
{
    /// <summary>A line of the window, in characters that the style sheet's sizes are sure to hold.</summary>
    const int Usual = 42;
    const int Small = 46;
    const int Smallest = 52;

    public IReadOnlyList<string> Lines =>
        Recipient
            .ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the style sheet makes of it.</summary>
    public string Size =>
        Rows(Usual) <= 6 ? "letter-to"
        : Rows(Small) <= 7 ? "letter-to letter-to-small"
        : "letter-to letter-to-smallest";

    public bool Fits => Rows(Usual) <= 6 || Rows(Small) <= 7 || Rows(Smallest) <= 8;

    int Rows(int width) => Lines.Sum(line => (line.Length + width - 1) / width);
}
