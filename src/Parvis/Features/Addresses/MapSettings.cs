using System.Globalization;

namespace Parvis.Features.Addresses;

/// <summary>The map that is offered beside a place to write: none as long as the town names no source of tiles.</summary>
public sealed record MapSettings
{
    public const int MaxTiles = 300;
    public const int MaxCredit = 200;

    /// <summary>« https://tuiles.exemple.fr/{z}/{x}/{y}.png »; empty for no map.</summary>
    public string Tiles { get; init; } = "";

    /// <summary>Whose map it is: shown on it.</summary>
    public string Credit { get; init; } = "";

    /// <summary>Of what it shows first; WGS 84, degrees.</summary>
    public double Latitude { get; init; }

    public double Longitude { get; init; }

    public bool IsOn => Tiles.Length > 0;

    /// <summary>Where the tiles come from: the only other site that a page may load pictures from.</summary>
    public string Origin =>
        new Uri(Tiles.Replace("{s}", "a", StringComparison.Ordinal)).GetLeftPart(UriPartial.Authority);

    /// <summary>« 47.4781,-0.5632 »</summary>
    public string Centre => string.Create(CultureInfo.InvariantCulture, $"{Latitude},{Longitude}");
}
