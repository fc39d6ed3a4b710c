namespace Parvis.Scans.Recognising;

/// <param name="Text">As recognised.</param>
/// <param name="Box">Where it stands.</param>
/// <param name="Confidence">0 to 100, as the program says; 100 for words that the file itself gives.</param>
public sealed record ScannedWord(string Text, Box Box, double Confidence);

/// <summary>Words beside one another, from left to right.</summary>
public sealed record ScannedLine(IReadOnlyList<ScannedWord> Words)
{
    /// <summary>Around its words.</summary>
    public Box Box { get; } = Box.Around(Words.Select(word => word.Box));

    /// <summary>Its words with one space between them.</summary>
    public string Text { get; } = string.Join(' ', Words.Select(word => word.Text));
}

/// <summary>Lines that stand together: a paragraph, an address.</summary>
public sealed record ScannedBlock(IReadOnlyList<ScannedLine> Lines)
{
    /// <summary>Around its lines.</summary>
    public Box Box { get; } = Box.Around(Lines.Select(line => line.Box));
}

/// <summary>What is written on one page, upright.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Blocks">In the order of reading.</param>
public sealed record ScannedPage(int Number, int Width, int Height, IReadOnlyList<ScannedBlock> Blocks)
{
    /// <summary>
    /// False when the recognition was not there, failed or took too long: the page may have words, and may be read again
    /// later.
    /// </summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>All lines, block after block.</summary>
    public IEnumerable<ScannedLine> Lines => Blocks.SelectMany(block => block.Lines);

    /// <summary>All words, line after line.</summary>
    public IEnumerable<ScannedWord> Words => Lines.SelectMany(line => line.Words);

    /// <summary>Line under line, an empty one between blocks: what a search reads.</summary>
    public string Text =>
        string.Join("\n\n", Blocks.Select(block => string.Join('\n', block.Lines.Select(line => line.Text))));

    /// <summary>Mean confidence of its words, 0 to 100; 0 when it has none.</summary>
    public double Confidence => Words.Select(word => word.Confidence).DefaultIfEmpty(0).Average();
}
