namespace Parvis.Mail.Reading;

/// <summary>How far a message is followed. Beyond a bound the rest is kept as a file or left out, and a warning says so.</summary>
public sealed record MailReadLimits
{
    /// <summary>What serves a town hall.</summary>
    public static readonly MailReadLimits Default = new();

    /// <summary>How many multiparts and attached messages may stand inside one another.</summary>
    public int Depth { get; init; } = 30;

    /// <summary>How many parts a message may have, those of attached messages included.</summary>
    public int Parts { get; init; } = 1000;

    /// <summary>In bytes, for the fields of one message or part; those beyond are left out.</summary>
    public int HeaderBytes { get; init; } = 256 * 1024;

    /// <summary>In bytes, for all parts read as text; a part that goes beyond is also kept whole as a file.</summary>
    public int TextBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>In bytes: a decoded part larger than this goes to the temporary file.</summary>
    public int PartBytesInMemory { get; init; } = 256 * 1024;

    /// <summary>In bytes: once decoded parts hold this much memory, the following ones go to the temporary file.</summary>
    public int BytesInMemory { get; init; } = 8 * 1024 * 1024;

    /// <summary>
    /// In bytes, for all attached messages opened to read their tree, and all multiparts whose boundary is guessed; the
    /// others stay files or texts.
    /// </summary>
    public long AttachedMessageBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Where the temporary file is made, if one is needed.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();
}
