using Parvis.Deadlines;

namespace Parvis.Features.Settings.Calendar;

/// <summary>
/// The town hall's own days without work, and the hour after which it is tomorrow. What the town promises follows them;
/// what the law counts never does.
/// </summary>
public sealed record WorkCalendar
{
    public IReadOnlyList<ClosingDay> ClosingDays { get; init; } = [];

    /// <summary>What comes from this local time on counts for the next working day; null when the whole day counts.</summary>
    public TimeOnly? ClosingTime { get; init; }

    public TownCalendar With(HolidayZone zone) => new(zone, ClosingDays.Select(d => d.On).ToHashSet(), ClosingTime);

    public Described Describe() =>
        new Described()
            .Add("Heure de fermeture", ClosingTime is { } time ? $"{time:HH\\:mm}" : "")
            .Add("Jours de fermeture", string.Join(" ; ", ClosingLines.Write(ClosingDays)));
}

/// <param name="On">A local day.</param>
/// <param name="Why">As residents may read it.</param>
public sealed record ClosingDay(DateOnly On, string Why);
