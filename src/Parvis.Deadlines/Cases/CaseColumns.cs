namespace Parvis.Deadlines.Cases;

/// <summary>The columns of the case format, by name and in their usual order.</summary>
public static class CaseColumns
{
    /// <summary>What messages call the case.</summary>
    public const string Id = "id";

    /// <summary>Code of a regime, see <see cref="Regimes.Regime"/>.</summary>
    public const string Regime = "regime";

    /// <summary>Code of a zone, see <see cref="HolidayZone"/>.</summary>
    public const string Zone = "zone";

    /// <summary><c>17:00</c>, or empty.</summary>
    public const string ClosingTime = "closing_time";

    /// <summary>Local day, local time, or a time with its offset.</summary>
    public const string Received = "received";

    /// <summary><c>date verb key=value; …</c> in order of date, or empty.</summary>
    public const string Events = "events";

    /// <summary>Expected start: a day, <c>none</c>, or empty when nothing is expected.</summary>
    public const string ClockStart = "clock_start";

    /// <summary>Expected due date: a day, <c>none</c>, or empty when nothing is expected.</summary>
    public const string Due = "due";

    /// <summary>Expected implied decision: <c>acceptance</c>, <c>rejection</c>, <c>none</c>, or empty.</summary>
    public const string Kind = "kind";

    /// <summary>How sure the case is; read by people.</summary>
    public const string Confidence = "confidence";

    /// <summary>The article and the reason; read by people.</summary>
    public const string Why = "why";

    /// <summary>Every column, in the order a new file has them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Id,
        Regime,
        Zone,
        ClosingTime,
        Received,
        Events,
        ClockStart,
        Due,
        Kind,
        Confidence,
        Why,
    ];

    /// <summary>Columns without which no case can be read.</summary>
    internal static readonly IReadOnlyList<string> Required = [Regime, Zone, Received];

    /// <summary>Columns that an evaluation adds.</summary>
    internal static readonly IReadOnlyList<string> Got = [$"got_{ClockStart}", $"got_{Due}", $"got_{Kind}"];
}
