using System.Globalization;

namespace Parvis.Deadlines.Clocks;

/// <summary>Dates in French words, the same whatever the culture of the machine.</summary>
static class FrenchDate
{
    static readonly string[] Days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    static readonly string[] MonthNames =
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];

    /// <returns>« mercredi 5 mars 2025 », « jeudi 1er mai 2025 ».</returns>
    public static string Of(DateOnly date) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{DayOfWeek(date)} {date.Day}{(date.Day == 1 ? "er" : "")} {MonthNames[date.Month - 1]} {date.Year}"
        );

    public static string DayOfWeek(DateOnly date) => Days[(int)date.DayOfWeek];
}
