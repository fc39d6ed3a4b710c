using Parvis.Features.Settings.Calendar;

namespace Parvis.Features.Organisation;

/// <summary>In the coming weeks: the town's closing days, and the days on which a place opens otherwise.</summary>
public static class SpecialDays
{
    const int DaysAhead = 45;

    /// <param name="town">Its closing days.</param>
    /// <param name="place">Null for the town hall as a whole.</param>
    /// <param name="today">In the town.</param>
    /// <returns>Soonest first.</returns>
    public static IReadOnlyList<(DateOnly On, string Words)> Coming(
        WorkCalendar town,
        ServicePoint? place,
        DateOnly today
    )
    {
        var days = new SortedDictionary<DateOnly, string>();
        foreach (var day in town.ClosingDays)
            days[day.On] = day.Why.Length > 0 ? $"fermé ({day.Why})" : "fermé";
        // What the place says of itself comes last: it may open on a day when the town hall is closed.
        foreach (var day in place?.Exceptions ?? [])
            days[day.On] = day.InWords;
        return [.. days.Where(d => d.Key >= today && d.Key <= today.AddDays(DaysAhead)).Select(d => (d.Key, d.Value))];
    }
}
