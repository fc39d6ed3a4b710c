using Parvis.Data;
using Parvis.Scans.Files;

namespace Parvis.Features.Letters.Scans;

/// <summary>A file of the scanner, kept as it came; its pages are read one after the other.</summary>
public sealed class ScanFile
{
    public const int MaxName = 200;
    public const int MaxProblem = 300;
    public const int MaxPerson = 200;
    public const int MaxSourceKey = RandomId.Length;

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    /// <summary>What it is called where it is taken from, so that it is stored once.</summary>
    public required string SourceKey { get; init; }

    /// <summary>As whoever brought it called it.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of its bytes, its key in the blob store; null once it is erased.</summary>
    public required string? Hash { get; set; }

    /// <summary>Stays when the bytes are gone: the register proves what came.</summary>
    public required string Fingerprint { get; init; }

    public required long Size { get; init; }

    public required DateTime StoredAt { get; init; }

    /// <summary>Who brought it through the page; nobody for the folder.</summary>
    public Guid? BroughtById { get; init; }

    public string BroughtBy { get; init; } = "";

    public ScanState State { get; set; } = ScanState.Stored;

    /// <summary>Null until it was looked at, or when it is none.</summary>
    public ScanKind? Kind { get; private set; }

    public int PageCount { get; private set; }

    public int PagesRead { get; private set; }

    /// <summary>It holds a script or files: it is only given out to be saved.</summary>
    public bool HasActiveContent { get; private set; }

    /// <summary>Why nothing is read of it, in French.</summary>
    public string Problem { get; private set; } = "";

    public int Attempts { get; set; }

    /// <summary>Not before: after a try that failed, or while another node has it.</summary>
    public required DateTime DueAt { get; set; }

    public Guid? Lease { get; set; }

    public void IsFound(ScanInspection found) =>
        (Kind, PageCount, HasActiveContent) = (found.Kind, found.Pages, found.HasActiveContent);

    public void ReadOne() => PagesRead++;

    public void IsRead() => (State, Problem) = (ScanState.Read, "");

    /// <summary>Its bytes are gone.</summary>
    public void Erase() => (Hash, State) = (null, ScanState.Erased);

    /// <summary>A name may be somebody's.</summary>
    public void Rename(string inPlace) => Name = inPlace;

    public void Refuse(string problem) => (State, Problem) = (ScanState.Refused, problem.CutTo(MaxProblem));
}

public enum ScanState
{
    /// <summary>Kept, its pages not all read.</summary>
    Stored,

    /// <summary>Cut into letters.</summary>
    Read,

    /// <summary>Nothing can be read of it; somebody says that they saw it.</summary>
    Refused,

    /// <summary>Seen by somebody, or all its letters are settled.</summary>
    Done,

    /// <summary>Its bytes are gone.</summary>
    Erased,
}

/// <summary>A page of a scan, until the scan is over.</summary>
public sealed class ScanPage
{
    public required long ScanId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its words and where they stand, in the blob store: a letter cut anew is read anew.</summary>
    public string? WordsHash { get; init; }

    /// <summary>Small, in the blob store.</summary>
    public string? ThumbnailHash { get; init; }

    /// <summary>Large enough to be read.</summary>
    public string? PictureHash { get; init; }

    public bool IsBlank { get; init; }

    /// <summary>What its code says; null on a page of a letter.</summary>
    public string? Separator { get; init; }

    /// <summary>The recognition was there and came to its end.</summary>
    public bool IsComplete { get; init; }

    public IEnumerable<string> Hashes => new[] { WordsHash, ThumbnailHash, PictureHash }.OfType<string>();
}
