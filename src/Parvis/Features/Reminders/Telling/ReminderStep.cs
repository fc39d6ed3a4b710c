namespace Parvis.Features.Reminders.Telling;

/// <summary>Who is told about the date of a request, one after the other.</summary>
public enum ReminderStep
{
    /// <summary>Who has it, before the date.</summary>
    Near,

    /// <summary>Who has it, the working day after the date.</summary>
    Passed,
    Head,
    Pilot,
}

public static class ReminderSteps
{
    public static readonly ReminderStep[] All = Enum.GetValues<ReminderStep>();
}
