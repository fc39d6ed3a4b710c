namespace Parvis.Deadlines;

/// <summary>Months counted « de quantième à quantième »: from a day number to the same day number.</summary>
/// <remarks>
/// Code de procédure civile art. 641 and Regulation (EEC, Euratom) 1182/71 art. 3-2 write the rule down; the implied
/// decisions of the CRPA are counted in the same way. Months are never turned into days.
/// </remarks>
public static class Months
{
    /// <summary>The same day number so many months later, or the last day of a month that lacks it.</summary>
    /// <param name="from">The first day; 31 December and two months give the last day of February.</param>
    /// <param name="months">How many months, zero or more.</param>
    /// <returns>
    /// The last day of the period. The last day of a month does not lead to the last day of another: 28 February and
    /// two months give 28 April.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="months"/> is negative, or the date leaves the calendar.
    /// </exception>
    public static DateOnly Add(DateOnly from, int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        return from.AddMonths(months);
    }
}
