using Parvis.Data;
using Parvis.Features.Settings.Calendar;

namespace Parvis.Features.Organisation;

/// <summary>A day on which a place opens otherwise than its week says.</summary>
/// <param name="On">A local day.</param>
/// <param name="Hours">« 9h-12h »; empty when it is closed.</param>
public sealed record ExceptionalDay(DateOnly On, string Hours)
{
    public string InWords => Hours.Length > 0 ? Hours : "fermé";
}

/// <summary>Exceptional days as people write them, a line each: « 24/12/2026 9h-12h », « 02/01/2027 fermé ».</summary>
public static class ExceptionalDays
{
    const int Most = 200;

    const string Field = "Exceptions";

    /// <exception cref="RefusedException">A line is not one: it is named by its number.</exception>
    public static IReadOnlyList<ExceptionalDay> Read(string? text)
    {
        var days = new SortedDictionary<DateOnly, string>();
        foreach (var (number, line) in DayLines.Of(text))
        {
            var (date, hours) = (line.Split(' ', 2) is [var first, var rest]) ? (first, rest) : (line, "");
            if (!DayLines.TryRead(date, out var on))
                throw Refused(number, $"« {date.ShortenedTo(40)} » n'est pas une date comme 24/12/2026.");
            if (!days.TryAdd(on, HoursOf(on, hours, number)))
                throw Refused(number, "ce jour est déjà écrit plus haut.");
        }

        if (days.Count > Most)
            throw new RefusedException($"Il y a plus de {Most} jours : retirez les années passées.", Field);
        return [.. days.Select(d => new ExceptionalDay(d.Key, d.Value))];
    }

    public static IEnumerable<string> Write(IEnumerable<ExceptionalDay> days) =>
        days.OrderBy(d => d.On).Select(d => $"{DayLines.Write(d.On)} {d.InWords}");

    static string HoursOf(DateOnly on, string text, int line)
    {
        var day = on.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)on.DayOfWeek;
        try
        {
            var hours = OpeningHours.Parse(day, text);
            ServicePoint.RefuseMuddled(hours);
            return OpeningHours.InWords(hours, day);
        }
        catch (RefusedException refused)
        {
            throw Refused(line, refused.Message.Split(" : ", 2)[^1]);
        }
    }

    static RefusedException Refused(int line, string why) => new($"Jours particuliers, ligne {line} : {why}", Field);
}
