using System.Globalization;
using Parvis.Deadlines.Clocks;

namespace Parvis.Deadlines.Cases;

/// <summary>The events column: <c>2025-03-12 incomplete deadline=2025-04-11; 2025-03-28 completed</c>.</summary>
static class CaseEvents
{
    const string Column = CaseColumns.Events;

    static readonly Dictionary<string, ClockEventKind> Verbs = new(StringComparer.Ordinal)
    {
        ["incomplete"] = ClockEventKind.Incomplete,
        ["completed"] = ClockEventKind.Completed,
        ["not-competent"] = ClockEventKind.NotCompetent,
        ["forwarded"] = ClockEventKind.Forwarded,
        ["received-by-competent"] = ClockEventKind.ReceivedByCompetent,
        ["transferred"] = ClockEventKind.Transferred,
        ["acknowledged"] = ClockEventKind.Acknowledged,
        ["decision-notified"] = ClockEventKind.DecisionNotified,
        ["withdrawn"] = ClockEventKind.Withdrawn,
        ["object-changed"] = ClockEventKind.ObjectChanged,
        ["identity-asked"] = ClockEventKind.IdentityAsked,
        ["identity-given"] = ClockEventKind.IdentityGiven,
        ["extension-notified"] = ClockEventKind.ExtensionNotified,
    };

    static readonly Dictionary<ClockEventKind, string> Words = Verbs.ToDictionary(v => v.Value, v => v.Key);

    /// <exception cref="BadCellException">An event cannot be read, or comes before the one it follows.</exception>
    public static IReadOnlyList<ClockEvent> Read(string text)
    {
        if (text.Length == 0)
            return [];
        List<ClockEvent> events = [];
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Event(part);
            if (events.Count > 0 && next.On < events[^1].On)
                throw new BadCellException(Column, $"'{part}' comes before the event it follows");
            events.Add(next);
        }
        return events;
    }

    public static string Write(IEnumerable<ClockEvent> events) => string.Join("; ", events.Select(Write));

    static ClockEvent Event(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var on = CaseDates.Day(Column, words[0]);
        if (words.Length < 2)
            throw new BadCellException(Column, $"'{part}' has no verb");
        if (!Verbs.TryGetValue(words[1], out var kind))
            throw new BadCellException(Column, $"'{words[1]}' is no verb");
        var read = new ClockEvent(on, kind);
        foreach (var word in words[2..])
            read = With(read, word);
        if (read.Deadline < read.On)
            throw new BadCellException(Column, $"'{part}' gives a deadline before its own date");
        return read;
    }

    static ClockEvent With(ClockEvent read, string word)
    {
        if (read.Kind is ClockEventKind.Incomplete)
        {
            switch (word.Split('=', 2))
            {
                case ["deadline", var day]:
                    return read with { Deadline = CaseDates.Day(Column, day) };
                case ["indispensable", ("yes" or "no") and var answer]:
                    return read with { Indispensable = answer == "yes" };
            }
        }
        throw new BadCellException(Column, $"'{word}' means nothing after '{Words[read.Kind]}'");
    }

    static string Write(ClockEvent happened) =>
        Day(happened.On)
        + $" {Words[happened.Kind]}"
        + (happened.Deadline is { } deadline ? $" deadline={Day(deadline)}" : "")
        + (happened.Indispensable ? "" : " indispensable=no");

    static string Day(DateOnly day) => day.ToString(CaseAnswer.DayFormat, CultureInfo.InvariantCulture);
}
