using System.Collections.Concurrent;

namespace Parvis.Deadlines;

/// <summary>
/// The public holidays of today's law, computed for any year of the Gregorian calendar from 1970 to 2099.
/// </summary>
/// <remarks>
/// Code du travail L3133-1 (the eleven national ones), L3134-13 (Alsace-Moselle), L3422-2 (overseas). A holiday that
/// falls on a Sunday is not replaced by another day. Usages without a text (Good Friday in the Antilles, the Muslim
/// feasts in Mayotte) are a town's own closing days, see <see cref="WorkingDays"/>. The law has changed over time
/// (8 May came back in 1981): the years before are computed as if it had not.
/// </remarks>
public static class PublicHolidays
{
    /// <summary>First year computed.</summary>
    public const int FirstYear = 1970;

    /// <summary>Last year computed.</summary>
    public const int LastYear = 2099;

    static readonly ConcurrentDictionary<(HolidayZone Zone, int Year), KnownYear> Known = new();

    /// <summary>Every holiday of a year, in order of date.</summary>
    /// <param name="year">From <see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
    /// <param name="zone">The zone whose holidays count.</param>
    /// <returns>
    /// The holidays; two of them may share a day (Ascension on 1 or 8 May, Whit Monday on 10 June in Guyane).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is not computed.</exception>
    public static IReadOnlyList<PublicHoliday> Of(int year, HolidayZone zone) => Year(year, zone).InOrder;

    /// <summary>The holiday that falls on a day.</summary>
    /// <param name="date">A day of a computed year.</param>
    /// <param name="zone">The zone whose holidays count.</param>
    /// <returns>The holiday, or null on any other day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is not computed.</exception>
    public static PublicHoliday? On(DateOnly date, HolidayZone zone) =>
        Year(date.Year, zone).ByDay.GetValueOrDefault(date);

    /// <summary>Easter Sunday by the anonymous Gregorian computus (Meeus, Jones, Butcher).</summary>
    /// <param name="year">From <see cref="FirstYear"/> to <see cref="LastYear"/>.</param>
    /// <returns>A Sunday from 22 March to 25 April.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is not computed.</exception>
    public static DateOnly EasterSunday(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        var golden = year % 19;
        var (century, ofCentury) = Math.DivRem(year, 100);
        var (leapCenturies, century4) = Math.DivRem(century, 4);
        var moonCorrection = (century + 8) / 25;
        var sunCorrection = (century - moonCorrection + 1) / 3;
        var epact = ((19 * golden) + century - leapCenturies - sunCorrection + 15) % 30;
        var (leapYears, year4) = Math.DivRem(ofCentury, 4);
        var toSunday = (32 + (2 * century4) + (2 * leapYears) - epact - year4) % 7;
        var shift = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(epact + toSunday - (7 * shift) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    static KnownYear Year(int year, HolidayZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return Known.GetOrAdd((zone, year), static key => Compute(key.Zone, key.Year));
    }

    static KnownYear Compute(HolidayZone zone, int year)
    {
        var easter = EasterSunday(year);
        PublicHoliday[] inOrder = [.. National(year, easter).Concat(Local(year, easter, zone)).OrderBy(h => h.Date)];
        return new(inOrder, inOrder.DistinctBy(h => h.Date).ToDictionary(h => h.Date));
    }

    static IEnumerable<PublicHoliday> National(int year, DateOnly easter) =>
        [
            new(new(year, 1, 1), "Jour de l'an"),
            new(easter.AddDays(1), "Lundi de Pâques"),
            new(new(year, 5, 1), "Fête du travail"),
            new(new(year, 5, 8), "Victoire 1945"),
            new(easter.AddDays(39), "Ascension"),
            new(easter.AddDays(50), "Lundi de Pentecôte"),
            new(new(year, 7, 14), "Fête nationale"),
            new(new(year, 8, 15), "Assomption"),
            new(new(year, 11, 1), "Toussaint"),
            new(new(year, 11, 11), "Armistice 1918"),
            new(new(year, 12, 25), "Noël"),
        ];

    static IEnumerable<PublicHoliday> Local(int year, DateOnly easter, HolidayZone zone)
    {
        PublicHoliday saintStephen = new(new(year, 12, 26), "Saint-Étienne");
        return zone.Code switch
        {
            "AM" => [saintStephen],
            "AM-temple" => [new(easter.AddDays(-2), "Vendredi saint"), saintStephen],
            "971" => [Abolition(year, 5, 27)],
            "972" => [Abolition(year, 5, 22)],
            "973" => [Abolition(year, 6, 10)],
            "974" => [Abolition(year, 12, 20)],
            "976" => [Abolition(year, 4, 27)],
            "977" => [Abolition(year, 10, 9)],
            "978" => [Abolition(year, 5, 28)],
            _ => [],
        };
    }

    static PublicHoliday Abolition(int year, int month, int day) =>
        new(new(year, month, day), "Abolition de l'esclavage");

    sealed record KnownYear(IReadOnlyList<PublicHoliday> InOrder, IReadOnlyDictionary<DateOnly, PublicHoliday> ByDay);
}
