namespace Parvis.TestKit;

/// <summary>The clock of a test town: it stands still, or walks from a given moment, until it is moved.</summary>
public sealed class FakeClock(DateTimeOffset start, bool walks = false) : TimeProvider
{
    /// <summary>A Monday morning, 09:12 in Paris, in a week without a holiday.</summary>
    public static readonly DateTimeOffset MondayMorning = new(2026, 11, 16, 8, 12, 0, TimeSpan.Zero);

    readonly long startedAt = System.GetTimestamp();
    long movedTicks;

    public DateTime UtcNow => GetUtcNow().UtcDateTime;

    public override DateTimeOffset GetUtcNow()
    {
        var walked = walks ? System.GetElapsedTime(startedAt) : TimeSpan.Zero;
        return start + walked + TimeSpan.FromTicks(Interlocked.Read(ref movedTicks));
    }

    public void Advance(TimeSpan by) => Interlocked.Add(ref movedTicks, by.Ticks);
}
