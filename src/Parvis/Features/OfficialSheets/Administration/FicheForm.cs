using Parvis.Features.OfficialSheets.Showing;

namespace Parvis.Features.OfficialSheets.Administration;

/// <summary>Where the fiches come from, and the town's places that stand for the State's counters.</summary>
public sealed class FicheForm
{
    public string? Folder { get; set; }

    public string? Version { get; set; }

    /// <summary>In the order of <see cref="TownCounters.Pivots"/>; none for what the town has not.</summary>
    public IList<Guid?> Places { get; set; } = [];

    public int Seen { get; set; }

    public static FicheForm Of(OfficialFicheSettings chosen, int version) =>
        new()
        {
            Folder = chosen.Folder,
            Version = chosen.Version,
            Places =
            [
                .. TownCounters.Pivots.Select(p =>
                    chosen.Places.FirstOrDefault(place => place.Pivot == p.Pivot)?.ServicePointId
                ),
            ],
            Seen = version,
        };

    public OfficialFicheSettings Read() =>
        new()
        {
            Folder = Folder?.Trim() ?? "",
            Version = Version?.Trim() ?? "",
            Places =
            [
                .. TownCounters
                    .Pivots.Zip(Places)
                    .Where(p => p.Second is not null)
                    .Select(p => new PivotPlace(p.First.Pivot, p.Second!.Value)),
            ],
        };
}
