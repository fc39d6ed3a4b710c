namespace Parvis.Deadlines.Clocks;

/// <summary>A stretch during which the clock stands still.</summary>
/// <param name="From">The day the list is sent: the first day that does not count.</param>
/// <param name="Until">The day the clock goes on.</param>
/// <param name="CountedFrom">
/// The same as <paramref name="From"/>, or later when another suspension already holds the days before.
/// </param>
/// <param name="ArrivedOn">The day the items arrived, when they ended it.</param>
sealed record Suspension(DateOnly From, DateOnly Until, DateOnly CountedFrom, DateOnly? ArrivedOn = null)
{
    /// <summary>How many days it adds; no day is counted in two suspensions.</summary>
    public int Days => Math.Max(0, Until.DayNumber - CountedFrom.DayNumber);
}
