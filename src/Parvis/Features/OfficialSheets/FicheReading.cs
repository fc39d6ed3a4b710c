namespace Parvis.Features.OfficialSheets;

/// <summary>One reading of the folder: what it found and what it left out.</summary>
public sealed class FicheReading
{
    public const int MaxBy = 200;
    public const int MaxFolder = 500;
    public const int MaxRefusal = 500;

    readonly List<BrokenFiche> broken = [];

    public long Id { get; private set; }

    public required DateTime At { get; init; }

    public required string By { get; init; }

    public required string Folder { get; init; }

    /// <summary>Names, sizes and times of the files: the same, the night reads nothing.</summary>
    public required string Signature { get; init; }

    /// <summary>Why nothing was changed; empty when it went well.</summary>
    public string Refusal { get; init; } = "";

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Unchanged { get; init; }

    public int Retired { get; init; }

    public double Seconds { get; init; }

    /// <summary>Those named; there may be more of them.</summary>
    public IReadOnlyList<BrokenFiche> Broken => broken;

    public int BrokenCount { get; private set; }

    public bool IsRefused => Refusal.Length > 0;

    public int Fiches => Added + Changed + Unchanged;

    public void Name(IReadOnlyCollection<BrokenFiche> files, int most)
    {
        broken.AddRange(files.Take(most));
        BrokenCount = files.Count;
    }
}

/// <param name="File">Its name, and of the ZIP it is in.</param>
/// <param name="Line">From 1; 0 when it is the file as a whole.</param>
/// <param name="Why">A sentence.</param>
public sealed record BrokenFiche(string File, int Line, string Why);
