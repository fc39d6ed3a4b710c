namespace Parvis.Features.OfficialSheets;

/// <summary>Where the official fiches are read from, and which of the town's places stand for the State's counters.</summary>
public sealed record OfficialFicheSettings
{
    /// <summary>That of the data folder when empty.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Of the co-marquage: two live at a time, an old one goes after six months.</summary>
    public string Version { get; init; } = "3.5";

    public IReadOnlyList<PivotPlace> Places { get; init; } = [];

    /// <summary>Where a town's own machine takes the files; Parvis never does.</summary>
    public string DownloadAddress =>
        $"https://lecomarquage.service-public.gouv.fr/vdd/{Version}/part/zip/vosdroits-latest.zip";
}

/// <param name="Pivot">« mairie », « ccas »: a kind of counter in one word of the State's directory.</param>
/// <param name="ServicePointId">The town's own.</param>
public sealed record PivotPlace(string Pivot, Guid ServicePointId);
