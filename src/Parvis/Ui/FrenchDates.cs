using System.Globalization;

namespace Parvis.Ui;

/// <summary>Dates as people say them; every <see cref="DateTime"/> given here is already local to the town.</summary>
public static class FrenchDates
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« mardi 24 novembre 2026 »</summary>
    public static string InFull(this DateOnly date) =>
        date.Day == 1 ? date.ToString("dddd 1'er' MMMM yyyy", French) : date.ToString("dddd d MMMM yyyy", French);

    /// <summary>« mar. 24 nov. »</summary>
    public static string Short(this DateOnly date) =>
        date.ToString(date.Day == 1 ? "ddd 1'er' MMM" : "ddd d MMM", French);

    /// <summary>« mar. 24 nov. 09:12 »</summary>
    public static string Short(this DateTime local) => $"{DateOnly.FromDateTime(local).Short()} {local:HH:mm}";

    /// <summary>« dû demain », « en retard de 3 jours », « dû le mar. 24 nov. »</summary>
    public static string DueIn(this DateOnly due, DateOnly today) =>
        (due.DayNumber - today.DayNumber) switch
        {
            < -1 and var late => $"en retard de {-late} jours",
            -1 => "en retard d'un jour",
            0 => "dû aujourd'hui",
            1 => "dû demain",
            _ => $"dû le {due.Short()}",
        };
}
