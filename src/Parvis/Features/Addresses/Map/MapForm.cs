using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Parvis.Data;

namespace Parvis.Features.Addresses.Map;

public sealed class MapForm
{
    [StringLength(MapSettings.MaxTiles, ErrorMessage = "Cette adresse tient en 300 caractères.")]
    public string? Tiles { get; set; }

    [StringLength(MapSettings.MaxCredit, ErrorMessage = "Cette mention tient en 200 caractères.")]
    public string? Credit { get; set; }

    [StringLength(60, ErrorMessage = "Deux nombres suffisent.")]
    public string? Centre { get; set; }

    public int Version { get; set; }

    public static MapForm Of(MapSettings map, int version) =>
        new()
        {
            Tiles = map.Tiles,
            Credit = map.Credit,
            Centre = map.IsOn ? map.Centre.Replace(",", ", ", StringComparison.Ordinal) : "",
            Version = version,
        };

    /// <exception cref="RefusedException">Something does not hold; the field is named.</exception>
    public MapSettings Read()
    {
        var tiles = Tiles?.Trim() ?? "";
        if (tiles.Length == 0)
            return new MapSettings();
        if (
            !Uri.TryCreate(tiles.Replace("{s}", "a", StringComparison.Ordinal), UriKind.Absolute, out var address)
            || address.Scheme is not ("https" or "http")
            || !Array.TrueForAll(["{z}", "{x}", "{y}"], part => tiles.Contains(part, StringComparison.Ordinal))
        )
            throw new RefusedException(
                "Écrivez l'adresse des tuiles, avec {z}, {x} et {y} : « https://tuiles.exemple.fr/{z}/{x}/{y}.png ».",
                nameof(Tiles)
            );
        if (string.IsNullOrWhiteSpace(Credit))
            throw new RefusedException("Dites de qui vient la carte : sa licence le demande.", nameof(Credit));
        var (latitude, longitude) = ReadCentre();
        return new MapSettings
        {
            Tiles = tiles,
            Credit = Credit.Trim(),
            Latitude = latitude,
            Longitude = longitude,
        };
    }

    (double Latitude, double Longitude) ReadCentre() =>
        (Centre ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) is [var north, var east]
        && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
        && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
        && Math.Abs(latitude) <= 90
        && Math.Abs(longitude) <= 180
            ? (latitude, longitude)
            : throw new RefusedException(
                "Écrivez la latitude puis la longitude : « 47.4781, -0.5632 ».",
                nameof(Centre)
            );
}
