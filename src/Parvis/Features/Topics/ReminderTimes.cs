using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Topics;

/// <summary>
/// When somebody is told that a date comes or has passed, in working days. What is absent is as in the topic above, or
/// as the town says.
/// </summary>
/// <param name="BeforeDays">Before the date: who has it.</param>
/// <param name="HeadDays">After it: the head of the department.</param>
/// <param name="PilotDays">After it: the pilot.</param>
public sealed record ReminderTimes(int? BeforeDays = null, int? HeadDays = null, int? PilotDays = null)
{
    public const int MostBefore = 30;
    public const int MostAfter = 90;

    /// <summary>The working day after the date is the one on which who has it is told.</summary>
    public const int LeastHead = 2;

    public static ReminderTimes Of(RequestSettings town) =>
        new(town.ReminderBeforeDays, town.ReminderHeadDays, town.ReminderPilotDays);

    public ReminderTimes Over(ReminderTimes above) =>
        new(BeforeDays ?? above.BeforeDays, HeadDays ?? above.HeadDays, PilotDays ?? above.PilotDays);

    /// <summary>The pilot comes after the head, whatever a topic and the town say apart.</summary>
    public ReminderTimes InOrder()
    {
        var head = Math.Max(HeadDays ?? 0, LeastHead);
        return new ReminderTimes(BeforeDays ?? 0, head, Math.Max(PilotDays ?? 0, head + 1));
    }

    public ReminderTimes Checked()
    {
        Check(BeforeDays, 0, MostBefore, "ReminderBeforeDays");
        Check(HeadDays, LeastHead, MostAfter, "ReminderHeadDays");
        Check(PilotDays, LeastHead + 1, MostAfter, "ReminderPilotDays");
        if (PilotDays <= HeadDays)
            throw new RefusedException(
                "Le pilote est prévenu après le responsable : donnez-lui plus de jours.",
                "ReminderPilotDays"
            );
        return this;
    }

    static void Check(int? days, int least, int most, string field)
    {
        if (days < least || days > most)
            throw new RefusedException($"Ce nombre de jours ouvrés va de {least} à {most}.", field);
    }
}
