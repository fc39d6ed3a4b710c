namespace Parvis.Data.Outages;

/// <summary>
/// Says an outage in the log when it begins, once a minute while it lasts, and when it is over: everything that fails
/// meanwhile fails for the same reason.
/// </summary>
public sealed partial class OutageLog(TimeProvider clock, ILogger<OutageLog> log)
{
    static readonly TimeSpan Reminder = TimeSpan.FromMinutes(1);

    readonly Lock door = new();
    readonly Dictionary<Outage, Spell> spells = [];

    public IReadOnlyList<Outage> Ongoing
    {
        get
        {
            lock (door)
                return [.. spells.Keys];
        }
    }

    public void Note(Outage outage, Exception failure)
    {
        var now = clock.GetUtcNow();
        lock (door)
        {
            if (!spells.TryGetValue(outage, out var spell))
            {
                spells[outage] = new Spell { Since = now, SaidAt = now };
                LogBegin(outage, failure.GetBaseException().Message);
                return;
            }

            spell.Failures++;
            if (now - spell.SaidAt < Reminder)
                return;
            spell.SaidAt = now;
            LogLasting(outage, (now - spell.Since).TotalSeconds, spell.Failures);
        }
    }

    public void End(Outage outage)
    {
        lock (door)
        {
            if (spells.Remove(outage, out var spell))
                LogEnd(outage, (clock.GetUtcNow() - spell.Since).TotalSeconds, spell.Failures);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Outage}: {Cause} The program goes on by itself once it is over."
    )]
    partial void LogBegin(Outage outage, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Outage} for {Seconds:0} seconds: {Failures} failures so far.")]
    partial void LogLasting(Outage outage, double seconds, int failures);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Outage} is over after {Seconds:0} seconds and {Failures} failures."
    )]
    partial void LogEnd(Outage outage, double seconds, int failures);

    sealed class Spell
    {
        public required DateTimeOffset Since { get; init; }

        public required DateTimeOffset SaidAt { get; set; }

        public int Failures { get; set; } = 1;
    }
}
