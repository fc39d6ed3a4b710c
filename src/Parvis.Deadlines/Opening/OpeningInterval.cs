namespace Parvis.Deadlines.Opening;

/// <summary>A stretch of one day during which a place is open, in its local time.</summary>
public sealed record OpeningInterval
{
    /// <summary>A stretch from one time to a later one of the same day.</summary>
    /// <param name="from">Opening time, included.</param>
    /// <param name="until">Closing time, excluded.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not close after it opens.</exception>
    public OpeningInterval(TimeOnly from, TimeOnly until)
    {
        if (until <= from)
            throw new ArgumentOutOfRangeException(nameof(until), "A place closes after it opens.");
        From = from;
        Until = until;
    }

    /// <summary>Opening time, included.</summary>
    public TimeOnly From { get; }

    /// <summary>Closing time, excluded.</summary>
    public TimeOnly Until { get; }

    /// <summary>How long it is open.</summary>
    public TimeSpan Length => Until - From;

    /// <summary>Is it open at this time?</summary>
    /// <param name="time">Local time.</param>
    /// <returns>True from <see cref="From"/>, false from <see cref="Until"/> on.</returns>
    public bool Contains(TimeOnly time) => From <= time && time < Until;
}
