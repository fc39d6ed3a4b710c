namespace Parvis.Features.Settings.Calendar;

public sealed class WorkCalendarForm
{
    public TimeOnly? ClosingTime { get; set; }

    /// <summary>One a line: see <see cref="ClosingLines"/>.</summary>
    public string? Days { get; set; }

    public int Version { get; set; }

    public static WorkCalendarForm Of(WorkCalendar calendar, int version) =>
        new()
        {
            ClosingTime = calendar.ClosingTime,
            Days = string.Join('\n', ClosingLines.Write(calendar.ClosingDays)),
            Version = version,
        };

    /// <exception cref="Data.RefusedException">A line is no day.</exception>
    public WorkCalendar Read() => new() { ClosingTime = ClosingTime, ClosingDays = ClosingLines.Read(Days) };
}
