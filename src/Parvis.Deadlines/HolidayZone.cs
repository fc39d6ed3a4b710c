using System.Diagnostics.CodeAnalysis;

namespace Parvis.Deadlines;

/// <summary>
/// A part of France with public holidays of its own. Only the zones below exist, so a zone is always valid.
/// </summary>
/// <remarks>
/// Alsace-Moselle: Code du travail L3134-13. Overseas (commemoration of the abolition of slavery): L3422-2.
/// </remarks>
public sealed class HolidayZone
{
    /// <summary>The eleven holidays of Code du travail L3133-1, nothing more.</summary>
    public static readonly HolidayZone France = new("FR", "France métropolitaine", "Europe/Paris");

    /// <summary>Moselle, Bas-Rhin, Haut-Rhin: 26 December too.</summary>
    public static readonly HolidayZone AlsaceMoselle = new("AM", "Alsace-Moselle", "Europe/Paris");

    /// <summary>
    /// A commune of Alsace-Moselle with a Protestant or a mixed church: 26 December and Good Friday too.
    /// </summary>
    public static readonly HolidayZone AlsaceMoselleWithTemple = new(
        "AM-temple",
        "Alsace-Moselle, commune ayant un temple protestant ou une église mixte",
        "Europe/Paris"
    );

    /// <summary>Guadeloupe: 27 May too.</summary>
    public static readonly HolidayZone Guadeloupe = new("971", "Guadeloupe", "America/Guadeloupe");

    /// <summary>Martinique: 22 May too.</summary>
    public static readonly HolidayZone Martinique = new("972", "Martinique", "America/Martinique");

    /// <summary>Guyane: 10 June too.</summary>
    public static readonly HolidayZone Guyane = new("973", "Guyane", "America/Cayenne");

    /// <summary>La Réunion: 20 December too.</summary>
    public static readonly HolidayZone Reunion = new("974", "La Réunion", "Indian/Reunion");

    /// <summary>Mayotte: 27 April too.</summary>
    public static readonly HolidayZone Mayotte = new("976", "Mayotte", "Indian/Mayotte");

    /// <summary>Saint-Barthélemy: 9 October too.</summary>
    public static readonly HolidayZone SaintBarthelemy = new("977", "Saint-Barthélemy", "America/St_Barthelemy");

    /// <summary>
    /// Saint-Martin: 28 May too. L3422-2 still reads 27 May; the territory has kept 28 May since a circular of 2018.
    /// </summary>
    public static readonly HolidayZone SaintMartin = new("978", "Saint-Martin", "America/Marigot");

    /// <summary>Every zone, in the order a list shows them.</summary>
    public static readonly IReadOnlyList<HolidayZone> All =
    [
        France,
        AlsaceMoselle,
        AlsaceMoselleWithTemple,
        Guadeloupe,
        Martinique,
        Guyane,
        Reunion,
        Mayotte,
        SaintBarthelemy,
        SaintMartin,
    ];

    HolidayZone(string code, string name, string timeZone)
    {
        Code = code;
        Name = name;
        TimeZone = timeZone;
    }

    /// <summary>What settings store: <c>FR</c>, <c>AM</c>, <c>AM-temple</c>, <c>971</c>…</summary>
    public string Code { get; }

    /// <summary>The name in French.</summary>
    public string Name { get; }

    /// <summary>The IANA time zone of its town halls.</summary>
    public string TimeZone { get; }

    /// <summary>Finds the zone of a code.</summary>
    /// <param name="code">A <see cref="Code"/>, letter case aside.</param>
    /// <param name="zone">The zone, or null when no zone has this code.</param>
    /// <returns>Whether a zone has this code.</returns>
    public static bool TryParse(string? code, [NotNullWhen(true)] out HolidayZone? zone)
    {
        zone = All.FirstOrDefault(z => string.Equals(z.Code, code, StringComparison.OrdinalIgnoreCase));
        return zone is not null;
    }

    /// <summary>Finds the zone of a code.</summary>
    /// <param name="code">A <see cref="Code"/>, letter case aside.</param>
    /// <returns>The zone.</returns>
    /// <exception cref="FormatException">No zone has this code.</exception>
    public static HolidayZone Parse(string code) =>
        TryParse(code, out var zone) ? zone : throw new FormatException($"'{code}' is no holiday zone.");

    /// <inheritdoc/>
    public override string ToString() => Code;
}
