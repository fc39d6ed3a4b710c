using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Parvis.Deadlines.Regimes;

/// <summary>A number and a unit: <c>2M</c> two months, <c>10JO</c> ten working days, <c>15J</c> fifteen days.</summary>
public sealed record TimeLimit
{
    /// <summary>More months than any text gives.</summary>
    public const int MostMonths = 99;

    /// <summary>More days than any text gives.</summary>
    public const int MostDays = 999;

    static readonly string[] NumbersInFrench =
    [
        "zéro",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
    ];

    /// <summary>A period.</summary>
    /// <param name="number">Months from 1 to 99, or days from 0 to 999.</param>
    /// <param name="unit">What is counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of reach.</exception>
    public TimeLimit(int number, TimeUnit unit)
    {
        var (least, most) = unit is TimeUnit.Month ? (1, MostMonths) : (0, MostDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, most);
        Number = number;
        Unit = unit;
    }

    /// <summary>How many.</summary>
    public int Number { get; }

    /// <summary>Of what.</summary>
    public TimeUnit Unit { get; }

    /// <summary>« deux mois », « dix jours ouvrés », « 21 jours ».</summary>
    public string InFrench =>
        (Unit, Number) switch
        {
            (TimeUnit.Month, _) => MonthsInFrench(Number),
            (TimeUnit.CalendarDay, < 2) => $"{Words(Number)} jour",
            (TimeUnit.CalendarDay, _) => $"{Words(Number)} jours",
            (TimeUnit.WorkingDay, < 2) => $"{Words(Number)} jour ouvré",
            (TimeUnit.WorkingDay, _) => $"{Words(Number)} jours ouvrés",
        };

    /// <summary>Reads a period as codes write it.</summary>
    /// <param name="text"><c>2M</c>, <c>15J</c>, <c>10JO</c>; null or anything else is refused.</param>
    /// <param name="limit">The period, or null.</param>
    /// <returns>Whether the text is a period.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TimeLimit? limit)
    {
        limit = null;
        var digits = text is null ? 0 : text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 3)
            return false;
        var number = int.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture);
        limit = text![digits..] switch
        {
            "M" when number is >= 1 and <= MostMonths => new(number, TimeUnit.Month),
            "J" => new(number, TimeUnit.CalendarDay),
            "JO" => new(number, TimeUnit.WorkingDay),
            _ => null,
        };
        return limit is not null;
    }

    /// <summary>The last day of the period.</summary>
    /// <param name="start">The day it is counted from, never counted itself.</param>
    /// <param name="calendar">Which days are working days; the others units do not read it.</param>
    /// <returns>A day on or after <paramref name="start"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count leaves the computed years.</exception>
    public DateOnly After(DateOnly start, TownCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Unit switch
        {
            TimeUnit.Month => Months.Add(start, Number),
            TimeUnit.CalendarDay => start.AddDays(Number),
            TimeUnit.WorkingDay => calendar.Add(start, Number),
        };
    }

    internal static string MonthsInFrench(int months) => $"{Words(months)} mois";

    /// <summary>As codes write it.</summary>
    /// <returns><c>2M</c>, <c>15J</c>, <c>10JO</c>.</returns>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture) + Unit.Sign();

    static string Words(int number) =>
        number < NumbersInFrench.Length ? NumbersInFrench[number] : number.ToString(CultureInfo.InvariantCulture);
}
