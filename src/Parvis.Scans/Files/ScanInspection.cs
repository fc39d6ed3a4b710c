namespace Parvis.Scans.Files;

/// <summary>What a file is, by its first bytes; its name says nothing.</summary>
public enum ScanKind
{
    /// <summary>ISO 32000.</summary>
    Pdf,

    /// <summary>TIFF 6.0, one page or several.</summary>
    Tiff,

    /// <summary>ISO/IEC 10918-1.</summary>
    Jpeg,

    /// <summary>ISO/IEC 15948.</summary>
    Png,
}

/// <summary>Why a file is not read. The file itself stays with who brought it.</summary>
public enum ScanRefusal
{
    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>It has more bytes than allowed.</summary>
    TooLarge,

    /// <summary>It is neither a PDF nor an image of the kinds that scanners write.</summary>
    NotAScan,

    /// <summary>A password is asked to open it.</summary>
    PasswordProtected,

    /// <summary>It begins like a scan and cannot be read further.</summary>
    Damaged,

    /// <summary>It has more pages than allowed.</summary>
    TooManyPages,

    /// <summary>An image says it has more pixels than allowed: decoding it would fill the memory.</summary>
    PageTooLarge,

    /// <summary>Looking at it took longer, or wrote more, than allowed.</summary>
    TooSlow,

    /// <summary>The program that reads PDF is not on this machine.</summary>
    ProgramMissing,
}

/// <summary>How large a scan may be.</summary>
public sealed record ScanLimits
{
    /// <summary>What serves a town hall: a morning's post in one file.</summary>
    public static readonly ScanLimits Default = new();

    /// <summary>Of the file.</summary>
    public long Bytes { get; init; } = 300L * 1024 * 1024;

    /// <summary>Of the file.</summary>
    public int Pages { get; init; } = 200;

    /// <summary>Of one page: A3 in 600 dots per inch has 70 millions.</summary>
    public long PagePixels { get; init; } = 120_000_000;
}

/// <summary>What a file is, or why it is not read.</summary>
public sealed record ScanInspection
{
    /// <summary>Null when it is none.</summary>
    public ScanKind? Kind { get; init; }

    /// <summary>Zero when refused.</summary>
    public int Pages { get; init; }

    /// <summary>Null when it can be read.</summary>
    public ScanRefusal? Refusal { get; init; }

    /// <summary>
    /// A PDF holds a script or files. Pages are read without running or opening them; the original must only be given out as
    /// a download.
    /// </summary>
    public bool HasActiveContent { get; init; }

    internal static ScanInspection Refused(ScanRefusal refusal, ScanKind? kind = null) =>
        new() { Kind = kind, Refusal = refusal };
}
