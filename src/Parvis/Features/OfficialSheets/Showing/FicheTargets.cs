using Parvis.Features.OfficialSheets.Search;
using Parvis.Features.Organisation;

namespace Parvis.Features.OfficialSheets.Showing;

/// <summary>Where the links of a fiche lead: here when it is here, to the State's site when it is not, to the town's counters.</summary>
public sealed class FicheTargets(FicheIndex index, IReadOnlyDictionary<string, ServicePoint> places)
{
    readonly List<ServicePoint> named = [];

    /// <param name="ficheId">Another fiche; empty when it is outside.</param>
    /// <param name="address">Outside.</param>
    /// <returns>Empty when it leads nowhere.</returns>
    public string Of(string ficheId, string address) =>
        ficheId.Length == 0 ? address
        : (index.Find(ficheId) ?? index.Replacing(ficheId)) is { } here ? OfficialLinks.Fiche(here.Id)
        : OfficialLinks.AtTheState(ficheId);

    /// <summary>The town's own place for a kind of counter; it is drawn whole below.</summary>
    public (string Name, string Address)? Place(string pivot)
    {
        if (!places.TryGetValue(pivot, out var place))
            return null;
        if (!named.Contains(place))
            named.Add(place);
        return (place.Name, $"#{AnchorOf(place)}");
    }

    /// <summary>Those that were named, once the fiche is written.</summary>
    public IReadOnlyList<ServicePoint> Named => named;

    public string AnchorOf(ServicePoint place) => $"lieu-{named.IndexOf(place) + 1}";
}
